package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Topic;
import atalaya.server.access.Audit;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Lookup;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.TreatmentController.AnswerView;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.value.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tier of customers, what they are owed, and who has to agree to a change, as JSON.
@RestController
final class CustomerTreatmentController {

    private static final int MOST_ROWS = 500;

    private final Lookup lookup;
    private final Profiles profiles;
    private final Tiers tiers;
    private final Treatments treatments;
    private final Values values;
    private final Audit audit;

    CustomerTreatmentController(
            Lookup lookup,
            Profiles profiles,
            Tiers tiers,
            Treatments treatments,
            Values values,
            Audit audit) {
        this.lookup = lookup;
        this.profiles = profiles;
        this.tiers = tiers;
        this.treatments = treatments;
        this.values = values;
        this.audit = audit;
    }

    /// In which tier a customer is. Money is null for who may not see it.
    ///
    /// @param proposed what the figures ask for; differs while somebody has to agree
    /// @param reason a fixed word
    /// @param score what was compared with the cuts
    /// @param realised contribution of 12 months
    /// @param potential expected of the next 12
    record TierView(
            CustomerId customer,
            String tier,
            String proposed,
            boolean awaitsApproval,
            String reason,
            @Nullable String floor,
            Instant since,
            int version,
            @Nullable BigDecimal score,
            @Nullable BigDecimal realised,
            @Nullable BigDecimal potential,
            String currency) {}

    /// @param clauses what is promised on each topic, in the language asked for
    record OwedView(TierView tier, Map<String, String> clauses) {}

    record CustomerAnswerView(CustomerId customer, AnswerView answer) {}

    record StepView(
            Instant at,
            @Nullable String before,
            String tier,
            String proposed,
            String reason,
            int version,
            boolean byHand,
            boolean backcast) {}

    record HistoryView(CustomerId customer, List<StepView> steps) {}

    record HeldView(
            String tier,
            long customers,
            @Nullable BigDecimal fromScore,
            @Nullable BigDecimal realised,
            @Nullable BigDecimal potential) {}

    record TiersView(int version, String currency, List<HeldView> tiers) {}

    record AwaitingView(List<TierView> customers) {}

    /// @param tier the proposal that was seen
    /// @param agree whether it is to happen
    record DecisionRequest(Tier tier, boolean agree) {}

    @GetMapping("/v1/customers/{identifier}/treatment")
    OwedView owed(SignedIn who, @PathVariable String identifier, Locale language) {
        var tier = tier(who, identifier);
        var says = Sentences.in(language);
        var terms = treatments.inForce().terms();
        var clauses = new LinkedHashMap<String, String>();
        for (var topic : Topic.values()) {
            clauses.put(TermsReader.word(topic), says.clause(terms.of(tier.tier()).clause(topic)));
        }
        return new OwedView(view(tier, who.masks()), clauses);
    }

    /// May this customer do that?
    @GetMapping("/v1/customers/{identifier}/treatment/answer")
    CustomerAnswerView answer(
            SignedIn who, @PathVariable String identifier, Asked asked, Locale language) {
        var question = asked.asked();
        var tier = tier(who, identifier);
        var from = treatments.inForce();
        return new CustomerAnswerView(
                tier.customer(),
                AnswerView.of(
                        tier.tier(),
                        question,
                        from.table().answer(tier.tier(), question),
                        from,
                        Sentences.in(language)));
    }

    @GetMapping("/v1/customers/{identifier}/tiers")
    HistoryView history(SignedIn who, @PathVariable String identifier) {
        var tier = tier(who, identifier);
        return new HistoryView(
                tier.customer(),
                tiers.history(tier.customer()).stream()
                        .map(step ->
                                new StepView(
                                        step.at(),
                                        step.before() == null ? null : step.before().name(),
                                        step.tier().name(),
                                        step.proposed().name(),
                                        word(step.reason()),
                                        step.version(),
                                        step.person() != null,
                                        step.backcast()))
                        .toList());
    }

    /// Agrees to a proposed change of tier, or refuses it.
    @PostMapping("/v1/customers/{identifier}/tiers")
    TierView decide(
            SignedIn who, @PathVariable String identifier, @RequestBody DecisionRequest asked) {
        var customer = visible(who, identifier);
        var now =
                asked.agree()
                        ? tiers.approve(who, customer, asked.tier())
                        : tiers.refuse(who, customer, asked.tier());
        return view(now, who.masks());
    }

    /// How many customers each tier holds, from which score on, and what they bring.
    @GetMapping("/v1/tiers")
    TiersView held(SignedIn who) {
        boolean money = seesMoney(who.masks());
        var version = treatments.inForce();
        var rule = tiers.rule(version).orElse(null);
        return new TiersView(
                version.version(),
                values.currency(),
                tiers.held().entrySet().stream()
                        .map(held ->
                                new HeldView(
                                        held.getKey().name(),
                                        held.getValue().customers(),
                                        money && rule != null
                                                ? switch (held.getKey()) {
                                                    case A -> money(rule.fromA());
                                                    case B -> money(rule.fromB());
                                                    case C -> money(rule.fromC());
                                                    case D -> null;
                                                }
                                                : null,
                                        money ? money(held.getValue().realised()) : null,
                                        money ? money(held.getValue().potential()) : null))
                        .toList());
    }

    /// Those for whom somebody has to agree, the most valuable first.
    @GetMapping("/v1/tiers/awaiting")
    AwaitingView awaiting(SignedIn who, @RequestParam(defaultValue = "50") int limit) {
        var found = tiers.awaiting(who.ownerScope().orElse(null), Math.clamp(limit, 1, MOST_ROWS));
        audit.recordRead(
                who,
                "customers.listed",
                found.stream().map(one -> one.customer().toString()).toList());
        return new AwaitingView(found.stream().map(one -> view(one, who.masks())).toList());
    }

    private CustomerTier tier(SignedIn who, String identifier) {
        var customer = visible(who, identifier);
        audit.recordRead(who, "customer.viewed", customer.toString());
        return tiers.of(customer)
                .orElseThrow(() ->
                        new AtalayaError(6308, Exit.DATA_REFUSED, "that customer has no tier yet")
                                .at(customer.toString())
                                .remedy("ask again once there are figures"));
    }

    /// The customer whom an identifier names, for this person: an account manager's own only.
    private CustomerId visible(SignedIn who, String identifier) {
        var customer =
                switch (lookup.find(identifier)) {
                    case Lookup.Answer.One(var one) -> one;
                    case Lookup.Answer.Moved(var one) -> one;
                    case Lookup.Answer.Several _ -> throw new Unknown();
                    case Lookup.Answer.Nobody _ -> throw new Unknown();
                };
        var scope = who.ownerScope();
        boolean own =
                profiles.rows(List.of(customer)).stream()
                        .anyMatch(row -> scope.isEmpty() || scope.get().equals(row.owner()));
        if (!own) {
            throw new Unknown();
        }
        return customer;
    }

    /// An identifier names no one customer, for this person.
    static final class Unknown extends RuntimeException {
        Unknown() {
            super("No one customer has that identifier.", null, false, false);
        }
    }

    private TierView view(CustomerTier one, Masks masks) {
        boolean money = seesMoney(masks);
        return new TierView(
                one.customer(),
                one.tier().name(),
                one.proposed().name(),
                one.awaits(),
                TermsReader.word(one.reason()),
                one.floor() == null ? null : one.floor().name(),
                one.since(),
                one.version(),
                money ? money(one.score()) : null,
                money ? money(one.realised()) : null,
                money ? money(one.potential()) : null,
                values.currency());
    }

    private static boolean seesMoney(Masks masks) {
        return masks.sight(FieldClass.FINANCE) == Sight.CLEAR;
    }

    private BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, values.decimals());
    }

    private static String word(String reason) {
        return reason.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
