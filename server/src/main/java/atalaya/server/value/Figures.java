package atalaya.server.value;

import atalaya.insight.risk.Standing;
import atalaya.insight.value.Ledger;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.SevenMeasures;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All figures of one customer, as known at the end of a day. Money is in minor units of
/// [#currency].
///
/// @param until the day, in UTC
/// @param run the number of the [Run] whose cut points and models were used; 0 for none
/// @param ledger the parts of the contribution of all time
/// @param year the same of the 12 months up to the day
/// @param rfm null for who never bought
/// @param scores null with it, and before the first run
/// @param expected null for who never bought, and while too few bought again to expect anything
/// @param computedAt when they were written
public record Figures(
        CustomerId customer,
        LocalDate until,
        int run,
        String currency,
        Ledger ledger,
        Ledger year,
        @Nullable Rfm rfm,
        Rfm.@Nullable Scores scores,
        @Nullable Expected expected,
        Standing standing,
        List<Friction> frictions,
        Feeling feeling,
        SevenMeasures measures,
        Habits habits,
        Notes notes,
        Instant computedAt) {

    public Figures {
        frictions = List.copyOf(frictions);
    }

    /// What tiers are decided from.
    public Contribution contribution() {
        return new Contribution(
                customer, year.contribution(), expected == null ? 0 : expected.potential(), until);
    }

    /// What may be lost: the worth expected of the next 12 months, where the relationship recedes
    /// or the customer seems to go; else 0.
    public long atRisk() {
        boolean going =
                switch (standing) {
                    case LAPSED, AT_RISK, SILENT_CHURN -> true;
                    case NEW, NEVER_ACTIVATED, ACTIVE, ENDED -> false;
                };
        return expected != null
                        && (going || feeling.trend() == atalaya.insight.health.Trend.RECEDES)
                ? expected.potential()
                : 0;
    }
}
