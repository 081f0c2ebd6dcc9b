package atalaya.server.segment;

import atalaya.insight.risk.Warning;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What whoever looks after customers should know, as JSON.
@RestController("alertsAsJson")
final class AlertsController {

    private static final int MOST_ROWS = 500;

    private final Alerts alerts;
    private final Audit audit;

    AlertsController(Alerts alerts, Audit audit) {
        this.alerts = alerts;
        this.audit = audit;
    }

    /// @param kind a fixed word
    /// @param subject what it is about; empty where there is but one
    /// @param was the number it was, in the unit of its kind
    /// @param now the number it is
    record AlertView(
            long alert,
            CustomerId customer,
            String owner,
            String kind,
            String subject,
            long was,
            long now,
            Instant raisedAt,
            @Nullable Instant seenAt,
            @Nullable Instant doneAt,
            @Nullable Instant overAt,
            @Nullable String note) {

        static AlertView of(Alert one) {
            return new AlertView(
                    one.alert(),
                    one.customer(),
                    one.owner(),
                    TermsReader.word(one.warning().kind()),
                    one.warning().subject(),
                    one.warning().from(),
                    one.warning().to(),
                    one.raisedAt(),
                    one.seenAt(),
                    one.doneAt(),
                    one.overAt(),
                    one.note());
        }
    }

    /// @param next `before` of the following page; null at the end
    record AlertsView(List<AlertView> alerts, @Nullable Long next) {}

    record DoneRequest(@Nullable String note) {}

    /// @param kind a fixed word; all kinds if nothing is said
    /// @param open those that wait, or those dealt with or over
    /// @param before the number to start below
    @GetMapping("/v1/alerts")
    AlertsView list(
            SignedIn who,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit) {
        var found =
                alerts.find(
                        new Alerts.Asked(who.ownerScope().orElse(null), kind(kind), open),
                        before,
                        Math.clamp(limit, 1, MOST_ROWS));
        audit.recordRead(
                who,
                "alerts.viewed",
                found.stream().map(one -> one.customer().toString()).distinct().toList());
        return new AlertsView(
                found.stream().map(AlertView::of).toList(),
                found.size() < limit ? null : found.getLast().alert());
    }

    @PostMapping("/v1/alerts/{alert}")
    AlertView done(SignedIn who, @PathVariable long alert, @RequestBody DoneRequest asked) {
        var note = asked.note();
        return AlertView.of(alerts.done(who, alert, note == null ? "" : note));
    }

    private static Warning.@Nullable Kind kind(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Warning.Kind.values())
                .filter(one -> TermsReader.word(one).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no kind of alert of that name."));
    }
}
