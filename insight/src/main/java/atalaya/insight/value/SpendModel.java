package atalaya.insight.value;

/// What a customer's next purchase will be worth: Gamma–Gamma.
///
/// Purchases of one customer are Gamma(p, ν), and ν differs between customers as Gamma(q, γ). Worth
/// and frequency are taken to be independent. Source: Fader and Hardie, "The Gamma-Gamma model of
/// monetary value" (2013).
///
/// @param p shape of one customer's purchases, over 0
/// @param q shape of the differences between customers, over 0; the population has a mean where it
///   is over 1
/// @param gamma their scale in units of money, over 0
public record SpendModel(double p, double q, double gamma) {

    public SpendModel {
        if (!(p > 0 && q > 0 && gamma > 0)) {
            throw new IllegalArgumentException(
                    "Parameters must be over 0, but are p %s, q %s, gamma %s."
                            .formatted(p, q, gamma));
        }
    }

    /// What a purchase is worth to a customer nothing is known of; infinite where q is 1 or less.
    public double mean() {
        return q > 1 ? p * gamma / (q - 1) : Double.POSITIVE_INFINITY;
    }

    /// What a purchase of this customer is worth in the mean, between their own mean and that of
    /// all.
    public double expected(SpendHistory history) {
        double px = p * history.repeats();
        return p * (gamma + history.repeats() * history.mean()) / (px + q - 1);
    }

    /// Shape of what is known of ν after a history.
    double shape(SpendHistory history) {
        return p * history.repeats() + q;
    }

    /// Rate of what is known of ν after a history.
    double rate(SpendHistory history) {
        return gamma + history.repeats() * history.mean();
    }
}
