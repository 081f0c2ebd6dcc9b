package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.value.Scorecard;
import atalaya.server.value.Scorecards;
import atalaya.server.value.Values;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/backoffice`: what calls, returns, cards and complaints do to customers.
@RestController
class BackOfficeController {

    private static final List<String> HEADER =
            List.of(
                    "board",
                    "row",
                    "times",
                    "gone_wrong",
                    "customers",
                    "at_risk",
                    "monthly_cost",
                    "buy_again_difference",
                    "low_95",
                    "high_95",
                    "compared",
                    "comparable");

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

    /// All rows of all boards as a file.
    @GetMapping("/backoffice.csv")
    ResponseEntity<String> csv() {
        var file = new StringBuilder(String.join(",", HEADER) + "\r\n");
        for (var filled : scorecards.now().boards()) {
            for (var row : filled.rows()) {
                file.append(line(filled.board(), row));
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"backoffice.csv\"")
                .body(file.toString());
    }

    private String line(Scorecard.Board board, Scorecard.Row row) {
        var after = row.after();
        return CsvLine.of(
                board.word(),
                row.label(),
                row.all(),
                row.bad(),
                row.customers(),
                BigDecimal.valueOf(row.atRisk(), values.decimals()),
                BigDecimal.valueOf(row.cost(), values.decimals()),
                after == null ? null : rounded(after.difference()),
                after == null ? null : rounded(after.low()),
                after == null ? null : rounded(after.high()),
                after == null ? null : after.exposed(),
                after == null ? null : after.comparable());
    }

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_EVEN);
    }
}
