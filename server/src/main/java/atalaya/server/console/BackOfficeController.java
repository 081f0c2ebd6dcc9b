package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.value.Scorecards;
import atalaya.server.value.Values;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/backoffice`: what calls, returns, cards and complaints do to customers.
@RestController
class BackOfficeController {

    private final Frame frame;
    private final Pages pages;
    private final Scorecards scorecards;
    private final Values values;

    BackOfficeController(Frame frame, Pages pages, Scorecards scorecards, Values values) {
        this.frame = frame;
        this.pages = pages;
        this.scorecards = scorecards;
        this.values = values;
    }

    @GetMapping("/backoffice")
    ResponseEntity<String> backOffice(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var page =
                new BackOfficeParts(w, values.currency(), values.decimals()).page(scorecards.now());
        var shell = frame.around(who, request, w, w.text("value.backoffice.title"), "backoffice");
        return pages.show("backoffice", Map.of("shell", shell, "page", page));
    }
}
