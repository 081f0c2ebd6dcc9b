package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.Masks;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.PortfolioListPage;
import atalaya.server.console.page.Words;
import atalaya.server.value.Mark;
import atalaya.server.value.PortfolioLine;
import atalaya.server.value.Portfolios;
import atalaya.server.value.Valuation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/portfolio`: all customers together, and the lists behind its marks.
@RestController
class PortfolioController {

    private static final int ROWS = 50;
    private static final int CSV_PAGE = 1_000;

    private static final List<String> HEADER =
            List.of(
                    "customer",
                    "name",
                    "city",
                    "owner",
                    "contribution_12_months",
                    "contribution",
                    "lifetime_value",
                    "health",
                    "trend",
                    "standing",
                    "last_purchase",
                    "purchases");

    private final Frame frame;
    private final Pages pages;
    private final Portfolios portfolios;
    private final Valuation valuation;
    private final TierPages tiers;
    private final Audit audit;

    PortfolioController(
            Frame frame,
            Pages pages,
            Portfolios portfolios,
            Valuation valuation,
            TierPages tiers,
            Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.portfolios = portfolios;
        this.valuation = valuation;
        this.tiers = tiers;
        this.audit = audit;
    }

    /// @param days of the migration between tiers
    @GetMapping("/portfolio")
    ResponseEntity<String> portfolio(
            SignedIn who, @RequestParam(defaultValue = "90") int days, HttpServletRequest request) {
        var w = frame.words(who, request);
        var page = parts(w).page(tiers.migration("/portfolio", days, w));
        var shell = frame.around(who, request, w, w.text("value.portfolio.title"), "portfolio");
        return pages.show("portfolio", Map.of("shell", shell, "page", page));
    }

    /// @param after where the page before ended
    @GetMapping("/portfolio/customers")
    ResponseEntity<String> customers(
            SignedIn who,
            @RequestParam(defaultValue = "all") String mark,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var asked = Mark.parse(mark).orElseGet(Mark.All::new);
        var found = portfolios.behind(asked, place(after), ROWS + 1);
        boolean more = found.size() > ROWS;
        var shown = more ? found.subList(0, ROWS) : found;
        read(who, shown);
        var parts = parts(w);
        var page =
                new PortfolioListPage(
                        parts.title(asked),
                        w.count("console.customers.total", portfolios.count(asked)),
                        shown.stream().map(line -> line(line, parts, who.masks())).toList(),
                        PortfolioParts.url(asked).replace("/customers?", "/customers.csv?"),
                        more ? next(asked, shown.getLast()) : null);
        var shell = frame.around(who, request, w, page.title(), "portfolio");
        return pages.show("portfolio-list", Map.of("shell", shell, "page", page));
    }

    /// The same list as a file, however long, a page at a time.
    @GetMapping("/portfolio/customers.csv")
    void csv(
            SignedIn who,
            @RequestParam(defaultValue = "all") String mark,
            HttpServletResponse response)
            throws IOException {
        var asked = Mark.parse(mark).orElseGet(Mark.All::new);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s.csv\""
                        .formatted(asked.word().replaceAll("[^A-Za-z0-9-]", "_")));
        var out = response.getWriter();
        out.write(String.join(",", HEADER) + "\r\n");
        int decimals = portfolios.now().decimals();
        var page = portfolios.behind(asked, null, CSV_PAGE);
        while (!page.isEmpty()) {
            read(who, page);
            for (var line : page) {
                out.write(csvLine(line, who.masks(), decimals));
            }
            page = portfolios.behind(asked, page.getLast().place(), CSV_PAGE);
        }
    }

    private void read(SignedIn who, List<PortfolioLine> lines) {
        audit.recordRead(
                who,
                "customers.listed",
                lines.stream().map(line -> line.customer().toString()).toList());
    }

    private PortfolioParts parts(Words w) {
        return new PortfolioParts(w, portfolios.now(), valuation.sweeping());
    }

    /// Where a page ended; null for the first, and for what is no place.
    private static PortfolioLine.@Nullable Place place(@Nullable String after) {
        if (after == null || !after.matches("-?\\d{1,18}:\\d{1,18}")) {
            return null;
        }
        int colon = after.indexOf(':');
        return new PortfolioLine.Place(
                Long.parseLong(after.substring(0, colon)),
                Long.parseLong(after.substring(colon + 1)));
    }

    private static String next(Mark mark, PortfolioLine last) {
        return "%s&after=%d:%d"
                .formatted(PortfolioParts.url(mark), last.realised(), last.customer().serial());
    }

    private PortfolioListPage.Line line(PortfolioLine line, PortfolioParts parts, Masks masks) {
        var w = parts.w();
        var currency = parts.portfolio().currency();
        int decimals = parts.portfolio().decimals();
        var lifetime = line.lifetime();
        var last = line.lastDay();
        return new PortfolioListPage.Line(
                "/customers/" + line.customer(),
                masks.showName(line.name()),
                line.city() == null ? "" : line.city(),
                line.owner() == null ? "" : line.owner(),
                w.money(BigDecimal.valueOf(line.realised(), decimals), currency),
                line.realised() < 0 ? "bad" : "",
                lifetime == null
                        ? "—"
                        : w.wholeMoney(BigDecimal.valueOf(lifetime, decimals), currency),
                w.decimal(line.health(), 0),
                w.text("value.standing." + word(line.standing())),
                last == null ? "—" : w.date(last),
                w.number(line.purchases()));
    }

    private static String csvLine(PortfolioLine line, Masks masks, int decimals) {
        var lifetime = line.lifetime();
        return Stream.of(
                                line.customer().toString(),
                                masks.showName(line.name()),
                                line.city(),
                                line.owner(),
                                BigDecimal.valueOf(line.realised(), decimals).toPlainString(),
                                BigDecimal.valueOf(line.contribution(), decimals).toPlainString(),
                                lifetime == null
                                        ? ""
                                        : BigDecimal.valueOf(lifetime, decimals).toPlainString(),
                                String.format(Locale.ROOT, "%.1f", line.health()),
                                word(line.trend()),
                                word(line.standing()),
                                line.lastDay() == null ? "" : line.lastDay().toString(),
                                String.valueOf(line.purchases()))
                        .map(PortfolioController::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /// A cell as RFC 4180 writes it. What a spreadsheet would take for a formula gets a quote
    /// first; a plain number under zero is none.
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean formula =
                "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("-\\d+(\\.\\d+)?");
        var safe = formula ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
