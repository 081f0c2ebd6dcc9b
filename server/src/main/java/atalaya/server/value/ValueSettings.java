package atalaya.server.value;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// In which currency the company counts, and what serving costs where no source says it. Kept with
/// each [Run], so that a figure tells by which rates it was made.
///
/// @param currency ISO 4217; amounts in another are left out and counted
/// @param callMinute of talking on the telephone
/// @param chatMinute of writing with a customer
/// @param caseOpened to look after one complaint
/// @param delivery to bring one parcel, where the carrier's bill is not known
/// @param returnReceived to take in, inspect and put away what came back
/// @param referralCredit what a referral that bought is worth
/// @param returnDays the term to settle a return
@ConfigurationProperties("atalaya.value")
public record ValueSettings(
        @DefaultValue("EUR") String currency,
        @DefaultValue("0.60") BigDecimal callMinute,
        @DefaultValue("0.40") BigDecimal chatMinute,
        @DefaultValue("3.00") BigDecimal caseOpened,
        @DefaultValue("4.95") BigDecimal delivery,
        @DefaultValue("4.50") BigDecimal returnReceived,
        @DefaultValue("10.00") BigDecimal referralCredit,
        @DefaultValue("14") int returnDays) {

    private static final int MOST_DIGITS = 12;

    public ValueSettings {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw bad("atalaya.value.currency", currency, "EUR").because(unknown);
        }
        Map.of(
                        "call-minute", callMinute,
                        "chat-minute", chatMinute,
                        "case-opened", caseOpened,
                        "delivery", delivery,
                        "return-received", returnReceived,
                        "referral-credit", referralCredit,
                        "return-days", BigDecimal.valueOf(returnDays))
                .forEach((name, number) -> {
                    if (number.signum() < 0) {
                        throw bad("atalaya.value." + name, number.toPlainString(), "0 or more");
                    }
                });
    }

    /// The settings where nothing is set.
    public static ValueSettings usual() {
        return new ValueSettings(
                "EUR",
                new BigDecimal("0.60"),
                new BigDecimal("0.40"),
                new BigDecimal("3.00"),
                new BigDecimal("4.95"),
                new BigDecimal("4.50"),
                new BigDecimal("10.00"),
                14);
    }

    private static AtalayaError bad(String name, String given, String remedy) {
        return new AtalayaError(7001, Exit.CONFIGURATION, "this setting cannot be used")
                .at("%s = %s".formatted(name, given))
                .remedy("%s = %s", name, remedy);
    }

    /// Decimals of the currency.
    int digits() {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// How many minor units one unit has, such as 100.
    double minorUnits() {
        return Math.pow(10, digits());
    }

    /// Whether an amount can be one: nobody's order, cost or discount reaches a million millions.
    /// What is larger is a slip of its source, and would not fit into sums.
    static boolean counts(BigDecimal amount) {
        return amount.precision() - amount.scale() <= MOST_DIGITS;
    }

    /// An amount that [#counts] in minor units, half to even where it is finer.
    long minor(BigDecimal amount) {
        return amount.setScale(digits(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
