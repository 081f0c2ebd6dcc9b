package atalaya.server.console;

import atalaya.server.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/quality`: how good the data is, source by source.
@RestController
class QualityController {

    private final Frame frame;
    private final Pages pages;
    private final LastHealth health;
    private final Catalogue catalogue;

    QualityController(Frame frame, Pages pages, LastHealth health, Catalogue catalogue) {
        this.frame = frame;
        this.pages = pages;
        this.health = health;
        this.catalogue = catalogue;
    }

    @GetMapping("/quality")
    ResponseEntity<String> quality(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var page = new QualityWords(w, catalogue.tags(w)).page(health.health());
        var shell = frame.around(who, request, w, w.text("console.quality.title"), "quality");
        return pages.show("quality", Map.of("shell", shell, "page", page));
    }

    /// One of the lists of the page as a file, shares from 0 to 1.
    ///
    /// @param list `sources`, `gaps` or `flaws`
    @GetMapping("/quality.csv")
    ResponseEntity<String> csv(@RequestParam(defaultValue = "sources") String list) {
        var measured = health.health();
        var text =
                switch (list) {
                    case "sources" -> QualityLists.sources(measured.sources());
                    case "gaps" -> QualityLists.gaps(measured.gaps());
                    case "flaws" -> QualityLists.flaws(measured.sources());
                    default -> null;
                };
        return text == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .header("Content-Type", "text/csv;charset=UTF-8")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"quality-" + list + ".csv\"")
                        .body(text);
    }
}
