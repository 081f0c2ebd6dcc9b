package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.console.page.CallPage;
import atalaya.server.console.page.Words;
import atalaya.server.contact.Call;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Draws the page of a call before anybody asks for it, so that the browser has only to show it.
@Component
final class Ringing {

    private final CallPages callPages;
    private final Pages pages;
    private final Catalogue catalogue;
    private final InstantSource time;
    private final Audit audit;
    private final ZoneId zone = ZoneId.systemDefault();

    Ringing(
            CallPages callPages,
            Pages pages,
            Catalogue catalogue,
            InstantSource time,
            Audit audit) {
        this.callPages = callPages;
        this.pages = pages;
        this.catalogue = catalogue;
        this.time = time;
        this.audit = audit;
    }

    /// As the person at that browser may see it.
    String html(Subscriber one, Call call) {
        var w = Words.of(one.language(), zone, time.instant());
        var page = callPages.of(one.who(), call, w, catalogue.tags(w));
        if (page.who() != null) {
            audit.recordRead(one.who(), "call.shown", page.who().id());
        }
        return render(one, page, w);
    }

    /// What telephony told, while nobody knows yet who it is; asks nothing of the store.
    ///
    /// @param late whether nobody looks for them any more
    String without(Subscriber one, Call call, boolean late) {
        var w = Words.of(one.language(), zone, time.instant());
        return render(one, CallPages.without(one.who(), call, late, w), w);
    }

    private String render(Subscriber one, CallPage page, Words w) {
        return pages.render("part/call", Map.of("w", w, "csrf", one.csrf(), "page", page));
    }
}
