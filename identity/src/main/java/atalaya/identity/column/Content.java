package atalaya.identity.column;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Email;
import atalaya.identity.standard.NameLexicon;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the values of a column say of it, whatever its header.
final class Content {

    private static final NameLexicon LEXICON = NameLexicon.shipped();

    /// Postal codes of letters and figures, which nothing else looks like: British, Canadian, Dutch
    /// and, with its hyphen, Portuguese. Codes of figures alone may be anything.
    private static final Pattern POSTAL_CODE =
            Pattern.compile(
                    "[A-Z]{1,2}\\d[A-Z\\d]{0,2} ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4} ?[A-Z]{2}|\\d{4}-\\d{3}",
                    Pattern.CASE_INSENSITIVE);

    private Content() {}

    static double share(List<String> values, Predicate<String> test) {
        return values.isEmpty() ? 0 : (double) values.stream().filter(test).count() / values.size();
    }

    /// Whether values are plainly not what the header says.
    static boolean contradicts(ColumnMeaning said, List<String> values) {
        if (values.isEmpty() || !(said instanceof ColumnMeaning.Of(var attribute))) {
            return false;
        }
        return switch (attribute) {
            case FULL_NAME, GIVEN_NAME, SURNAME_1, SURNAME_2 ->
                    share(values, Content::isLikeName) < 0.5;
            case BIRTH_DATE, EMAIL, PHONE, SEX -> readable(said, values) < 0.3;
            case NATIONAL_ID -> readable(said, values) < 0.1;
            default -> false;
        };
    }

    /// The attribute values are plainly of, or null.
    static @Nullable Attribute meaning(List<String> values) {
        if (values.size() < 3) {
            return null;
        }
        if (share(values, value -> value.indexOf('@') > 0) > 0.8) {
            return Attribute.EMAIL;
        }
        if (share(values, Content::isProvenDocument) > 0.6) {
            return Attribute.NATIONAL_ID;
        }
        if (share(values, Content::isPhone) > 0.8) {
            return Attribute.PHONE;
        }
        if (share(values, value -> POSTAL_CODE.matcher(value.strip()).matches()) > 0.8) {
            return Attribute.POSTAL_CODE;
        }
        if (share(values, PostalAddress::isStreet) > 0.6) {
            return Attribute.ADDRESS_LINE;
        }
        return share(values, Content::isCommonWholeName) > 0.6 ? Attribute.FULL_NAME : null;
    }

    /// The share of values that are one or two words, each commoner as a given name than as a
    /// surname.
    static double givenNames(List<String> values) {
        return share(values, value -> isLikelier(value, LEXICON::givenRate, LEXICON::surnameRate));
    }

    /// As [#givenNames], of surnames.
    static double surnames(List<String> values) {
        return share(values, value -> isLikelier(value, LEXICON::surnameRate, LEXICON::givenRate));
    }

    private static boolean isLikelier(
            String value, ToDoubleFunction<String> as, ToDoubleFunction<String> than) {
        var words = Text.words(value);
        return !words.isEmpty()
                && words.size() <= 2
                && words.stream()
                        .allMatch(word -> as.applyAsDouble(word) > than.applyAsDouble(word));
    }

    /// Whether values are the two words or letters of a column of sexes, and hardly anything else.
    static boolean areSexes(List<String> values) {
        Set<Sex> sexes = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (var value : values) {
            Sex.parse(value).ifPresent(sexes::add);
            words.add(Text.fold(value));
        }
        return sexes.size() == Sex.values().length
                && words.size() <= 6
                && share(values, value -> Sex.parse(value).isPresent()) > 0.95;
    }

    /// Whether values are whole numbers from one to another, but for one in twenty.
    static boolean areNumbers(List<String> values, int from, int to) {
        return share(
                        values,
                        value -> {
                            String text = value.strip();
                            boolean figures = text.matches("\\d{1,4}");
                            int number = figures ? Integer.parseInt(text) : -1;
                            return from <= number && number <= to;
                        })
                > 0.95;
    }

    static boolean areFiveFigures(List<String> values) {
        return share(values, value -> value.strip().matches("\\d{5}(\\.0)?")) > 0.9;
    }

    /// Whether most values name a company by its legal form or by what it is.
    static boolean areCompanies(List<String> values) {
        return share(values, CompanyName::isPlainlyOne) > 0.5;
    }

    static double readable(ColumnMeaning meaning, List<String> values) {
        if (!(meaning instanceof ColumnMeaning.Of(var attribute))) {
            return values.isEmpty() ? 0 : 1;
        }
        return switch (attribute) {
            case EMAIL -> share(values, value -> Email.parse(value).isPresent());
            case PHONE -> share(values, value -> Text.digits(value).length() >= 7);
            case BIRTH_DATE -> share(values, value -> BirthDate.parse(value).isPresent());
            case SEX -> share(values, value -> Sex.parse(value).isPresent());
            case NATIONAL_ID, TAX_ID ->
                    share(values, value -> NationalId.parse(value, false).isPresent());
            default -> values.isEmpty() ? 0 : 1;
        };
    }

    /// A column tells rows apart when its values repeat, yet are not nearly all one; a column of
    /// running numbers, each once, names rows and not people.
    static boolean tellsApart(List<String> values) {
        if (values.size() < 2) {
            return false;
        }
        Set<String> distinct = new HashSet<>(values);
        boolean running =
                distinct.size() == values.size()
                        && share(values, value -> Text.digits(value).length() * 2 > value.length())
                                > 0.9;
        return distinct.size() > 1 && !running;
    }

    static boolean isDate(String value) {
        return value.length() >= 6
                && Text.digits(value).length() >= 4
                && value.matches(".*\\d[-/. ].*")
                && BirthDate.parse(value).isPresent();
    }

    private static boolean isLikeName(String value) {
        var words = Text.words(value);
        return words.size() <= 7 && Text.digits(value).length() <= 2 && value.length() <= 60;
    }

    private static boolean isProvenDocument(String value) {
        return NationalId.parse(value, true).map(NationalId::valid).orElse(false);
    }

    private static boolean isPhone(String value) {
        String digits = Text.digits(value);
        return digits.length() >= 9
                && digits.length() <= 15
                && value.matches("[+()\\d\\s./-]+")
                && (value.startsWith("+") || digits.length() == 9 && digits.charAt(0) >= '6');
    }

    private static boolean isCommonWholeName(String value) {
        var words = Text.words(value);
        return words.size() >= 2
                && words.size() <= 5
                && words.stream().anyMatch(word -> LEXICON.givenRate(word) > 0)
                && words.stream().anyMatch(word -> LEXICON.surnameRate(word) > 0);
    }
}
