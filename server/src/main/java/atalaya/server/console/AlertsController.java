package atalaya.server.console;

import static atalaya.server.console.CustomersController.given;

import atalaya.insight.risk.Warning;
import atalaya.server.access.Audit;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.AlertsPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.Alert;
import atalaya.server.segment.Alerts;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.Tiers;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// `/alerts`: what whoever looks after customers should know, newest first.
@RestController
class AlertsController {

    private static final int ROWS = 50;
    private static final int CSV_ROWS = 1_000;

    private final Alerts alerts;
    private final Tiers tiers;
    private final Profiles profiles;
    private final People people;
    private final Audit audit;
    private final Frame frame;
    private final Pages pages;

    AlertsController(
            Alerts alerts,
            Tiers tiers,
            Profiles profiles,
            People people,
            Audit audit,
            Frame frame,
            Pages pages) {
        this.alerts = alerts;
        this.tiers = tiers;
        this.profiles = profiles;
        this.people = people;
        this.audit = audit;
        this.frame = frame;
        this.pages = pages;
    }

    /// Which alerts, as the address asks.
    ///
    /// @param state `done` for those dealt with or over; else those that wait
    /// @param before the number to start below
    record Query(@Nullable String kind, @Nullable String state, @Nullable Long before) {

        boolean open() {
            return !"done".equals(state);
        }

        Warning.@Nullable Kind asked() {
            return Arrays.stream(Warning.Kind.values())
                    .filter(one -> TermsReader.word(one).equals(kind))
                    .findFirst()
                    .orElse(null);
        }

        long from() {
            return before == null ? Long.MAX_VALUE : before;
        }

        String url(String path, @Nullable String kind, boolean open, @Nullable Long before) {
            var url = UriComponentsBuilder.fromPath(path);
            if (kind != null) {
                url.queryParam("kind", kind);
            }
            if (!open) {
                url.queryParam("state", "done");
            }
            if (before != null) {
                url.queryParam("before", before);
            }
            return url.toUriString();
        }
    }

    @GetMapping("/alerts")
    ResponseEntity<String> list(SignedIn who, Query query, HttpServletRequest request) {
        var w = frame.words(who, request);
        var owner = owner(who);
        var found = find(owner, query, query.from(), ROWS);
        audit.recordRead(
                who,
                "alerts.viewed",
                found.stream().map(one -> one.customer().toString()).distinct().toList());
        var page = page(who, owner, query, found, w);
        alerts.see(found.stream().map(Alert::alert).collect(Collectors.toSet()), owner);
        var shell = frame.around(who, request, w, w.text("console.alerts.title"), "alerts");
        return pages.show("alerts", Map.of("shell", shell, "page", page));
    }

    @PostMapping("/alerts/{alert}")
    ResponseEntity<String> done(
            SignedIn who,
            @PathVariable long alert,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable String kind) {
        try {
            alerts.done(who, alert, note);
        } catch (AtalayaError unknown) {
            throw new NoSuchCustomer("of that alert");
        }
        var back = UriComponentsBuilder.fromPath("/alerts");
        if (given(kind) != null) {
            back.queryParam("kind", "{kind}").uriVariables(Map.of("kind", kind));
        }
        return Pages.seeOther(back.encode().toUriString());
    }

    /// The same alerts as a file, however many.
    @GetMapping("/alerts.csv")
    void csv(SignedIn who, Query query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        audit.record(who, "alerts.exported");
        var w = frame.words(who, request);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"alerts.csv\"");
        var out = response.getWriter();
        out.write(
                CsvLine.of(
                        "alert",
                        "kind",
                        "customer",
                        "name",
                        "tier",
                        "owner",
                        "why",
                        "raised",
                        "seen",
                        "done",
                        "over",
                        "note"));
        var page = find(owner(who), query, Long.MAX_VALUE, CSV_ROWS);
        while (!page.isEmpty()) {
            var shown = new Shown(page);
            for (var one : page) {
                out.write(
                        CsvLine.of(
                                one.alert(),
                                TermsReader.word(one.warning().kind()),
                                one.customer(),
                                shown.name(who, one),
                                shown.tier(one),
                                one.owner(),
                                why(one, w),
                                one.raisedAt(),
                                one.seenAt(),
                                one.doneAt(),
                                one.overAt(),
                                one.note()));
            }
            page = find(owner(who), query, page.getLast().alert(), CSV_ROWS);
        }
    }

    /// Whose alerts somebody sees: their own where customers name them, else everybody's.
    static @Nullable String owner(SignedIn who) {
        return who.ownerScope().orElse(who.person().ownerName());
    }

    private List<Alert> find(@Nullable String owner, Query query, long before, int limit) {
        return alerts.find(new Alerts.Asked(owner, query.asked(), query.open()), before, limit);
    }

    /// Names and tiers of the customers of some alerts.
    private final class Shown {
        private final Map<CustomerId, ProfileRow> rows;
        private final Map<CustomerId, String> letters;

        Shown(List<Alert> some) {
            var ids = some.stream().map(Alert::customer).distinct().toList();
            rows =
                    profiles.rows(ids).stream()
                            .collect(Collectors.toMap(ProfileRow::customer, row -> row));
            letters =
                    tiers.of(ids).entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            one -> one.getValue().tier().name()));
        }

        String name(SignedIn who, Alert alert) {
            var row = rows.get(alert.customer());
            return row == null ? alert.customer().toString() : who.masks().showName(row.name());
        }

        @Nullable String tier(Alert alert) {
            return letters.get(alert.customer());
        }
    }

    private AlertsPage page(
            SignedIn who, @Nullable String owner, Query query, List<Alert> found, Words w) {
        var waiting = alerts.waiting(owner);
        long all = waiting.values().stream().mapToLong(Long::longValue).sum();
        var shown = new Shown(found);
        var asked = query.asked();
        var kind = asked == null ? null : TermsReader.word(asked);
        return new AlertsPage(
                owner == null
                        ? w.count("console.alerts.waiting", all)
                        : w.count("console.alerts.waiting-own", all),
                query.open(),
                query.url("/alerts", kind, true, null),
                query.url("/alerts", kind, false, null),
                kinds(query, waiting, all, w),
                found.stream().map(one -> line(who, one, shown, w)).toList(),
                owner == null,
                found.size() < ROWS
                        ? null
                        : query.url("/alerts", kind, query.open(), found.getLast().alert()),
                query.url("/alerts.csv", kind, query.open(), null));
    }

    private static List<AlertsPage.Kind> kinds(
            Query query, Map<Warning.Kind, Long> waiting, long all, Words w) {
        var kinds = new ArrayList<AlertsPage.Kind>();
        kinds.add(
                new AlertsPage.Kind(
                        w.text("console.alerts.all"),
                        "inbox",
                        w.number(all),
                        query.url("/alerts", null, query.open(), null),
                        query.asked() == null));
        for (var kind : Warning.Kind.values()) {
            kinds.add(
                    new AlertsPage.Kind(
                            w.text("console.alerts.kind." + TermsReader.word(kind)),
                            icon(kind),
                            w.number(waiting.getOrDefault(kind, 0L)),
                            query.url("/alerts", TermsReader.word(kind), query.open(), null),
                            kind == query.asked()));
        }
        return kinds;
    }

    private AlertsPage.Line line(SignedIn who, Alert one, Shown shown, Words w) {
        var kind = TermsReader.word(one.warning().kind());
        return new AlertsPage.Line(
                one.alert(),
                icon(one.warning().kind()),
                one.warning().kind() == Warning.Kind.INTEREST_RISES ? "good" : "bad",
                w.text("console.alerts.kind." + kind),
                why(one, w),
                w.text("console.alerts.act." + kind),
                one.customer().toString(),
                shown.name(who, one),
                shown.tier(one),
                one.owner(),
                one.raisedAt(),
                one.seenAt() == null && one.open(),
                after(one, w),
                one.note());
    }

    private static String why(Alert one, Words w) {
        var warning = one.warning();
        return w.text(
                "console.alerts.why." + TermsReader.word(warning.kind()),
                warning.from(),
                warning.to(),
                warning.subject().isEmpty() ? w.text("console.alerts.unnamed") : warning.subject());
    }

    private @Nullable String after(Alert one, Words w) {
        var done = one.doneAt();
        var over = one.overAt();
        if (done != null) {
            return w.text("console.alerts.done-by", name(one.doneBy()), w.ago(done));
        }
        return over == null ? null : w.text("console.alerts.over", w.ago(over));
    }

    private String name(@Nullable Long person) {
        if (person == null || person == Person.COMMAND_LINE.person()) {
            return Person.COMMAND_LINE.name();
        }
        return people.find(person).map(Person::name).orElse("");
    }

    private static String icon(Warning.Kind kind) {
        return switch (kind) {
            case HEALTH_RECEDES -> "activity";
            case SILENT_CHURN -> "user";
            case RETURN_OVERDUE -> "undo-2";
            case CARD_UNUSED -> "credit-card";
            case INTEREST_RISES -> "eye";
            case DEVICE_FAULT -> "triangle-alert";
        };
    }
}
