package atalaya.server.value;

import atalaya.insight.value.BuyingFit;
import atalaya.insight.value.BuyingModel;
import atalaya.insight.value.LifetimeValue;
import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.SpendFit;
import atalaya.insight.value.SpendHistory;
import atalaya.insight.value.SpendModel;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What was learned from all customers together, published once and used until the next: where
/// scores begin, how people buy, what a purchase is worth.
///
/// @param number counts from 1
/// @param until at the end of which day it looked
/// @param customers it learned from
public record Run(
        int number, LocalDate until, Instant publishedAt, int customers, Parameters parameters) {

    private static final double YEAR_WEEKS = 365.25 / 7;

    /// How many years the lifetime value looks ahead.
    public static final int LIFETIME_YEARS = 3;

    /// How much less a unit of money is worth a year later.
    public static final double YEARLY_DISCOUNT = .1;

    /// @param buying null where nobody has bought yet
    /// @param buyingFinding what the fit says of itself
    /// @param spend null where fewer than three bought again
    /// @param spendFinding null with it
    /// @param plainWorth what a purchase is worth in the mean, in units of money
    public record Parameters(
            Rfm.Cuts cuts,
            @Nullable BuyingModel buying,
            BuyingFit.@Nullable Finding buyingFinding,
            @Nullable SpendModel spend,
            SpendFit.@Nullable Finding spendFinding,
            double plainWorth,
            ValueSettings settings) {}

    /// The models with how far they look.
    private LifetimeValue lifetime(BuyingModel model, int years) {
        return new LifetimeValue(
                model,
                parameters.spend,
                parameters.plainWorth,
                new LifetimeValue.Horizon(years * YEAR_WEEKS, YEARLY_DISCOUNT));
    }

    /// Whether there is enough to expect anything by.
    public boolean expects() {
        return parameters.buying != null && parameters.buyingFinding != BuyingFit.Finding.TOO_FEW;
    }

    /// What to expect of a customer; null where nothing can be.
    @Nullable Expected expected(@Nullable RepeatHistory history, @Nullable SpendHistory spent) {
        var model = parameters.buying;
        if (history == null || model == null || !expects()) {
            return null;
        }
        var year = lifetime(model, 1).withoutBand(history, spent);
        var far = lifetime(model, LIFETIME_YEARS).withoutBand(history, spent);
        double minorUnits = parameters.settings.minorUnits();
        return new Expected(
                year.alive(),
                year.purchases(),
                year.perPurchase(),
                Math.round(far.value() * minorUnits),
                Math.round(year.value() * minorUnits));
    }

    /// The lifetime value of a customer with its band; null where nothing can be expected.
    LifetimeValue.@Nullable Worth banded(
            @Nullable RepeatHistory history, @Nullable SpendHistory spent) {
        var model = parameters.buying;
        return history == null || model == null || !expects()
                ? null
                : lifetime(model, LIFETIME_YEARS).of(history, spent);
    }
}
