package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.quality.Quality;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/quality`: how good the data is, source by source.
@RestController
class QualityController {

    private static final int GAPS = 8;

    private final Frame frame;
    private final Pages pages;
    private final Quality quality;
    private final Catalogue catalogue;

    QualityController(Frame frame, Pages pages, Quality quality, Catalogue catalogue) {
        this.frame = frame;
        this.pages = pages;
        this.quality = quality;
        this.catalogue = catalogue;
    }

    @GetMapping("/quality")
    ResponseEntity<String> health(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var says = new QualityWords(w, catalogue.tags(w));
        var page =
                says.page(quality.overview(w.now()), quality.sources(w.now()), quality.gaps(GAPS));
        var shell = frame.around(who, request, w, w.text("console.quality.title"), "quality");
        return pages.show("quality", Map.of("shell", shell, "page", page));
    }
}
