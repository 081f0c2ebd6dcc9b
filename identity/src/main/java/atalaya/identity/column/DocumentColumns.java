package atalaya.identity.column;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.standard.NationalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The columns of a file that hold documents, each with the columns that say of which kind they are
/// and who issued them.
final class DocumentColumns {

    /// What a record says of a document where a file does not: the lists stay in step.
    private static final String UNKNOWN = "unknown";

    /// @param kindPlace of the column that says the kind of each row's document, or -1
    /// @param issuerPlace of the column that says who issued it, or -1
    private record Document(int place, NationalId.Kind kind, int kindPlace, int issuerPlace) {}

    private final List<Document> documents = new ArrayList<>();

    DocumentColumns(List<RecognizedColumn> columns) {
        var issuers = of(columns, Attribute.NATIONAL_ID_COUNTRY);
        var kinds = of(columns, Attribute.NATIONAL_ID_KIND);
        var numbers = of(columns, Attribute.NATIONAL_ID);
        for (var column : numbers) {
            var kind = Headers.document(column.header());
            int kindPlace =
                    kind == NationalId.Kind.OTHER && !kinds.isEmpty()
                            ? kinds.getFirst().place()
                            : -1;
            int issuer =
                    issuers.stream()
                            .filter(other -> Headers.document(other.header()) == kind)
                            .findFirst()
                            .map(RecognizedColumn::place)
                            .orElse(-1);
            documents.add(new Document(column.place(), kind, kindPlace, issuer));
        }
    }

    private static List<RecognizedColumn> of(List<RecognizedColumn> columns, Attribute attribute) {
        return columns.stream()
                .filter(column -> column.meaning().equals(new ColumnMeaning.Of(attribute)))
                .toList();
    }

    /// Adds a row's documents with their kinds and issuers.
    void add(List<String> row, Map<Attribute, List<FieldValue>> values) {
        values.remove(Attribute.NATIONAL_ID_KIND);
        values.remove(Attribute.NATIONAL_ID_COUNTRY);
        for (var document : documents) {
            String number = text(row, document.place());
            if (!number.equals(UNKNOWN)) {
                String kind =
                        document.kind() == NationalId.Kind.OTHER
                                ? text(row, document.kindPlace())
                                : document.kind().word();
                add(values, Attribute.NATIONAL_ID, number);
                add(values, Attribute.NATIONAL_ID_KIND, kind);
                add(values, Attribute.NATIONAL_ID_COUNTRY, text(row, document.issuerPlace()));
            }
        }
    }

    private static String text(List<String> row, int place) {
        String text = place >= 0 && place < row.size() ? row.get(place).strip() : "";
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static void add(
            Map<Attribute, List<FieldValue>> values, Attribute attribute, String text) {
        values.computeIfAbsent(attribute, _ -> new ArrayList<>()).add(FieldValue.of(text));
    }
}
