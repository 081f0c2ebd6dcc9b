package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Corrections by a person, as JSON.
@RestController
@AboutCustomers
final class CorrectionsController {

    private final Customers customers;
    private final VisibleProfiles visible;
    private final Corrections corrections;
    private final Audit audit;
    private final TransactionTemplate transaction;

    CorrectionsController(
            Customers customers,
            VisibleProfiles visible,
            Corrections corrections,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.visible = visible;
        this.corrections = corrections;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param attribute a word of the vocabulary, such as `address.city`
    record CorrectionRequest(String attribute, String text, @Nullable String reason) {}

    record CorrectionView(
            long number,
            String attribute,
            String author,
            Instant at,
            @Nullable Instant withdrawnAt) {

        static CorrectionView of(Correction one) {
            return new CorrectionView(
                    one.number(),
                    one.attribute().word(),
                    one.author(),
                    one.at(),
                    one.withdrawnAt());
        }
    }

    @PostMapping("/customers/{id}/corrections.json")
    CorrectionView correct(
            SignedIn who, @PathVariable String id, @RequestBody CorrectionRequest asked) {
        var now = current(id);
        visible.find(who, now);
        var attribute =
                Attribute.parse(asked.attribute())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no attribute of that name."));
        var reason = asked.reason();
        return together(() -> {
            var correction =
                    corrections.correct(
                            now,
                            attribute,
                            asked.text(),
                            who.person().login(),
                            reason == null ? "" : reason);
            audit.record(
                    who, "customer.corrected", now.toString(), "correction:" + correction.number());
            return CorrectionView.of(correction);
        });
    }

    @PostMapping("/customers/{id}/corrections/{number}/undo.json")
    CorrectionView undo(SignedIn who, @PathVariable String id, @PathVariable long number) {
        var now = current(id);
        var profile = visible.find(who, now);
        if (profile.corrections().stream().noneMatch(one -> one.number() == number)) {
            throw new ProfilesController.NotFound(id);
        }
        return together(() -> {
            var correction = corrections.undo(number, who.person().login());
            audit.record(who, "customer.correction-undone", now.toString(), "correction:" + number);
            return CorrectionView.of(correction);
        });
    }

    /// A change and its line in the audit, or neither.
    private CorrectionView together(Supplier<CorrectionView> change) {
        return Objects.requireNonNull(transaction.execute(_ -> change.get()));
    }

    private CustomerId current(String id) {
        return CustomerId.parse(id)
                .flatMap(customers::current)
                .orElseThrow(() -> new ProfilesController.NotFound(id));
    }
}
