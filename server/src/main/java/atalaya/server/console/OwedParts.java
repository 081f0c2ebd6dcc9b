package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierRule;
import atalaya.insight.value.Treatment.Topic;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomerLine;
import atalaya.server.console.page.CustomerPage.Chip;
import atalaya.server.console.page.OwedPart;
import atalaya.server.console.page.Words;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.CustomerTier;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.TierStep;
import atalaya.server.segment.Tiers;
import atalaya.server.segment.Treatments;
import atalaya.server.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tier of customers as pages show it: the mark in lists, and the panel of the profile.
@Component
final class OwedParts {

    private static final int STEPS = 6;

    /// What customers ask for on the telephone.
    private static final List<Topic> ASKED_OF_AGENTS = List.of(Topic.RETURNS, Topic.SUPPORT);

    private final Tiers tiers;
    private final Treatments treatments;
    private final Values values;

    OwedParts(Tiers tiers, Treatments treatments, Values values) {
        this.tiers = tiers;
        this.treatments = treatments;
        this.values = values;
    }

    /// The same lines with the tier of each customer.
    List<CustomerLine> marked(List<CustomerLine> lines) {
        var ids = lines.stream().map(line -> CustomerId.of(line.id())).toList();
        var found = tiers.of(ids);
        return lines.stream()
                .map(line -> {
                    var tier = found.get(CustomerId.of(line.id()));
                    return tier == null ? line : line.in(tier.tier().name());
                })
                .toList();
    }

    /// The tier as marks beside a name, with what is promised that an agent is asked for; none
    /// before the first figures.
    List<Chip> chips(CustomerId customer, Words w) {
        var chips = new ArrayList<Chip>();
        tiers.of(customer)
                .ifPresent(found -> {
                    boolean gold = found.tier() == Tier.A;
                    chips.add(
                            new Chip(
                                    gold ? "gold" : "line",
                                    gold ? "star" : null,
                                    w.text("console.tier.customer", found.tier().name())));
                    var owed = treatments.inForce().terms().of(found.tier());
                    ASKED_OF_AGENTS.forEach(topic ->
                            chips.add(
                                    new Chip(
                                            "line",
                                            TreatmentWords.icon(topic),
                                            "%s: %s"
                                                    .formatted(
                                                            TreatmentWords.topic(topic, w),
                                                            TreatmentWords.text(
                                                                    owed.clause(topic), w)))));
                });
        return chips;
    }

    /// The panel of a customer; null before the first figures.
    @Nullable OwedPart of(SignedIn who, CustomerId customer, Words w) {
        var found = tiers.of(customer).orElse(null);
        if (found == null) {
            return null;
        }
        var terms = treatments.inForce().terms();
        return new OwedPart(
                found.tier().name(),
                found.since(),
                why(who, found, w),
                Arrays.stream(Topic.values())
                        .map(topic ->
                                new OwedPart.Clause(
                                        TreatmentWords.icon(topic),
                                        TreatmentWords.topic(topic, w),
                                        TreatmentWords.capital(
                                                TreatmentWords.text(
                                                        terms.of(found.tier()).clause(topic), w))))
                        .toList(),
                proposal(who, found),
                tiers.history(customer).stream().limit(STEPS).map(step -> step(step, w)).toList(),
                w.text("console.tier.version", found.version()));
    }

    private static OwedPart.@Nullable Proposal proposal(SignedIn who, CustomerTier found) {
        return found.awaits()
                ? new OwedPart.Proposal(
                        found.proposed().name(),
                        found.proposed().compareTo(found.tier()) < 0,
                        who.may("POST", "/customers/0/tier")
                                ? "/customers/%s/tier".formatted(found.customer())
                                : null)
                : null;
    }

    /// The arithmetic of the tier; without the amounts for who may not see money.
    private List<String> why(SignedIn who, CustomerTier found, Words w) {
        var why = new ArrayList<String>();
        why.add(w.text("console.tier.reason." + TermsReader.word(found.reason())));
        if (who.masks().sight(FieldClass.FINANCE) == Sight.CLEAR) {
            var version = treatments.known(found.version());
            why.add(
                    w.text(
                            "console.tier.score",
                            money(found.score(), w),
                            money(found.realised(), w),
                            money(found.potential(), w),
                            w.percent(version.terms().tiering().potentialWeight())));
            tiers.rule(version).map(rule -> cuts(rule, w)).ifPresent(why::add);
        }
        if (found.floor() != null) {
            why.add(w.text("console.tier.floor", found.floor().name()));
        }
        return why;
    }

    private String cuts(TierRule rule, Words w) {
        return w.text(
                "console.tier.cuts",
                money(rule.fromA(), w),
                money(rule.fromB(), w),
                money(rule.fromC(), w),
                w.percent(rule.band()));
    }

    /// An amount in minor units for who may see money; dots for who may not.
    String moneyFor(SignedIn who, long minor, Words w) {
        return who.masks().sight(FieldClass.FINANCE) == Sight.CLEAR ? money(minor, w) : Masks.DOTS;
    }

    /// An amount in minor units, as the reader writes money.
    String money(long minor, Words w) {
        return w.money(BigDecimal.valueOf(minor, values.decimals()), values.currency());
    }

    private static OwedPart.Step step(TierStep step, Words w) {
        return new OwedPart.Step(
                step.at(),
                step.before() == null ? null : step.before().name(),
                shown(step).name(),
                w.text(
                        "console.tier.step."
                                + (step.person() != null && !step.reason().equals("REFUSED")
                                        ? "approved"
                                        : step.reason()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))));
    }

    /// What is awaited or was refused is the proposal.
    private static Tier shown(TierStep step) {
        return step.reason().equals("REFUSED") ? step.proposed() : step.tier();
    }
}
