package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.Verdict;
import atalaya.identity.record.SourceKey;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who is one with whom, as JSON: the queue of doubts, why, and the decisions of people.
@RestController
final class DecisionsController {

    private static final int MOST_CASES = 200;

    private final Reviews reviews;
    private final Decisions decisions;
    private final Customers customers;
    private final Explanations explanations;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DecisionsController(
            Reviews reviews,
            Decisions decisions,
            Customers customers,
            Explanations explanations,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.reviews = reviews;
        this.decisions = decisions;
        this.customers = customers;
        this.explanations = explanations;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The cases that wait, likeliest first.
    record QueueView(long pending, List<CaseView> cases) {}

    /// One case. Records are numbers as text, since JavaScript would round them.
    record CaseView(
            String left,
            String right,
            String leftRecord,
            String rightRecord,
            CustomerId leftCustomer,
            CustomerId rightCustomer,
            int millibits,
            double probability,
            Instant askedAt,
            int doubts,
            @Nullable String claimedBy) {

        static CaseView of(ReviewCase one) {
            return new CaseView(
                    Long.toString(one.left()),
                    Long.toString(one.right()),
                    one.leftKey().toString(),
                    one.rightKey().toString(),
                    one.leftCustomer(),
                    one.rightCustomer(),
                    one.millibits(),
                    one.probability(),
                    one.askedAt(),
                    one.doubts(),
                    one.claimedBy());
        }
    }

    @GetMapping("/duplicates.json")
    QueueView duplicates(SignedIn who, @RequestParam(defaultValue = "50") int limit) {
        var cases = reviews.queue(who.person().login(), Math.clamp(limit, 1, MOST_CASES));
        return new QueueView(reviews.pending(), cases.stream().map(CaseView::of).toList());
    }

    /// An answer to one case.
    ///
    /// @param answer `merge`, `not_same` or `same_household`
    record AnswerRequest(String left, String right, String answer, @Nullable String reason) {}

    @PostMapping("/duplicates.json")
    EffectView answer(SignedIn who, @RequestBody AnswerRequest asked) {
        var kind = Decision.Kind.valueOf(asked.answer().toUpperCase(Locale.ROOT));
        return told(
                who,
                "duplicate.answered",
                () ->
                        reviews.answer(
                                Long.parseLong(asked.left()),
                                Long.parseLong(asked.right()),
                                kind,
                                who.person().login(),
                                text(asked.reason())));
    }

    /// @param other the customer to merge with
    record MergeRequest(String other, @Nullable String reason) {}

    @PostMapping("/customers/{id}/merge.json")
    EffectView merge(SignedIn who, @PathVariable String id, @RequestBody MergeRequest asked) {
        return told(
                who,
                "customer.merged",
                () ->
                        decisions.merge(
                                CustomerId.of(id),
                                CustomerId.of(asked.other()),
                                who.person().login(),
                                text(asked.reason())));
    }

    /// @param records those that belong to somebody else, as `source:record`
    record SplitRequest(List<String> records, @Nullable String reason) {}

    @PostMapping("/customers/{id}/split.json")
    EffectView split(SignedIn who, @PathVariable String id, @RequestBody SplitRequest asked) {
        var out = new LinkedHashSet<Long>();
        asked.records().forEach(key -> out.add(number(key)));
        return told(
                who,
                "customer.split",
                () ->
                        decisions.split(
                                CustomerId.of(id),
                                out,
                                who.person().login(),
                                text(asked.reason())));
    }

    record UndoRequest(@Nullable String reason) {}

    @PostMapping("/decisions/{number}/undo.json")
    EffectView undo(
            SignedIn who,
            @PathVariable long number,
            @RequestBody(required = false) @Nullable UndoRequest asked) {
        return told(
                who,
                "decision.undone",
                () ->
                        decisions.undo(
                                number,
                                who.person().login(),
                                asked == null ? "" : text(asked.reason())));
    }

    /// What a decision did, as it now stands in the store.
    record EffectView(
            long decision,
            String kind,
            boolean holds,
            String author,
            Instant at,
            List<CustomerId> customers) {

        static EffectView of(Effect effect) {
            var decision = effect.decision();
            return new EffectView(
                    decision.number(),
                    decision.kind().name().toLowerCase(Locale.ROOT),
                    decision.holds(),
                    decision.author(),
                    decision.at(),
                    effect.customers());
        }
    }

    /// Why two records are, or are not, of one customer. Bits add up to the score.
    record WhyView(
            String left,
            String right,
            CustomerId leftCustomer,
            CustomerId rightCustomer,
            String verdict,
            int priorMillibits,
            int millibits,
            double probability,
            int linkMillibits,
            int reviewMillibits,
            String model,
            List<PieceView> evidence,
            List<String> sharedKeys,
            List<String> commonKeys,
            List<Long> decisions) {}

    /// One comparison.
    record PieceView(
            String comparison,
            String level,
            int millibits,
            @Nullable String left,
            @Nullable String right) {}

    @GetMapping("/why.json")
    WhyView why(SignedIn who, @RequestParam String a, @RequestParam String b) {
        var why =
                explanations
                        .why(key(a), key(b))
                        .orElseThrow(() ->
                                new Refusal(
                                        Refusal.Why.UNKNOWN_CUSTOMER,
                                        "One of the two records is not known.",
                                        List.of()));
        audit.recordRead(
                who,
                "customer.compared",
                why.leftCustomer().toString(),
                why.rightCustomer().toString());
        return view(why);
    }

    private static WhyView view(Why why) {
        var score = why.verdict().score();
        return new WhyView(
                why.left().toString(),
                why.right().toString(),
                why.leftCustomer(),
                why.rightCustomer(),
                switch (why.verdict()) {
                    case Verdict.Same _ -> "same";
                    case Verdict.Unsure _ -> "unsure";
                    case Verdict.Different _ -> "different";
                },
                score.priorMillibits(),
                score.millibits(),
                score.probability(),
                why.linkMillibits(),
                why.reviewMillibits(),
                why.model(),
                score.evidence().stream()
                        .map(piece ->
                                new PieceView(
                                        piece.comparison(),
                                        piece.level(),
                                        piece.millibits(),
                                        piece.left(),
                                        piece.right()))
                        .toList(),
                why.sharedKeys().stream().map(BlockingKey::kind).distinct().toList(),
                why.commonKeys().stream().map(BlockingKey::kind).distinct().toList(),
                why.decisions().stream().map(Decision::number).toList());
    }

    /// A decision and its line in the audit, or neither.
    private EffectView told(SignedIn who, String act, Supplier<Effect> decide) {
        var effect =
                transaction.execute(_ -> {
                    var made = decide.get();
                    audit.record(who, act, subjects(made));
                    return made;
                });
        return EffectView.of(Objects.requireNonNull(effect));
    }

    private static String[] subjects(Effect effect) {
        return Stream.concat(
                        effect.customers().stream().map(CustomerId::toString),
                        Stream.of("decision:" + effect.decision().number()))
                .toArray(String[]::new);
    }

    private long number(String key) {
        return customers
                .record(key(key))
                .orElseThrow(
                        () -> new IllegalArgumentException("One of the records is not known."));
    }

    private static SourceKey key(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 1 || colon == typed.length() - 1) {
            throw new IllegalArgumentException("A record is named source:record, as in crm:4711.");
        }
        return new SourceKey(typed.substring(0, colon), typed.substring(colon + 1));
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
