package atalaya.server.console;

import atalaya.server.console.Subscriber.Told;
import atalaya.server.contact.Call;
import java.util.function.Supplier;

/// The page of one call on its way to one browser: what telephony told when the rest takes long,
/// and then the whole. Neither comes after a later change of the same call.
final class Pop {

    private final Subscriber to;
    private final Call call;
    private boolean isWhole;

    Pop(Subscriber to, Call call) {
        this.to = to;
        this.call = call;
    }

    /// Tells of the call without its caller, unless the whole page is there.
    synchronized void meanwhile(Supplier<String> html) {
        if (!isWhole) {
            tell(html.get());
        }
    }

    synchronized void whole(String html) {
        isWhole = true;
        tell(html);
    }

    private void tell(String html) {
        if (to.isLatest(call)) {
            to.tell(new Told(Long.toString(call.position()), "call", html));
        }
    }
}
