package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one currency of the books, and amounts in its minor units. Sums of several currencies would
/// be nothing; rows of another one are set aside.
final class BookMoney {

    private static final int USUAL_DIGITS = 2;

    private @Nullable Currency currency;
    private BigDecimal rounding = BigDecimal.ZERO;

    /// @param code of ISO 4217, or null to take that of the first row that has one
    BookMoney(@Nullable String code) {
        this.currency =
                code == null
                        ? null
                        : currency(code)
                                .orElseThrow(() ->
                                        new AtalayaError(
                                                        6004,
                                                        Exit.USAGE,
                                                        "there is no currency %s",
                                                        code)
                                                .at("--in " + code)
                                                .remedy("a code of ISO 4217, such as --in EUR"));
    }

    /// Whether a row's currency is that of the books; sets the row aside where it is not.
    boolean takes(PlainRow row) {
        var code = row.word(FileField.CURRENCY);
        if (code == null) {
            return true;
        }
        var known = currency(code);
        if (known.isEmpty()) {
            row.file().refuse(row, FileField.CURRENCY, "unknown-currency");
            return false;
        }
        if (currency == null) {
            currency = known.get();
        }
        if (!currency.equals(known.get())) {
            row.file().refuse(row, FileField.CURRENCY, "other-currency");
            return false;
        }
        return true;
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// The code of the books' currency; null where no row says one.
    @Nullable String code() {
        return currency == null ? null : currency.getCurrencyCode();
    }

    private int digits() {
        return currency == null ? USUAL_DIGITS : Math.max(0, currency.getDefaultFractionDigits());
    }

    /// How many minor units one unit has, such as 100.
    double minorUnits() {
        return Math.pow(10, digits());
    }

    /// An amount in minor units, half to even where it is finer; what that leaves is kept as
    /// [#rounding].
    long minor(BigDecimal amount) {
        var rounded = amount.setScale(digits(), RoundingMode.HALF_EVEN);
        if (rounded.compareTo(amount) != 0) {
            rounding = rounding.add(amount.subtract(rounded));
        }
        return rounded.unscaledValue().longValueExact();
    }

    /// What was lost or won by rounding amounts finer than a minor unit.
    BigDecimal rounding() {
        return rounding.stripTrailingZeros();
    }

    /// Minor units as an amount with its decimals.
    BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, digits());
    }
}
