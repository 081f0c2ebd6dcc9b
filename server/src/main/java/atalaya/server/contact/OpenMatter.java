package atalaya.server.contact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something between a customer and us that has not come to its end.
///
/// @param reference what it is known by, such as `RMA-20871`, or null
/// @param since when it began
/// @param department whose it is, or null when nobody said
/// @param times how often it happened, for what can happen again: calls that were given up
/// @param overdue whether it has taken longer than it may, or cannot wait
public record OpenMatter(
        Kind kind,
        @Nullable String reference,
        Instant since,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String department,
        int times,
        boolean overdue) {

    /// What may stay open, and how long it may.
    public enum Kind {
        RETURN(10),
        CASE(3),
        PAYMENT(0),
        DELIVERY(7),
        CALL_BACK(0),
        QUOTE(30);

        private final Duration term;

        Kind(int days) {
            this.term = Duration.ofDays(days);
        }

        public Duration term() {
            return term;
        }
    }

    /// Whether it weighs on the relationship until it is made good: a return or a case past its
    /// term, a call nobody gave back.
    public boolean isGrievance() {
        return switch (kind) {
            case RETURN, CASE -> overdue;
            case CALL_BACK -> true;
            case PAYMENT, DELIVERY, QUOTE -> false;
        };
    }

    public long days(Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }
}
