package atalaya.identity.column;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Countries;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.StandardRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.identity.standard.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns rows of a file into records by what its columns hold.
public final class RowReader {

    private final List<RecognizedColumn> columns;
    private final DocumentColumns documents;
    private final String source;
    private final @Nullable String country;
    private final BirthDate.Order dateOrder;

    /// @param source the source of rows that name none
    /// @param sample rows from which the country and the order of dates are told
    public RowReader(List<RecognizedColumn> columns, String source, List<List<String>> sample) {
        this.columns = List.copyOf(columns);
        this.source = source;
        this.documents = new DocumentColumns(columns);
        this.country = country(columns, sample);
        this.dateOrder = dateOrder(columns, sample);
    }

    /// ISO code of the country whose documents the file holds, or null when it does not show.
    public @Nullable String country() {
        return country;
    }

    /// Reads one row.
    ///
    /// @param number the row's place in the file, which names it where no column does
    public StandardRecord read(List<String> row, long number) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        var others = new TreeMap<String, String>();
        var parts = new EnumMap<ColumnMeaning.Piece, String>(ColumnMeaning.Piece.class);
        String rowSource = source;
        String id = Long.toString(number);
        var type = RecordType.PERSON;
        for (var column : columns) {
            String text = cell(row, column.place());
            if (text.isEmpty()) {
                continue;
            }
            switch (column.meaning()) {
                case ColumnMeaning.Of(var attribute) when attribute == Attribute.NATIONAL_ID -> {}
                case ColumnMeaning.Of(var attribute) -> add(values, attribute, text);
                case ColumnMeaning.Part(var piece) -> parts.put(piece, whole(text));
                case ColumnMeaning.Source _ -> rowSource = text;
                case ColumnMeaning.RecordId _ -> id = text;
                case ColumnMeaning.Type _ -> type = type(text);
                case ColumnMeaning.Other _ -> addOther(others, column.header(), text);
                case ColumnMeaning.Ignored _ -> {}
            }
        }
        documents.add(row, values);
        addParts(values, parts);
        if (values.containsKey(Attribute.LEGAL_NAME)
                && !values.containsKey(Attribute.FULL_NAME)
                && !values.containsKey(Attribute.SURNAME_1)) {
            type = RecordType.COMPANY;
        }
        var record =
                new SourceRecord(
                        new SourceKey(rowSource, id), type, countryOf(values), null, values);
        return Standardizer.standardize(record).withOthers(others);
    }

    /// What a row has in a column; a short row lacks its last values.
    static String cell(List<String> row, int place) {
        return place < row.size() ? row.get(place).strip() : "";
    }

    /// The file's country, or where none shows the one the row names.
    private @Nullable String countryOf(Map<Attribute, List<FieldValue>> values) {
        var stated = values.get(Attribute.COUNTRY);
        if (country != null || stated == null || !Countries.isCountry(stated.getFirst().text())) {
            return country;
        }
        return Countries.code(stated.getFirst().text());
    }

    private void add(Map<Attribute, List<FieldValue>> values, Attribute attribute, String text) {
        String value =
                switch (attribute) {
                    case BIRTH_DATE -> date(text);
                    case PHONE, POSTAL_CODE -> whole(text);
                    default -> text;
                };
        values.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(FieldValue.of(value));
    }

    /// Programs that take a column of figures for numbers write 28013 as 28013.0.
    static String whole(String text) {
        boolean number = text.endsWith(".0") && Text.digits(text).length() == text.length() - 1;
        return number ? text.substring(0, text.length() - 2) : text;
    }

    private String date(String text) {
        return BirthDate.parse(text, dateOrder).map(BirthDate::text).orElse(text);
    }

    private static void addOther(Map<String, String> others, String header, String text) {
        String folded = Text.fold(text);
        if (!folded.isEmpty()) {
            others.put(header, folded);
        }
    }

    private static RecordType type(String text) {
        String folded = Text.fold(text);
        boolean company =
                folded.startsWith("org") || folded.startsWith("comp") || folded.startsWith("empr");
        return company ? RecordType.COMPANY : RecordType.PERSON;
    }

    private static void addParts(
            Map<Attribute, List<FieldValue>> values, Map<ColumnMeaning.Piece, String> parts) {
        String year = parts.get(ColumnMeaning.Piece.BIRTH_YEAR);
        if (year != null) {
            String month = parts.getOrDefault(ColumnMeaning.Piece.BIRTH_MONTH, "0");
            String day = parts.getOrDefault(ColumnMeaning.Piece.BIRTH_DAY, "0");
            values.put(
                    Attribute.BIRTH_DATE, List.of(FieldValue.of(year + "-" + month + "-" + day)));
        }
        String house = parts.get(ColumnMeaning.Piece.HOUSE_NUMBER);
        var lines = values.get(Attribute.ADDRESS_LINE);
        if (house != null && lines != null) {
            addHouse(house, lines);
        }
    }

    /// A house number goes with the first line that has none, unless one has that number already.
    private static void addHouse(String house, List<FieldValue> lines) {
        int place = 0;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).text();
            if (Text.words(line).contains(Text.fold(house))) {
                return;
            }
            place = Text.digits(line).isEmpty() ? i : place;
        }
        lines.set(place, FieldValue.of(lines.get(place).text() + " " + house));
    }

    /// Spanish where most documents are DNIs and NIEs, Mexican where they are CURPs and RFCs.
    private static @Nullable String country(
            List<RecognizedColumn> columns, List<List<String>> sample) {
        int spanish = 0;
        int mexican = 0;
        int any = 0;
        for (var value : values(columns, sample, Attribute.NATIONAL_ID)) {
            var id = NationalId.parse(value, false).orElse(null);
            if (id != null) {
                any++;
                boolean ours =
                        id.kind() == NationalId.Kind.DNI
                                || id.kind() == NationalId.Kind.NIE
                                || id.kind() == NationalId.Kind.CIF;
                spanish += ours && id.valid() ? 1 : 0;
                boolean theirs =
                        id.kind() == NationalId.Kind.CURP || id.kind() == NationalId.Kind.RFC;
                mexican += theirs ? 1 : 0;
            }
        }
        if (spanish * 2 > any) {
            return "ES";
        }
        return mexican * 2 > any ? "MX" : null;
    }

    private static BirthDate.Order dateOrder(
            List<RecognizedColumn> columns, List<List<String>> sample) {
        int dayFirst = 0;
        int monthFirst = 0;
        for (var value : values(columns, sample, Attribute.BIRTH_DATE)) {
            String[] figures = value.strip().split("[-/. ]");
            if (figures.length == 3
                    && figures[0].matches("\\d{1,2}")
                    && figures[1].matches("\\d{1,2}")) {
                dayFirst += Integer.parseInt(figures[0]) > 12 ? 1 : 0;
                monthFirst += Integer.parseInt(figures[1]) > 12 ? 1 : 0;
            }
        }
        return monthFirst > dayFirst ? BirthDate.Order.MONTH_FIRST : BirthDate.Order.DAY_FIRST;
    }

    private static List<String> values(
            List<RecognizedColumn> columns, List<List<String>> sample, Attribute attribute) {
        List<String> values = new ArrayList<>();
        for (var column : columns) {
            if (column.meaning().equals(new ColumnMeaning.Of(attribute))) {
                for (var row : sample) {
                    if (column.place() < row.size() && !row.get(column.place()).isBlank()) {
                        values.add(row.get(column.place()));
                    }
                }
            }
        }
        return values;
    }
}
