package atalaya.population.people;

import atalaya.population.chance.Chance;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Numbers of documents in the right form, check letters included.
///
/// Sources of the rules: DNI and NIE, Orden INT/2058/2008; CIF, Orden EHA/451/2008; CURP, Acuerdo
/// of the Secretaría de Gobernación of 2008. The numbers are drawn, so one of them may by chance be
/// somebody's.
public final class Documents {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CIF_LETTERS = "JABCDEFGHI";
    private static final String CURP_DIGITS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    private static final List<String> STATES =
            List.of(
                    "AS", "BC", "CH", "CL", "DF", "DG", "GT", "HG", "JC", "MC", "MN", "NL", "OC",
                    "PL", "QT", "SP", "SL", "SR", "TC", "TS", "VZ", "YN", "ZS");

    private Documents() {}

    /// The letter that belongs to the digits of a DNI, or to those of a NIE with X, Y, Z as 0, 1,
    /// 2.
    public static char letter(int number) {
        return DNI_LETTERS.charAt(number % 23);
    }

    /// A letter that is not the right one.
    public static char wrongLetter(char right, Chance chance) {
        return letter(DNI_LETTERS.indexOf(right) + 1 + chance.below(22));
    }

    /// @param drawn below 2 to the 26; another one for each person
    static Document dni(int drawn) {
        int number = 1_000_000 + drawn;
        return new Document(Document.Kind.DNI, "%08d%c".formatted(number, letter(number)));
    }

    /// @param drawn below 2 to the 24; another one for each person
    static Document nie(int drawn) {
        int first = drawn / 10_000_000;
        int number = drawn % 10_000_000;
        return new Document(
                Document.Kind.NIE,
                "%c%07d%c".formatted("XYZ".charAt(first), number, letter(drawn)));
    }

    public static Document passport(Chance chance) {
        return new Document(
                Document.Kind.PASSPORT, "%09d".formatted(chance.between(100_000_000, 799_999_999)));
    }

    public static Document nino(Chance chance) {
        var letters = "ABCEGHJKLMNPRSTWXYZ";
        return new Document(
                Document.Kind.NINO,
                "%c%c%06d%c"
                        .formatted(
                                letters.charAt(chance.below(letters.length())),
                                letters.charAt(chance.below(letters.length())),
                                chance.below(1_000_000),
                                (char) ('A' + chance.below(4))));
    }

    /// Of a limited company (`B`), now and then of a public one (`A`) or a foreign one (`N`, which
    /// ends in a letter).
    public static Document cif(Chance chance) {
        char kind = chance.happens(0.9) ? 'B' : chance.happens(0.8) ? 'A' : 'N';
        var digits = "%02d%05d".formatted(chance.between(1, 52), chance.below(100_000));
        int check = cifCheck(digits);
        var end = kind == 'N' ? CIF_LETTERS.charAt(check) : (char) ('0' + check);
        return new Document(Document.Kind.CIF, kind + digits + end);
    }

    /// The check digit of the seven digits of a CIF.
    public static int cifCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /// CURP: letters of the names, date of birth, sex, state, inner consonants, and a check digit.
    public static Document curp(PersonName name, LocalDate birth, Sex sex, Chance chance) {
        var surname1 = letters(name.surname1());
        var surname2 = letters(name.surname2() == null ? "X" : name.surname2());
        var given = letters(name.given());
        if (given.length() > 5 && (given.startsWith("MARIA ") || given.startsWith("JOSE "))) {
            given = given.substring(given.indexOf(' ') + 1);
        }
        var head =
                ""
                        + surname1.charAt(0)
                        + inner(surname1, true)
                        + surname2.charAt(0)
                        + given.charAt(0)
                        + "%02d%02d%02d"
                                .formatted(
                                        birth.getYear() % 100,
                                        birth.getMonthValue(),
                                        birth.getDayOfMonth())
                        + (sex.female() ? 'M' : 'H')
                        + chance.oneOf(STATES)
                        + inner(surname1, false)
                        + inner(surname2, false)
                        + inner(given, false)
                        + (birth.getYear() < 2000 ? "0" : "A");
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_DIGITS.indexOf(head.charAt(i)) * (18 - i);
        }
        return new Document(Document.Kind.CURP, head + (10 - sum % 10) % 10);
    }

    private static String letters(String name) {
        var plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toUpperCase(Locale.ROOT);
        return plain.replaceFirst("^(DE LA |DE LOS |DE LAS |DEL |DE |DA |DOS )", "")
                .replaceAll("[^A-Z ]", "X");
    }

    private static char inner(String word, boolean vowel) {
        for (int i = 1; i < word.length() && word.charAt(i) != ' '; i++) {
            if ("AEIOU".indexOf(word.charAt(i)) >= 0 == vowel) {
                return word.charAt(i);
            }
        }
        return 'X';
    }
}
