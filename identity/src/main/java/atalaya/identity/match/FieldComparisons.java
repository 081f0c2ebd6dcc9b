package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.Sex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Compares all but names: of several values those two that agree best.
final class FieldComparisons {

    private static final int MAIL_SLIPS = 3;

    private FieldComparisons() {}

    /// Agreement of the sexes is in the given name already where that is the same.
    static void sex(@Nullable Sex left, @Nullable Sex right, Findings out) {
        if (left == null || right == null) {
            return;
        }
        if (left != right) {
            out.set(Comparison.SEX.ordinal(), Level.DIFFERENT);
        } else if (out.level(Comparison.GIVEN_NAME.ordinal()) != Level.EXACT.ordinal()) {
            out.set(Comparison.SEX.ordinal(), Level.EXACT);
        }
    }

    static void birthDate(
            Prepared.@Nullable Birth left, Prepared.@Nullable Birth right, Findings out) {
        if (left == null || right == null) {
            return;
        }
        var a = left.date();
        var b = right.date();
        int slot = Comparison.BIRTH_DATE.ordinal();
        boolean complete = a.complete() && b.complete();
        boolean year = a.year() == b.year();
        if (left.digits().equals(right.digits())) {
            out.set(slot, Level.EXACT, left.surprise());
        } else if (!complete) {
            out.set(slot, year ? Level.YEAR : Level.DIFFERENT);
        } else if (isSwapped(a, b)) {
            out.set(slot, Level.SWAPPED);
        } else if (Typing.distance(left.digits(), right.digits(), 1) == 1) {
            out.set(slot, Level.CLOSE);
        } else {
            int parts = (year ? 1 : 0) + (a.month() == b.month() ? 1 : 0);
            parts += a.day() == b.day() ? 1 : 0;
            boolean similar = parts == 1 && Typing.distance(left.digits(), right.digits(), 2) == 2;
            out.set(
                    slot,
                    parts == 2
                            ? Level.TWO_PARTS
                            : similar ? Level.SIMILAR : year ? Level.YEAR : Level.DIFFERENT);
        }
    }

    /// Day and month exchanged, or two neighbouring figures of the year: 1989 and 1998.
    private static boolean isSwapped(BirthDate a, BirthDate b) {
        if (a.year() == b.year()) {
            return a.month() == b.day() && a.day() == b.month();
        }
        if (a.month() != b.month() || a.day() != b.day()) {
            return false;
        }
        String one = Integer.toString(a.year());
        String two = Integer.toString(b.year());
        return one.length() == two.length()
                && Typing.distance(one, two, 1) == 1
                && sorted(one).equals(sorted(two));
    }

    private static String sorted(String figures) {
        char[] digits = figures.toCharArray();
        Arrays.sort(digits);
        return new String(digits);
    }

    static void documents(
            NationalId[] left, NationalId[] right, Vocabulary vocabulary, Findings out) {
        Level best = null;
        int surprise = Findings.BY_TABLE;
        for (NationalId a : left) {
            for (NationalId b : right) {
                Level level = level(a, b);
                if (level != null && (best == null || level.compareTo(best) < 0)) {
                    best = level;
                    surprise =
                            level == Level.EXACT
                                    ? surprise(a.value(), vocabulary)
                                    : Findings.BY_TABLE;
                }
            }
        }
        if (best != null) {
            out.set(Comparison.DOCUMENT.ordinal(), best, surprise);
        }
    }

    /// A short number cannot be as rare as a long one: four figures name one of ten thousand.
    static int surprise(String document, Vocabulary vocabulary) {
        return Math.min(vocabulary.document().surprise(document), 3_300 * document.length());
    }

    /// Null where the two are documents of different kinds or issuers, which anyone may have.
    static @Nullable Level level(NationalId a, NationalId b) {
        if (isOther(a, b)) {
            return null;
        }
        if (a.value().equals(b.value())) {
            return Level.EXACT;
        }
        boolean open = a.kind() == NationalId.Kind.OTHER || b.kind() == NationalId.Kind.OTHER;
        int lengths = Math.abs(a.value().length() - b.value().length());
        if (lengths > 1) {
            return null;
        }
        boolean numbered = a.kind() == NationalId.Kind.DNI && b.kind() == NationalId.Kind.DNI;
        if (numbered && a.value().regionMatches(0, b.value(), 0, 8)) {
            return Level.EXACT;
        }
        if (a.disproves(b)) {
            return Level.PROVEN_DIFFERENT;
        }
        int slips = Typing.distance(a.value(), b.value(), 2);
        if (slips <= (a.value().length() >= 8 ? 2 : 1)) {
            return Level.CLOSE;
        }
        return open && !isSameForm(a.value(), b.value()) ? null : Level.DIFFERENT;
    }

    /// Which letters and figures a document holds, one bit for each of 32 kinds: slips of the hand
    /// are bound by it as by [Typing#letters].
    static int letters(String document) {
        int letters = 0;
        for (int i = 0; i < document.length(); i++) {
            char letter = document.charAt(i);
            int kind = letter <= '9' ? letter - '0' : 10 + letter % 22;
            letters |= 1 << kind;
        }
        return letters;
    }

    private static boolean isOther(NationalId a, NationalId b) {
        boolean open = a.kind() == NationalId.Kind.OTHER || b.kind() == NationalId.Kind.OTHER;
        boolean issuers =
                a.issuer().length() == 2
                        && b.issuer().length() == 2
                        && !a.issuer().equals(b.issuer());
        return a.kind() != b.kind() && !open || issuers;
    }

    /// Letters and figures in the same places: only then may two numbers be of one kind.
    private static boolean isSameForm(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (Character.isDigit(a.charAt(i)) != Character.isDigit(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static void emails(Prepared.Mail[] left, Prepared.Mail[] right, Findings out) {
        if (left.length == 0 || right.length == 0) {
            return;
        }
        var best = Level.DIFFERENT;
        int surprise = Findings.BY_TABLE;
        for (var a : left) {
            for (var b : right) {
                var level = level(a, b);
                if (level.compareTo(best) < 0) {
                    best = level;
                    surprise =
                            switch (level) {
                                case EXACT -> a.surprise();
                                case LOCAL_PART -> a.localSurprise();
                                default -> Findings.BY_TABLE;
                            };
                }
            }
        }
        out.set(Comparison.EMAIL.ordinal(), best, surprise);
    }

    private static Level level(Prepared.Mail a, Prepared.Mail b) {
        if (a.text().equals(b.text())) {
            return Level.EXACT;
        }
        if (a.local().equals(b.local())) {
            return Level.LOCAL_PART;
        }
        boolean slip =
                Typing.canBeWithin(a.letters(), b.letters(), MAIL_SLIPS)
                        && isSlip(a.text(), b.text());
        return slip ? Level.CLOSE : Level.DIFFERENT;
    }

    /// Letters mistyped, while figures and punctuation are the same: `maria.lopez71` and
    /// `maria_lopez8` are two inboxes, however alike.
    static boolean isSlip(String a, String b) {
        String local = Preparer.local(a);
        String other = Preparer.local(b);
        return Math.min(local.length(), other.length()) >= 5
                && Typing.distance(a, b, MAIL_SLIPS) <= MAIL_SLIPS
                && withoutLetters(a).equals(withoutLetters(b))
                && Typing.distance(local, other, 2) <= 2;
    }

    static String withoutLetters(String text) {
        var rest = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }

    static void phones(Prepared.Value[] left, Prepared.Value[] right, Findings out) {
        if (left.length == 0 || right.length == 0) {
            return;
        }
        var best = Level.DIFFERENT;
        int surprise = Findings.BY_TABLE;
        for (var a : left) {
            for (var b : right) {
                if (a.text().equals(b.text())) {
                    best = Level.EXACT;
                    surprise = a.surprise();
                } else if (best != Level.EXACT && isAlmost(a.text(), b.text())) {
                    best = Level.CLOSE;
                }
            }
        }
        out.set(Comparison.PHONE.ordinal(), best, surprise);
    }

    /// A figure mistyped, or one number typed without its area code.
    private static boolean isAlmost(String a, String b) {
        return a.length() == b.length()
                ? Typing.distance(a, b, 1) == 1
                : a.endsWith(b) || b.endsWith(a) || Typing.distance(a, b, 1) == 1;
    }

    static void ties(Prepared.Value[] left, Prepared.Value[] right, Findings out) {
        for (var a : left) {
            for (var b : right) {
                if (a.text().equals(b.text())) {
                    out.set(Comparison.TIE.ordinal(), Level.EXACT, a.surprise());
                }
            }
        }
    }

    static void companies(Token[][] left, Token[][] right, Alignment alignment, Findings out) {
        int best = Integer.MIN_VALUE;
        for (var a : left) {
            for (var b : right) {
                alignment.align(a, b);
                if (alignment.surprise > best) {
                    best = alignment.surprise;
                    var level = NameComparison.level(alignment);
                    // sister companies share their rarest words, so those say little in part
                    out.set(
                            Comparison.COMPANY.ordinal(),
                            level,
                            level == Level.PART ? Findings.BY_TABLE : alignment.surprise);
                }
            }
        }
    }

    /// Compares one further column.
    static void other(
            int slot, Prepared.@Nullable Other a, Prepared.@Nullable Other b, Findings out) {
        if (a == null || b == null) {
            return;
        }
        if (a.text().equals(b.text())) {
            out.set(slot, Level.EXACT, a.surprise());
        } else {
            out.set(slot, likeness(a, b));
        }
    }

    /// By slips for short texts, by shared words for long ones.
    private static Level likeness(Prepared.Other a, Prepared.Other b) {
        int shorter = Math.min(a.text().length(), b.text().length());
        int limit = shorter >= 10 ? 2 : 1;
        if (shorter >= 4
                && shorter < 40
                && Typing.canBeWithin(a.letters(), b.letters(), limit)
                && Typing.distance(a.text(), b.text(), limit) <= limit) {
            return Level.CLOSE;
        }
        int all = a.words().distinct() + b.words().distinct();
        double shared = 2.0 * a.words().shared(b.words()) / all;
        if (shared >= 0.75) {
            return Level.CLOSE;
        }
        return shared >= 0.45 ? Level.SIMILAR : shared >= 0.2 ? Level.PART : Level.DIFFERENT;
    }
}
