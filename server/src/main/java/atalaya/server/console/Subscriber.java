package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Shell;
import atalaya.server.contact.Call;
import atalaya.server.resolve.CustomerId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One browser that hears what changes: whose it is, which telephones are theirs, and which
/// customers it has open.
///
/// What it has not heard yet waits in a short queue; a browser that does not keep up is let go and
/// comes back by itself.
final class Subscriber {

    private static final int MOST_WAITING = 32;
    private static final Told END = new Told(null, "", "");

    private final SignedIn who;
    private final String language;
    private final Shell.Csrf csrf;
    private final Set<String> desks;
    private final Map<CustomerId, String> open;
    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Long, Long> latest = new ConcurrentHashMap<>();
    private volatile boolean gone;

    /// @param desks the words by which telephony names this person
    /// @param open the customers on its pages, and the version shown of each
    Subscriber(
            SignedIn who,
            String language,
            Shell.Csrf csrf,
            Set<String> desks,
            Map<CustomerId, String> open) {
        this.who = who;
        this.language = language;
        this.csrf = csrf;
        this.desks = Set.copyOf(desks);
        this.open = new ConcurrentHashMap<>(open);
    }

    /// Something a browser is told.
    ///
    /// @param id to resume after, or null
    /// @param event its kind
    record Told(@Nullable String id, String event, String data) {}

    SignedIn who() {
        return who;
    }

    String language() {
        return language;
    }

    Shell.Csrf csrf() {
        return csrf;
    }

    boolean sitsAt(@Nullable String agent) {
        return agent != null && desks.contains(agent);
    }

    Set<String> desks() {
        return desks;
    }

    Set<CustomerId> open() {
        return Set.copyOf(open.keySet());
    }

    /// Tells it of a customer whose version is another than the one it shows.
    void compare(CustomerId customer, @Nullable String version) {
        var shown = open.get(customer);
        if (shown != null && version != null && !shown.equals(version)) {
            open.put(customer, version);
            tell(new Told(null, "changed", customer.toString()));
        }
    }

    /// From now on what is known of an earlier change of this call is of yesterday.
    void follow(Call call) {
        latest.merge(call.call(), call.position(), Math::max);
    }

    boolean isLatest(Call call) {
        return latest.getOrDefault(call.call(), call.position()) == call.position();
    }

    void tell(Told told) {
        if (!waiting.offer(told)) {
            leave();
        }
    }

    /// The next thing to say; null when nothing happened for so long.
    @Nullable Told next(Duration atMost) throws InterruptedException {
        var told = gone ? END : waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        return told == END ? null : told;
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
        waiting.clear();
        waiting.add(END);
    }
}
