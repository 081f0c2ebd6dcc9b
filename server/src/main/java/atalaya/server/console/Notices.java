package atalaya.server.console;

import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Corrections;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what a form did. The address that follows a form names the decision or correction, and what
/// is said of it is read from the store: a result, not a promise.
@Component
final class Notices {

    private final Decisions decisions;
    private final Customers customers;
    private final Corrections corrections;

    Notices(Decisions decisions, Customers customers, Corrections corrections) {
        this.decisions = decisions;
        this.customers = customers;
        this.corrections = corrections;
    }

    /// What became of a decision.
    Optional<Notice> ofDecision(@Nullable Long number, Words words) {
        return number == null
                ? Optional.empty()
                : decisions.find(number).map(decision -> said(decision, words));
    }

    private Notice said(Decision decision, Words words) {
        var now = now(decision, words);
        if (!decision.holds()) {
            return new Notice("done", words.text("console.decision.undone", now), null);
        }
        var key = "console.decision.done." + decision.kind().name().toLowerCase(Locale.ROOT);
        return new Notice(
                "done", words.text(key, now), "/decisions/" + decision.number() + "/undo");
    }

    /// The customers that hold the decision's records now, each with how many records it has.
    private String now(Decision decision, Words words) {
        var records = Stream.concat(decision.left().stream(), decision.right().stream()).toList();
        var ids = new TreeSet<CustomerId>(customers.of(records).values());
        return ids.stream()
                .map(id ->
                        id
                                + " ("
                                + words.count("console.records", customers.members(id).size())
                                + ")")
                .collect(Collectors.joining(", "));
    }

    /// What became of a proposed change of tier.
    ///
    /// @param what `agreed`, `refused` or `gone`
    Optional<Notice> ofTier(@Nullable String what, Words words) {
        return words.find("console.tier.done." + what)
                .map(text ->
                        new Notice(Objects.equals(what, "gone") ? "warn" : "done", text, null));
    }

    /// What became of a correction of this customer.
    Optional<Notice> ofCorrection(@Nullable Long number, Profile profile, IdentityParts says) {
        if (number == null) {
            return Optional.empty();
        }
        return corrections.of(profile.customer()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .map(one -> {
                    var label = says.label(one.attribute());
                    var value = profile.text(one.attribute());
                    if (one.holds()) {
                        return new Notice(
                                "done",
                                says.words()
                                        .text(
                                                "console.correct.done",
                                                label,
                                                says.shown(one.attribute(), value.orElse(""))),
                                "/customers/"
                                        + profile.customer()
                                        + "/corrections/"
                                        + one.number()
                                        + "/undo");
                    }
                    return new Notice(
                            "done",
                            value.map(text ->
                                            says.words()
                                                    .text(
                                                            "console.correct.undone",
                                                            label,
                                                            says.shown(one.attribute(), text)))
                                    .orElseGet(() ->
                                            says.words()
                                                    .text("console.correct.undone-empty", label)),
                            null);
                });
    }
}
