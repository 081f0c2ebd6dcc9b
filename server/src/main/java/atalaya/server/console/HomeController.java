package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.AuditQuery;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomerLine;
import atalaya.server.console.page.HomePage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Profiles;
import atalaya.server.quality.Overview;
import atalaya.server.quality.SourceHealth;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/`: what waits for the reader, the figures of the house, the customers seen last.
@RestController
class HomeController {

    private static final int RECENT = 8;
    private static final int LOOK_BACK = 60;

    private final Frame frame;
    private final Pages pages;
    private final Profiles profiles;
    private final Reviews reviews;
    private final Audit audit;
    private final Catalogue catalogue;
    private final LastHealth health;

    HomeController(
            Frame frame,
            Pages pages,
            Profiles profiles,
            Reviews reviews,
            Audit audit,
            Catalogue catalogue,
            LastHealth health) {
        this.frame = frame;
        this.pages = pages;
        this.profiles = profiles;
        this.reviews = reviews;
        this.audit = audit;
        this.catalogue = catalogue;
        this.health = health;
    }

    @GetMapping("/")
    ResponseEntity<String> home(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var shell = frame.around(who, request, w, w.text("console.home.title"), "home");
        return pages.show("home", Map.of("shell", shell, "page", page(who, w)));
    }

    private HomePage page(SignedIn who, Words w) {
        long customers = profiles.count();
        if (customers == 0) {
            return new HomePage(List.of(), List.of(), List.of(), steps(w));
        }
        var measured = health.health();
        return new HomePage(
                tasks(who, measured.overview(), w),
                figures(measured, customers, w),
                recent(who, w),
                List.of());
    }

    private static List<HomePage.Figure> figures(
            LastHealth.Health measured, long customers, Words w) {
        var overview = measured.overview();
        long interactions = measured.sources().stream().mapToLong(SourceHealth::interactions).sum();
        var perCustomer = w.decimal((double) overview.records() / customers, 1);
        return List.of(
                figure(
                        w,
                        "customers",
                        customers,
                        w.text(
                                "console.home.interactions-each",
                                w.decimal((double) interactions / customers, 1))),
                figure(
                        w,
                        "records",
                        overview.records(),
                        w.text("console.home.per-customer", perCustomer)),
                figure(
                        w,
                        "interactions",
                        interactions,
                        w.count("console.home.unallocated", overview.unallocated())),
                figure(
                        w,
                        "sources",
                        overview.sources(),
                        w.text(
                                "console.home.sources-fresh",
                                overview.fresh(),
                                overview.withTarget())));
    }

    private static HomePage.Figure figure(
            Words w, String what, long value, @Nullable String under) {
        return new HomePage.Figure(w.text("console.home." + what), w.number(value), under);
    }

    private List<HomePage.Task> tasks(SignedIn who, Overview overview, Words w) {
        var tasks = new ArrayList<HomePage.Task>();
        if (who.may("GET", "/quality")) {
            int late = overview.withTarget() - overview.fresh();
            if (late > 0) {
                tasks.add(task(w, late, "stale", "/quality"));
            }
            if (overview.withoutOwner() > 0) {
                tasks.add(task(w, overview.withoutOwner(), "owners", "/quality"));
            }
            if (overview.rejectedLastDay() > 0) {
                tasks.add(task(w, overview.rejectedLastDay(), "flaws", "/quality"));
            }
        }
        if (who.may("GET", "/duplicates")) {
            long pending = reviews.pending();
            if (pending > 0) {
                tasks.addFirst(task(w, pending, "pairs", "/duplicates"));
            }
        }
        return tasks;
    }

    private static HomePage.Task task(Words w, long count, String what, String url) {
        var key = "console.home.task-" + what;
        return new HomePage.Task(w.number(count), w.text(key), w.text(key + "-text"), url);
    }

    /// The audit knows which customers this person opened.
    private List<CustomerLine> recent(SignedIn who, Words w) {
        var query = new AuditQuery(who.person().person(), "customer.viewed", null, null, null);
        var seen =
                audit.find(query, Long.MAX_VALUE, LOOK_BACK).stream()
                        .flatMap(entry -> entry.subjects().stream())
                        .flatMap(subject -> CustomerId.parse(subject).stream())
                        .distinct()
                        .limit(RECENT)
                        .toList();
        var lines = new CustomerLines(catalogue.tags(w), who.masks());
        return profiles.rows(seen).stream()
                .filter(row -> who.ownerScope().map(o -> o.equals(row.owner())).orElse(true))
                .map(lines::line)
                .toList();
    }

    private static List<HomePage.Step> steps(Words w) {
        return List.of(
                new HomePage.Step(
                        w.text("console.home.step-import"),
                        w.text("console.home.step-import-text"),
                        "./atalaya source suggest FILE"),
                new HomePage.Step(
                        w.text("console.home.step-look"),
                        w.text("console.home.step-look-text"),
                        null),
                new HomePage.Step(
                        w.text("console.home.step-review"),
                        w.text("console.home.step-review-text"),
                        null));
    }
}
