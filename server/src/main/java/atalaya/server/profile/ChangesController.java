package atalaya.server.profile;

import atalaya.server.access.Audit;
import atalaya.server.access.Masks;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Changes.Change;
import atalaya.server.resolve.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The feed of what changed, for the systems that data came from.
@AboutCustomers
@RestController
final class ChangesController {

    private static final int MOST_ROWS = 1_000;

    private final Changes changes;
    private final Audit audit;

    ChangesController(Changes changes, Audit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /// @param next where to read on, also when nothing came
    record FeedView(List<ChangeView> changes, String next) {}

    /// @param type null when the customer is no more
    /// @param mergedInto the customer that has its records then, or null
    record ChangeView(
            long position,
            CustomerId customer,
            @Nullable String type,
            @Nullable CustomerId mergedInto,
            List<String> records,
            Map<String, String> values) {

        static ChangeView of(Change change, Masks masks) {
            var values = new LinkedHashMap<String, String>();
            change.golden()
                    .forEach((attribute, value) ->
                            values.put(attribute.word(), masks.show(attribute, value.text())));
            return new ChangeView(
                    change.position(),
                    change.customer(),
                    change.type() == null ? null : change.type().name().toLowerCase(Locale.ROOT),
                    change.now(),
                    change.records().stream()
                            .map(key -> ProfilesController.key(key, masks))
                            .toList(),
                    values);
        }
    }

    /// @param after `next` of the answer before; nothing from the beginning
    @GetMapping("/v1/changes")
    FeedView changes(
            SignedIn who,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var found = changes.after(after, Math.clamp(limit, 1, MOST_ROWS));
        audit.recordRead(
                who,
                "customers.changes-read",
                found.stream().map(change -> change.customer().toString()).toList());
        return new FeedView(
                found.stream().map(change -> ChangeView.of(change, who.masks())).toList(),
                Long.toString(found.isEmpty() ? after : found.getLast().position()));
    }
}
