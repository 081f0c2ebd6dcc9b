package atalaya.server.segment;

import atalaya.insight.value.Tier;
import java.time.LocalDate;

/// What a tier is to reach until a day.
///
/// @param target in units of money, in customers, as a share of 0 to 1, or −100 to 100
public record Goal(Tier tier, Measure measure, double target, LocalDate due) {

    /// What can be set as a goal.
    public enum Measure {
        CUSTOMERS(true),
        MARGIN(true),
        SERVICE(false),
        RETENTION(true),
        NPS(true);

        private final boolean moreIsBetter;

        Measure(boolean moreIsBetter) {
            this.moreIsBetter = moreIsBetter;
        }

        /// Whether a figure reaches a target.
        public boolean reached(double figure, double target) {
            return moreIsBetter ? figure >= target : figure <= target;
        }
    }
}
