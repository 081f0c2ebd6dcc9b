package atalaya.server.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts, numbers and dates as one reader wants them: language, region, time zone and the moment
/// from which ages are counted.
///
/// A text that is missing shows as its key between `⟦ ⟧`; tests look for those marks, so none
/// reaches a reader.
public final class Words {

    private static final Map<String, Locale> LOCALES =
            Map.of("es", Locale.of("es", "ES"), "en", Locale.UK);
    private static final int RELATIVE_DAYS = 7;

    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;
    private final Map<String, String> texts;

    private Words(Locale locale, ZoneId zone, Instant now) {
        this.locale = locale;
        this.zone = zone;
        this.now = now;
        this.texts = Bundles.of(locale.getLanguage());
    }

    /// @param language `es` or `en`; anything else reads as Spanish
    public static Words of(String language, ZoneId zone, Instant now) {
        var locale = LOCALES.getOrDefault(language, Locale.of("es", "ES"));
        return new Words(locale, zone, now);
    }

    /// Words for a page that shows no time, such as the sign-in.
    public static Words of(String language) {
        return of(language, ZoneId.systemDefault(), Instant.now());
    }

    public String language() {
        return locale.getLanguage();
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /// The text of a key, its arguments in the reader's form: numbers grouped, the rest as it is.
    public String text(String key, Object... arguments) {
        var text = texts.get(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", shown(arguments[i]));
        }
        return text;
    }

    /// The text of a key, or of another where the first has none.
    public String textOr(String key, String fallback) {
        var text = texts.get(key);
        return text == null ? fallback : text;
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// The texts whose keys start so, by the rest of their key, in the order of the texts.
    public Map<String, String> below(String prefix) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .sorted(Map.Entry.comparingByValue())
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().substring(prefix.length()),
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /// One or many: `key.one` for exactly 1, `key.other` for the rest; `{0}` is the count.
    public String count(String key, long count, Object... more) {
        var arguments = new Object[1 + more.length];
        arguments[0] = count;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return text(key + (count == 1 ? ".one" : ".other"), arguments);
    }

    /// The label of one value of an enumeration: `console.role.agent` for `Role.AGENT`.
    public String label(String family, Enum<?> value) {
        return text("console." + family + "." + value.name().toLowerCase(Locale.ROOT));
    }

    private String shown(Object argument) {
        return switch (argument) {
            case Integer number -> number(number);
            case Long number -> number(number);
            default -> argument.toString();
        };
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String decimal(double number, int digits) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /// A number with its sign, as evidence and outcomes are written: `+3,2`, `−7,4`.
    public String signed(double number, int digits) {
        var plain = decimal(Math.abs(number), digits);
        if (plain.equals(decimal(0, digits))) {
            return plain;
        }
        return (number < 0 ? "−" : "+") + plain;
    }

    /// A share between 0 and 1, such as `87 %`.
    public String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    /// A probability in words that never round up to certainty: `> 99,9 %`.
    public String probability(double share) {
        if (share >= 0.9995) {
            return "> " + percentOf(0.999, 1);
        }
        return share >= 0.995 || share < 0.005 ? percentOf(share, 1) : percent(share);
    }

    private String percentOf(double share, int digits) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(digits);
        return format.format(share);
    }

    public String money(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            return decimal(amount.doubleValue(), 2);
        }
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }

    /// The same without decimals, where space is short.
    public String wholeMoney(BigDecimal amount, String currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        format.setMaximumFractionDigits(0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    /// `20:17`
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    }

    /// `12 nov 2026`
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /// `mar 2017`
    public String month(LocalDate date) {
        return DateTimeFormatter.ofPattern("LLL yyyy", locale).format(date);
    }

    /// Date and time in full, as shown on hover and in print.
    public String exact(Instant at) {
        return date(at) + ", " + time(at);
    }

    /// The machine's form for the `datetime` attribute.
    public String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// The heading of a day: `lunes 23 de noviembre`, with the year when it is another.
    public String day(LocalDate date) {
        boolean thisYear = date.getYear() == today().getYear();
        var pattern = text(thisYear ? "console.format.day" : "console.format.day-year");
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    /// `hace 9 h`, up to seven days; the date after that.
    public String ago(Instant at) {
        var age = Duration.between(at, now);
        if (age.isNegative() || age.toDays() >= RELATIVE_DAYS) {
            return date(at);
        }
        if (age.toMinutes() < 1) {
            return text("console.ago.now");
        }
        return text("console.ago", brief(age));
    }

    /// The age alone, as short as it gets: `4 min`, `9 h`, `3 d`, `8 m`, `2 a`.
    public String age(Instant at) {
        var age = Duration.between(at, now);
        return age.isNegative() || age.toMinutes() < 1 ? text("console.age.now") : brief(age);
    }

    private String brief(Duration age) {
        if (age.toHours() < 1) {
            return text("console.age.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return text("console.age.hours", age.toHours());
        }
        long days = age.toDays();
        if (days < 60) {
            return text("console.age.days", days);
        }
        return days < 730
                ? text("console.age.months", days / 30)
                : text("console.age.years", days / 365);
    }

    /// How long something may take or last, in the largest unit that says it: `24 h`, `7 d`.
    public String lasting(Duration time) {
        return brief(time);
    }
}
