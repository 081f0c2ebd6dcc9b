package atalaya.server.value;

import atalaya.insight.risk.Standing;
import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.SpendHistory;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a [Run] says of one customer.
///
/// @param scores null for who never bought, and without a run
/// @param expected null where nothing can be expected
record Scored(
        long customer,
        Rfm.@Nullable Scores scores,
        @Nullable Expected expected,
        Standing standing) {

    /// What a run needs to know of a customer.
    ///
    /// @param customer 0 where it does not matter
    record Known(
            long customer,
            @Nullable Rfm rfm,
            @Nullable RepeatHistory history,
            @Nullable SpendHistory spent,
            Standing.Signs signs) {

        static Known of(ValueFold fold, ValueSettings settings) {
            int day = (int) fold.until().toEpochDay();
            return new Known(
                    0,
                    Rfm.of(fold.days(), day).orElse(null),
                    fold.days().history(day).orElse(null),
                    fold.days().spend(day, settings.minorUnits()).orElse(null),
                    fold.signals().signs());
        }
    }

    static Scored of(Known known, @Nullable Run run) {
        var expected = run == null ? null : run.expected(known.history(), known.spent());
        var rfm = known.rfm();
        return new Scored(
                known.customer(),
                run == null || rfm == null ? null : run.parameters().cuts().score(rfm),
                expected,
                Standing.of(
                        known.signs(),
                        expected == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(expected.alive())));
    }
}
