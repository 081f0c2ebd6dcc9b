package atalaya.identity.column;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.record.Attribute;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Email;
import atalaya.identity.standard.NameLexicon;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Recognises what the columns of a file hold.
///
/// A header that we know decides, unless the values contradict it; where the header says nothing
/// the values do. What is none of our words but tells rows apart is kept as [ColumnMeaning.Other].
public final class ColumnRecognition {

    private static final ColumnMeaning IGNORED = new ColumnMeaning.Ignored();
    private static final ColumnMeaning OTHER = new ColumnMeaning.Other();

    private final List<String> headers;
    private final List<List<String>> rows;

    private ColumnRecognition(List<String> headers, List<List<String>> rows) {
        this.headers = headers;
        this.rows = rows;
    }

    /// Recognises columns.
    ///
    /// @param headers the file's first row
    /// @param sample some of its rows, best from all over the file; a short row lacks its last
    ///   values
    /// @return one entry for each header, in order
    public static List<RecognizedColumn> recognize(
            List<String> headers, List<List<String>> sample) {
        return new ColumnRecognition(headers, sample).recognize();
    }

    private List<RecognizedColumn> recognize() {
        List<ColumnMeaning> meanings = new ArrayList<>();
        for (int place = 0; place < headers.size(); place++) {
            meanings.add(meaning(headers.get(place), values(place)));
        }
        settleNames(meanings);
        settleDates(meanings);
        settleNumbers(meanings);
        settlePlaces(meanings);
        settleOnce(meanings);
        List<RecognizedColumn> columns = new ArrayList<>();
        for (int place = 0; place < headers.size(); place++) {
            var values = values(place);
            columns.add(
                    new RecognizedColumn(
                            place,
                            headers.get(place),
                            meanings.get(place),
                            rows.isEmpty() ? 0 : (double) values.size() / rows.size(),
                            Content.readable(meanings.get(place), values)));
        }
        return List.copyOf(columns);
    }

    private List<String> values(int place) {
        return rows.stream()
                .map(row ->
                        place < row.size() ? Objects.requireNonNullElse(row.get(place), "") : "")
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static ColumnMeaning meaning(String header, List<String> values) {
        var said = Headers.meaning(header).orElse(null);
        if (said != null && !Content.contradicts(said, values)) {
            return said;
        }
        if (said == null) {
            var seen = Content.meaning(values);
            if (seen != null) {
                return new ColumnMeaning.Of(seen);
            }
        }
        return Content.tellsApart(values) && !Headers.isAside(header) ? OTHER : IGNORED;
    }

    /// `nombre` beside surnames is the given name; alone it is the whole one.
    private void settleNames(List<ColumnMeaning> meanings) {
        boolean surnames = meanings.contains(of(Attribute.SURNAME_1));
        boolean given = meanings.contains(of(Attribute.GIVEN_NAME));
        for (int place = 0; place < headers.size(); place++) {
            String header = Headers.plain(headers.get(place));
            boolean bare =
                    Set.of("nombre", "name", "nome", "nom", "nombre cliente").contains(header);
            if (bare && surnames && !given && meanings.get(place).equals(of(Attribute.FULL_NAME))) {
                meanings.set(place, of(Attribute.GIVEN_NAME));
            }
        }
        if (!surnames && !meanings.contains(of(Attribute.FULL_NAME))) {
            replace(meanings, of(Attribute.GIVEN_NAME), of(Attribute.FULL_NAME));
        }
    }

    /// Where no column is said to be the birth date, the only column of dates is taken for it.
    private void settleDates(List<ColumnMeaning> meanings) {
        boolean known =
                meanings.contains(of(Attribute.BIRTH_DATE))
                        || meanings.contains(new ColumnMeaning.Part(Piece.BIRTH_YEAR));
        List<Integer> dates = new ArrayList<>();
        for (int place = 0; place < headers.size(); place++) {
            boolean open = meanings.get(place).equals(OTHER);
            if (open && Content.share(values(place), Content::isDate) > 0.9) {
                dates.add(place);
            }
        }
        boolean people =
                meanings.contains(of(Attribute.SURNAME_1))
                        || meanings.contains(of(Attribute.FULL_NAME));
        if (!known && people && dates.size() == 1) {
            meanings.set(dates.getFirst(), of(Attribute.BIRTH_DATE));
        } else {
            dates.forEach(place -> meanings.set(place, known ? IGNORED : OTHER));
        }
    }

    /// A house number needs a street beside it.
    private static void settleNumbers(List<ColumnMeaning> meanings) {
        if (!meanings.contains(of(Attribute.ADDRESS_LINE))) {
            replace(meanings, new ColumnMeaning.Part(Piece.HOUSE_NUMBER), OTHER);
        }
    }

    /// Region and country say little beside a town; without one they are all there is.
    private static void settlePlaces(List<ColumnMeaning> meanings) {
        boolean town =
                meanings.contains(of(Attribute.CITY))
                        || meanings.contains(of(Attribute.POSTAL_CODE));
        if (!town) {
            replace(meanings, of(Attribute.REGION), OTHER);
            replace(meanings, of(Attribute.COUNTRY), OTHER);
        }
    }

    /// Of attributes a record has once, the first column stays and the others are compared as text.
    private void settleOnce(List<ColumnMeaning> meanings) {
        Set<ColumnMeaning> seen = new HashSet<>();
        var many =
                EnumSet.of(
                        Attribute.EMAIL,
                        Attribute.PHONE,
                        Attribute.NATIONAL_ID,
                        Attribute.NATIONAL_ID_COUNTRY,
                        Attribute.TAX_ID,
                        Attribute.FULL_NAME,
                        Attribute.LEGAL_NAME,
                        Attribute.TRADE_NAME,
                        Attribute.ADDRESS_LINE);
        for (int place = 0; place < headers.size(); place++) {
            var meaning = meanings.get(place);
            boolean once = !(meaning instanceof ColumnMeaning.Of(var word) && many.contains(word));
            boolean named = !meaning.equals(OTHER) && !meaning.equals(IGNORED);
            if (named && once && !seen.add(meaning)) {
                meanings.set(place, Content.tellsApart(values(place)) ? OTHER : IGNORED);
            }
        }
    }

    private static ColumnMeaning of(Attribute attribute) {
        return new ColumnMeaning.Of(attribute);
    }

    private static void replace(
            List<ColumnMeaning> meanings, ColumnMeaning from, ColumnMeaning to) {
        meanings.replaceAll(meaning -> meaning.equals(from) ? to : meaning);
    }

    /// What values themselves say.
    static final class Content {

        private static final NameLexicon LEXICON = NameLexicon.shipped();

        private Content() {}

        static double share(List<String> values, Predicate<String> test) {
            return values.isEmpty()
                    ? 0
                    : (double) values.stream().filter(test).count() / values.size();
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

        /// The attribute values are plainly of, whatever the header, or null.
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
            if (share(values, Content::isCommonWholeName) > 0.6) {
                return Attribute.FULL_NAME;
            }
            return null;
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

        /// A column tells rows apart when its values repeat, yet are not nearly all one; a column
        /// of running numbers, each once, names rows and not people.
        static boolean tellsApart(List<String> values) {
            if (values.size() < 2) {
                return false;
            }
            Set<String> distinct = new HashSet<>(values);
            boolean running =
                    distinct.size() == values.size()
                            && share(
                                            values,
                                            value ->
                                                    Text.digits(value).length() * 2
                                                            > value.length())
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
}
