package atalaya.insight.value;

import java.util.Arrays;
import java.util.stream.LongStream;

/// How tiers follow from what customers brought and may bring.
///
/// The score is realised contribution plus a share of the potential. To rise, a customer must be
/// over the cut by the band; to fall, below it by the band; so nobody changes to and fro.
///
/// @param fromA the least score of A, in minor units
/// @param fromB the least score of B, at most `fromA`
/// @param fromC the least score of C, at most `fromB`
/// @param potentialWeight how much of the potential counts, 0 to 1
/// @param band by which share of a cut it must be passed, 0 to under 1
public record TierRule(long fromA, long fromB, long fromC, double potentialWeight, double band) {

    public TierRule {
        if (fromA < fromB || fromB < fromC) {
            throw new IllegalArgumentException(
                    "Cuts must fall from A to C, but are %d, %d, %d."
                            .formatted(fromA, fromB, fromC));
        }
        if (!(potentialWeight >= 0 && potentialWeight <= 1 && band >= 0 && band < 1)) {
            throw new IllegalArgumentException(
                    "The weight must be 0 to 1 and the band 0 to under 1, but they are %s and %s."
                            .formatted(potentialWeight, band));
        }
    }

    /// Which share of the customers each tier is to hold, from the best.
    public record Shares(double a, double b, double c) {

        public static final Shares USUAL = new Shares(0.05, 0.15, 0.30);

        public Shares {
            if (!(a >= 0 && b >= 0 && c >= 0 && a + b + c <= 1)) {
                throw new IllegalArgumentException(
                        "Shares must be 0 or more and at most 1 together, but are %s, %s, %s."
                                .formatted(a, b, c));
            }
        }
    }

    /// A rule whose cuts give tiers these shares of the customers, ties counting for the better
    /// tier. Who brings nothing is D, however few bring anything.
    public static TierRule byShares(
            LongStream scores, Shares shares, double potentialWeight, double band) {
        long[] ascending = scores.sorted().toArray();
        return new TierRule(
                cut(ascending, shares.a()),
                cut(ascending, shares.a() + shares.b()),
                cut(ascending, shares.a() + shares.b() + shares.c()),
                potentialWeight,
                band);
    }

    private static long cut(long[] ascending, double share) {
        int best = (int) Math.round(ascending.length * share);
        if (best == 0) {
            return ascending.length == 0
                    ? 1
                    : Math.max(1, Math.addExact(ascending[ascending.length - 1], 1));
        }
        return Math.max(1, ascending[ascending.length - best]);
    }

    public long score(TierStanding standing) {
        return Math.addExact(
                standing.realised(), Math.round(potentialWeight * standing.potential()));
    }

    /// The tier a score alone gives.
    public Tier tier(long score) {
        return Arrays.stream(Tier.values())
                .filter(tier -> score >= from(tier))
                .findFirst()
                .orElse(Tier.D);
    }

    private long from(Tier tier) {
        return switch (tier) {
            case A -> fromA;
            case B -> fromB;
            case C -> fromC;
            case D -> Long.MIN_VALUE;
        };
    }

    /// The tier of a customer now.
    public TierDecision decide(TierStanding standing) {
        long score = score(standing);
        var before = standing.before();
        var plain = tier(score);
        var floor = standing.floor();
        var banded = before == null ? plain : banded(score, before, plain);
        boolean floored = floor != null && floor.above(banded);
        var proposed = floor != null && floored ? floor : banded;
        if (before == null) {
            return new TierDecision(
                    proposed,
                    proposed,
                    floored ? TierDecision.Reason.HELD_BY_FLOOR : TierDecision.Reason.FIRST,
                    score);
        }
        if (proposed == before) {
            var reason =
                    floored
                            ? TierDecision.Reason.HELD_BY_FLOOR
                            : plain == before
                                    ? TierDecision.Reason.SAME
                                    : TierDecision.Reason.HELD_BY_BAND;
            return new TierDecision(before, before, reason, score);
        }
        if (needsApproval(before, proposed) && standing.approved() != proposed) {
            return new TierDecision(before, proposed, TierDecision.Reason.AWAITS_APPROVAL, score);
        }
        return new TierDecision(
                proposed,
                proposed,
                proposed.above(before) ? TierDecision.Reason.ROSE : TierDecision.Reason.FELL,
                score);
    }

    private Tier banded(long score, Tier before, Tier plain) {
        if (plain.above(before)) {
            return Arrays.stream(Tier.values())
                    .filter(tier -> tier.above(before) && score >= from(tier) + room(tier))
                    .findFirst()
                    .orElse(before);
        }
        return before.above(plain) && score >= from(before) - room(before) ? before : plain;
    }

    private double room(Tier tier) {
        return tier == Tier.D ? 0 : band * Math.abs((double) from(tier));
    }

    private static boolean needsApproval(Tier before, Tier proposed) {
        return before == Tier.A || proposed == Tier.A || before.stepsTo(proposed) > 1;
    }
}
