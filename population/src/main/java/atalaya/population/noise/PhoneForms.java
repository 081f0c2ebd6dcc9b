package atalaya.population.noise;

import atalaya.population.chance.Chance;
import atalaya.population.people.Country;
import java.util.List;

/// The ways one telephone number is typed.
public final class PhoneForms {
    private static final List<String> PLACEHOLDERS =
            List.of(
                    "000000000",
                    "600000000",
                    "999999999",
                    "666666666",
                    "0",
                    "123456789",
                    "111111111");

    private PhoneForms() {}

    /// @param national digits alone, without the international prefix
    public static String typed(String national, Country country, Chance chance) {
        if (national.isEmpty()) {
            return national;
        }
        if (country == Country.ENGLAND) {
            return english(national, chance);
        }
        var dial = country.dialling();
        return switch (chance.below(20)) {
            case 0, 1 -> "+" + dial + national;
            case 2 -> "+" + dial + " " + grouped(national, " ");
            case 3 -> "00" + dial + national;
            case 4, 5, 6 -> grouped(national, " ");
            case 7 -> grouped(national, ".");
            case 8 -> grouped(national, "-");
            case 9 -> pairs(national);
            case 10 -> dial + national;
            case 11 -> "(+" + dial + ") " + grouped(national, " ");
            default -> national;
        };
    }

    public static String placeholder(Chance chance) {
        return chance.oneOfTheFirst(PLACEHOLDERS);
    }

    private static String english(String national, Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> "+44" + national;
            case 1 -> "+44 (0)" + national;
            case 2 -> "0" + national.substring(0, 4) + " " + national.substring(4);
            case 3 -> "0044" + national;
            default -> "0" + national;
        };
    }

    private static String grouped(String digits, String gap) {
        int from = digits.length() - 6;
        return digits.substring(0, from)
                + gap
                + digits.substring(from, from + 3)
                + gap
                + digits.substring(from + 3);
    }

    private static String pairs(String digits) {
        var text = new StringBuilder(digits.substring(0, 3 - (digits.length() + 1) % 2));
        for (int i = text.length(); i + 1 < digits.length() + 1 && i < digits.length(); i += 2) {
            text.append(' ').append(digits, i, Math.min(i + 2, digits.length()));
        }
        return text.toString();
    }
}
