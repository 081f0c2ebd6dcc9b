package atalaya.identity.column;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.record.Attribute;
import atalaya.identity.standard.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Recognises what the columns of a file hold.
///
/// A header that we know decides, unless the values contradict it; where the header says nothing
/// the values do. What is none of our words but tells rows apart is kept as [ColumnMeaning.Other].
public final class ColumnRecognition {

    private static final ColumnMeaning IGNORED = new ColumnMeaning.Ignored();
    private static final ColumnMeaning OTHER = new ColumnMeaning.Other();

    /// How many values of a column must be common names for it to be one of names.
    private static final double NAMES = 0.4;

    /// As the other, where the header says "name".
    private static final double NAMES_SAID = 0.3;

    /// In fewer rows one column may repeat another by chance.
    private static final int REPEATS_FROM_ROWS = 20;

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
        findNames(meanings);
        settleNames(meanings);
        findSex(meanings);
        findParts(meanings);
        settleDates(meanings);
        findPostalCodes(meanings);
        settleNumbers(meanings);
        settlePlaces(meanings);
        leaveOutRepeats(meanings);
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
            boolean companies =
                    said.equals(of(Attribute.FULL_NAME)) && Content.areCompanies(values);
            return companies ? of(Attribute.LEGAL_NAME) : said;
        }
        if (said == null) {
            var seen = Content.meaning(values);
            if (seen != null) {
                return of(seen);
            }
        }
        return Content.tellsApart(values) && !Headers.isAside(header) ? OTHER : IGNORED;
    }

    /// Where no header tells given names and surnames, the columns are taken that are full of them:
    /// a header that says "name" at all needs fewer of the common ones.
    private void findNames(List<ColumnMeaning> meanings) {
        boolean told =
                meanings.contains(of(Attribute.GIVEN_NAME))
                        || meanings.contains(of(Attribute.SURNAME_1));
        if (told) {
            return;
        }
        int given = best(meanings, Content::givenNames);
        int surname = best(meanings, Content::surnames);
        if (given >= 0 && surname >= 0 && given != surname) {
            meanings.set(given, of(Attribute.GIVEN_NAME));
            meanings.set(surname, of(Attribute.SURNAME_1));
            findSecondSurname(meanings, surname);
        }
    }

    /// The two surnames of Spanish files stand side by side; the one on the left is the first.
    private void findSecondSurname(List<ColumnMeaning> meanings, int surname) {
        int other = best(meanings, Content::surnames);
        if (Math.abs(other - surname) == 1) {
            meanings.set(Math.min(other, surname), of(Attribute.SURNAME_1));
            meanings.set(Math.max(other, surname), of(Attribute.SURNAME_2));
        }
    }

    /// The open column of which a measure says most, if it says enough, or -1.
    private int best(List<ColumnMeaning> meanings, ToDoubleFunction<List<String>> measure) {
        int best = -1;
        double most = 0;
        for (int place = 0; place < headers.size(); place++) {
            if (meanings.get(place).equals(OTHER)) {
                double found = measure.applyAsDouble(values(place));
                double least = Headers.saysName(headers.get(place)) ? NAMES_SAID : NAMES;
                if (found >= least && found > most) {
                    best = place;
                    most = found;
                }
            }
        }
        return best;
    }

    /// Where no header says so, the only column of sexes is taken for it.
    private void findSex(List<ColumnMeaning> meanings) {
        if (meanings.contains(of(Attribute.SEX)) || !hasPeople(meanings)) {
            return;
        }
        setOnly(meanings, Content::areSexes, of(Attribute.SEX));
    }

    /// Takes an open column for something if it alone holds the like.
    private void setOnly(
            List<ColumnMeaning> meanings, Predicate<List<String>> holds, ColumnMeaning meaning) {
        int[] found =
                IntStream.range(0, headers.size())
                        .filter(place -> meanings.get(place).equals(OTHER))
                        .filter(place -> holds.test(values(place)))
                        .toArray();
        if (found.length == 1) {
            meanings.set(found[0], meaning);
        }
    }

    /// Where no header speaks of a birth, the only day, month and year are those of one, told by
    /// their headers or by standing side by side.
    private void findParts(List<ColumnMeaning> meanings) {
        boolean known =
                meanings.contains(of(Attribute.BIRTH_DATE))
                        || meanings.contains(new ColumnMeaning.Part(Piece.BIRTH_YEAR));
        if (known || !hasPeople(meanings)) {
            return;
        }
        var places = new EnumMap<Piece, Integer>(Piece.class);
        for (int place = 0; place < headers.size(); place++) {
            var part = Headers.part(headers.get(place)).orElse(null);
            if (part != null && isOpen(meanings, place) && isPart(part, values(place))) {
                if (places.put(part, place) != null) {
                    return;
                }
            }
        }
        if (places.isEmpty()) {
            findSideBySide(meanings, places);
        }
        if (places.size() == 3) {
            places.forEach((part, place) -> meanings.set(place, new ColumnMeaning.Part(part)));
        }
    }

    /// Day, month and year, or year, month and day, if they stand so once.
    private void findSideBySide(List<ColumnMeaning> meanings, Map<Piece, Integer> places) {
        for (int place = 1; place + 1 < headers.size(); place++) {
            boolean open =
                    isOpen(meanings, place - 1)
                            && isOpen(meanings, place)
                            && isOpen(meanings, place + 1)
                            && isPart(Piece.BIRTH_MONTH, values(place));
            boolean dayFirst = open && isDayAndYear(place - 1, place + 1);
            if (dayFirst || open && isDayAndYear(place + 1, place - 1)) {
                boolean again = !places.isEmpty();
                places.clear();
                if (again) {
                    return;
                }
                places.put(Piece.BIRTH_MONTH, place);
                places.put(Piece.BIRTH_DAY, dayFirst ? place - 1 : place + 1);
                places.put(Piece.BIRTH_YEAR, dayFirst ? place + 1 : place - 1);
            }
        }
    }

    /// Numbers that are all months could be days too, so that some must be greater.
    private boolean isDayAndYear(int day, int year) {
        var days = values(day);
        return isPart(Piece.BIRTH_DAY, days)
                && !isPart(Piece.BIRTH_MONTH, days)
                && isPart(Piece.BIRTH_YEAR, values(year));
    }

    /// In a small file each year may stand once, as if it were a running number.
    private boolean isOpen(List<ColumnMeaning> meanings, int place) {
        var meaning = meanings.get(place);
        return meaning.equals(OTHER)
                || meaning.equals(IGNORED) && !Headers.isAside(headers.get(place));
    }

    private static boolean isPart(Piece part, List<String> values) {
        return switch (part) {
            case BIRTH_YEAR -> Content.areNumbers(values, 1850, 2100);
            case BIRTH_MONTH -> Content.areNumbers(values, 1, 12);
            case BIRTH_DAY -> Content.areNumbers(values, 1, 31);
            case HOUSE_NUMBER -> false;
        };
    }

    /// Beside addresses without postal codes, the only column of five figures that come again is
    /// taken for them.
    private void findPostalCodes(List<ColumnMeaning> meanings) {
        if (meanings.contains(of(Attribute.POSTAL_CODE))
                || !meanings.contains(of(Attribute.ADDRESS_LINE))) {
            return;
        }
        setOnly(meanings, Content::areFiveFigures, of(Attribute.POSTAL_CODE));
    }

    private static boolean hasPeople(List<ColumnMeaning> meanings) {
        return meanings.contains(of(Attribute.SURNAME_1))
                || meanings.contains(of(Attribute.FULL_NAME));
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
        if (!known && hasPeople(meanings) && dates.size() == 1) {
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

    /// What another column of the same row nearly always says too (the house number in the address,
    /// a first name in the whole one) would count twice.
    private void leaveOutRepeats(List<ColumnMeaning> meanings) {
        for (int place = 0; place < headers.size(); place++) {
            if (meanings.get(place).equals(OTHER)) {
                for (int other = 0; other < headers.size(); other++) {
                    var holds = meanings.get(other);
                    boolean compared = holds instanceof ColumnMeaning.Of || holds.equals(OTHER);
                    if (other != place && compared && isWithin(place, other)) {
                        meanings.set(place, IGNORED);
                        break;
                    }
                }
            }
        }
    }

    /// Most columns are told apart by their first rows: a file may have hundreds of columns.
    private boolean isWithin(int place, int other) {
        int both = 0;
        int within = 0;
        for (var row : rows) {
            if (both >= REPEATS_FROM_ROWS && 2 * within < both) {
                return false;
            }
            String part = RowReader.cell(row, place);
            String whole = RowReader.cell(row, other);
            if (!part.isEmpty() && !whole.isEmpty()) {
                both++;
                var words = Text.words(RowReader.whole(part));
                within += !words.isEmpty() && Text.words(whole).containsAll(words) ? 1 : 0;
            }
        }
        return both >= REPEATS_FROM_ROWS && within > 0.9 * both;
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
}
