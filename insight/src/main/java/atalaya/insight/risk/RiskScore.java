package atalaya.insight.risk;

import java.util.List;

/// How likely one customer is to leave, made of its reasons: the base and what each trait adds, in
/// log-odds, are the score.
///
/// @param base log-odds of a customer of whom nothing is known
/// @param reasons one for each trait, the weightiest first
public record RiskScore(double base, List<Reason> reasons) {

    /// What one trait of this customer adds.
    ///
    /// @param value as it stands in the table, empty where it is missing
    /// @param logOdds above 0 speaks for leaving, below for staying
    public record Reason(String trait, String value, double logOdds) {}

    public RiskScore {
        reasons = List.copyOf(reasons);
    }

    public double logOdds() {
        return base + reasons.stream().mapToDouble(Reason::logOdds).sum();
    }

    /// The chance of leaving, 0 to 1.
    public double probability() {
        return 1 / (1 + Math.exp(-logOdds()));
    }
}
