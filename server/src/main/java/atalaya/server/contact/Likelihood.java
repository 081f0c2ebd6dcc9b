package atalaya.server.contact;

import atalaya.server.contact.Recognition.Candidate;
import atalaya.server.profile.Assurance;
import atalaya.server.resolve.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How likely each holder of an identifier is the one who uses it now.
///
/// Each has a weight, declared and not learned: how sure it is that the identifier is theirs, times
/// how many records bring it, how lately we heard of them, how often they called lately, and
/// whether they wait for something. Against them all stands somebody else who uses it: a visitor, a
/// colleague, the next owner of the number.
final class Likelihood {

    /// From here on an agent need not ask who it is.
    static final double SURE = 0.95;

    private static final double SOMEBODY_ELSE = 0.2;

    private static final int MOST_RECORDS = 10;
    private static final double EACH_CALL = 3;
    private static final int MOST_CALLS = 3;
    private static final double WAITS = 3;

    static final Duration LATELY = Duration.ofDays(30);
    private static final Duration THIS_WEEK = Duration.ofDays(7);
    private static final Duration THIS_YEAR = Duration.ofDays(365);

    private Likelihood() {}

    /// @param records how many of their records bring the identifier
    /// @param lastAt when they last did something, or null when they never did
    /// @param callsLately how often they called within a month
    /// @param waits whether they have an open grievance
    record Holder(
            CustomerId customer,
            Assurance assurance,
            int records,
            @Nullable Instant lastAt,
            int callsLately,
            boolean waits) {}

    /// The holders, the likeliest first, of equals the older customer.
    static List<Candidate> rank(List<Holder> holders, Instant now) {
        double all = SOMEBODY_ELSE + holders.stream().mapToDouble(one -> weight(one, now)).sum();
        return holders.stream()
                .map(one -> new Candidate(one.customer, weight(one, now) / all))
                .sorted(
                        Comparator.comparingDouble(Candidate::likelihood)
                                .reversed()
                                .thenComparing(Candidate::customer))
                .toList();
    }

    private static double weight(Holder holder, Instant now) {
        return sureness(holder.assurance)
                * Math.clamp(holder.records, 1, MOST_RECORDS)
                * recency(holder.lastAt, now)
                * (1 + EACH_CALL * Math.min(holder.callsLately, MOST_CALLS))
                * (holder.waits ? WAITS : 1);
    }

    private static double sureness(Assurance assurance) {
        return switch (assurance) {
            case VERIFIED -> 24;
            case ATTESTED -> 8;
            case CLAIMED -> 1;
            case DEVICE -> 0.5;
        };
    }

    private static double recency(@Nullable Instant lastAt, Instant now) {
        if (lastAt == null || lastAt.isBefore(now.minus(THIS_YEAR))) {
            return 0.5;
        }
        if (lastAt.isBefore(now.minus(LATELY))) {
            return 1;
        }
        return lastAt.isBefore(now.minus(THIS_WEEK)) ? 2 : 4;
    }
}
