package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision;
import atalaya.insight.value.TierDecision.Reason;
import atalaya.insight.value.TierRule;
import atalaya.insight.value.TierStanding;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.TierStore.Decided;
import atalaya.server.value.Contribution;
import atalaya.server.value.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells in which tiers customers were before anybody decided: for those whose first tier is
/// decided now, what the rule of now says of what was known of them at the end of each of the past
/// thirteen periods of thirty days. Nobody had to agree then, so every change happens at once.
///
/// Such steps stand in the ledger with the time they tell of, and are marked.
@Component
final class TierBackcast {

    private static final int PERIOD_DAYS = 30;

    /// One more than a year has, so that it is known who was where a year ago.
    private static final int PERIODS = 13;

    private final Values values;
    private final TierStore store;
    private final InstantSource time;

    TierBackcast(Values values, TierStore store, InstantSource time) {
        this.values = values;
        this.store = store;
        this.time = time;
    }

    /// Where a customer was by then.
    private record Was(Tier tier, Instant since) {}

    /// Writes the steps that led to these first decisions.
    ///
    /// @return the decisions as what follows from them; those of customers without a past as they
    ///   are
    List<Decided> tell(List<Decided> first, TierRule rule, int version) {
        if (first.isEmpty()) {
            return first;
        }
        var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        var days =
                IntStream.range(0, PERIODS)
                        .mapToObj(i -> today.minusDays(PERIOD_DAYS * (long) (PERIODS - i) + 1))
                        .toList();
        var known = values.asKnownAt(first.stream().map(Decided::customer).toList(), days);
        var was = new HashMap<CustomerId, Was>();
        for (var day : days) {
            var at = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var steps = new ArrayList<Decided>();
            for (var one : first) {
                var then = at(known, one.customer(), day);
                if (then != null) {
                    step(one, then, was, rule, at, steps);
                }
            }
            store.addBackcast(steps, version, at);
        }
        return first.stream().map(one -> follows(one, was.get(one.customer()))).toList();
    }

    private static @Nullable Contribution at(
            Map<CustomerId, List<Contribution>> known, CustomerId customer, LocalDate day) {
        return known.getOrDefault(customer, List.of()).stream()
                .filter(one -> one.until().equals(day))
                .findFirst()
                .orElse(null);
    }

    private static void step(
            Decided one,
            Contribution then,
            Map<CustomerId, Was> was,
            TierRule rule,
            Instant at,
            List<Decided> steps) {
        var last = was.get(one.customer());
        var before = last == null ? null : last.tier();
        var decision = agreed(rule, then, before, one.person().floor());
        if (decision.tier() != before) {
            was.put(one.customer(), new Was(decision.tier(), at));
            steps.add(
                    new Decided(
                            one.customer(),
                            one.records(),
                            before,
                            at,
                            decision,
                            then.realised(),
                            then.potential(),
                            one.person()));
        }
    }

    private static TierDecision agreed(
            TierRule rule, Contribution then, @Nullable Tier before, @Nullable Tier floor) {
        var asked =
                rule.decide(
                        new TierStanding(then.realised(), then.potential(), before, floor, null));
        return asked.reason() == Reason.AWAITS_APPROVAL
                ? rule.decide(
                        new TierStanding(
                                then.realised(), then.potential(), before, floor, asked.proposed()))
                : asked;
    }

    private static Decided follows(Decided one, @Nullable Was last) {
        if (last == null) {
            return one;
        }
        var tier = one.decision().tier();
        boolean stayed = tier == last.tier();
        var moved = tier.above(last.tier()) ? Reason.ROSE : Reason.FELL;
        var reason =
                one.decision().reason() == Reason.FIRST
                        ? stayed ? Reason.SAME : moved
                        : one.decision().reason();
        return new Decided(
                one.customer(),
                one.records(),
                last.tier(),
                stayed ? last.since() : one.since(),
                new TierDecision(tier, one.decision().proposed(), reason, one.decision().score()),
                one.realised(),
                one.potential(),
                one.person());
    }
}
