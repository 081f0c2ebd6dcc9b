package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.TiersPage;
import atalaya.server.console.page.TiersPage.Choice;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Goal;
import atalaya.server.segment.Goal.Measure;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.TierReport;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/tiers`: how the tiers do.
@RestController
class TiersController {

    private final TierPages tierPages;
    private final TierReport report;
    private final Frame frame;
    private final Pages pages;

    TiersController(TierPages tierPages, TierReport report, Frame frame, Pages pages) {
        this.tierPages = tierPages;
        this.report = report;
        this.frame = frame;
        this.pages = pages;
    }

    /// @param days of the migration
    /// @param set which goal was just set
    @GetMapping("/tiers")
    ResponseEntity<String> show(
            SignedIn who,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam @Nullable Tier set,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var notice =
                set == null
                        ? null
                        : new Notice("done", w.text("console.tiers.goal-set", set.name()), null);
        return page(HttpStatus.OK, who, days, notice, w, request);
    }

    @GetMapping("/tiers.csv")
    ResponseEntity<String> csv(SignedIn who, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"tiers.csv\"")
                .body(tierPages.csv(who));
    }

    @PostMapping("/tiers/goals")
    ResponseEntity<String> set(
            SignedIn who,
            @RequestParam Tier tier,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String due,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        try {
            report.set(
                    who,
                    new Goal(
                            tier, measure(measure), target(measure, target), LocalDate.parse(due)));
            return Pages.seeOther("/tiers?set=" + tier);
        } catch (AtalayaError | DateTimeException | IllegalArgumentException wrong) {
            var notice = new Notice("bad", w.text("console.tiers.goal-wrong"), null);
            return page(HttpStatus.UNPROCESSABLE_CONTENT, who, 90, notice, w, request);
        }
    }

    private static Measure measure(String word) {
        return Arrays.stream(Measure.values())
                .filter(one -> TermsReader.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such measure"));
    }

    /// Shares are typed as percentages.
    private static double target(String measure, String typed) {
        double number = Double.parseDouble(typed.strip().replace(',', '.'));
        return measure(measure) == Measure.RETENTION ? number / 100 : number;
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            int days,
            @Nullable Notice notice,
            Words w,
            HttpServletRequest request) {
        var shell = frame.around(who, request, w, w.text("console.tiers.title"), "tiers");
        TiersPage page = tierPages.of(who, days, w);
        return pages.show(
                status,
                "tiers",
                Map.of("shell", notice == null ? shell : shell.with(notice), "page", page));
    }

    /// One choice among the values of an enumeration.
    static Choice choice(Enum<?> value, String label, boolean chosen) {
        return new Choice(TermsReader.word(value), label, chosen);
    }
}
