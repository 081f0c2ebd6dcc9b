package atalaya.insight.risk;

import java.util.OptionalDouble;

/// Whether a customer is still there, as one word for lists and maps.
///
/// Events outrank rhythm, and rhythm needs purchases: who never bought is new, or never used what
/// was issued to them. *Silent churn* is a customer who is gone with more than 70 % and never said
/// why; one who did complain is at risk, since there is something to repair.
public enum Standing {
    /// Nothing was bought yet.
    NEW,
    /// Something was issued, such as a card, and never used.
    NEVER_ACTIVATED,
    ACTIVE,
    /// Silent longer than the usual gap of the customer's own rhythm.
    LAPSED,
    /// More likely gone than not, or complained before going silent.
    AT_RISK,
    /// As good as gone, without a word.
    SILENT_CHURN,
    /// Ended by an event.
    ENDED;

    /// Under this probability to be there a customer is as good as gone.
    public static final double GONE = .3;

    /// Under this one they are more likely gone than not.
    public static final double DOUBTFUL = .5;

    /// For so many days a complaint tells that silence is not without a word.
    public static final int PROTEST_DAYS = 90;

    /// What is known of a customer beside their purchases.
    ///
    /// @param ended an event ended the relationship
    /// @param unused something was issued and not used within its days of grace
    /// @param bought whether there is any purchase
    /// @param lapsed silent longer than the usual gap
    /// @param protested a complaint, a cancellation or an abandoned call in the last
    ///   [#PROTEST_DAYS]
    public record Signs(
            boolean ended, boolean unused, boolean bought, boolean lapsed, boolean protested) {}

    /// @param alive the probability to be still there; empty where no model says it
    public static Standing of(Signs signs, OptionalDouble alive) {
        if (signs.ended()) {
            return ENDED;
        }
        if (!signs.bought()) {
            return signs.unused() ? NEVER_ACTIVATED : NEW;
        }
        double sure = alive.orElse(1);
        if (sure < GONE) {
            return signs.protested() ? AT_RISK : SILENT_CHURN;
        }
        if (signs.lapsed()) {
            return LAPSED;
        }
        return sure < DOUBTFUL ? AT_RISK : ACTIVE;
    }
}
