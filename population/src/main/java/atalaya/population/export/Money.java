package atalaya.population.export;

/// Amounts of cents as systems write them.
public final class Money {
    private Money() {}

    /// `1234.56`.
    public static String plain(long cents) {
        return digits(cents, '.', "");
    }

    /// `1.234,56`.
    public static String spanish(long cents) {
        return digits(cents, ',', ".");
    }

    /// `1234,56`.
    public static String comma(long cents) {
        return digits(cents, ',', "");
    }

    private static String digits(long cents, char point, String thousands) {
        long whole = Math.abs(cents) / 100;
        long rest = Math.abs(cents) % 100;
        var text = new StringBuilder(Long.toString(whole));
        for (int at = text.length() - 3; at > 0 && !thousands.isEmpty(); at -= 3) {
            text.insert(at, thousands);
        }
        return (cents < 0 ? "-" : "") + text + point + (rest < 10 ? "0" : "") + rest;
    }
}
