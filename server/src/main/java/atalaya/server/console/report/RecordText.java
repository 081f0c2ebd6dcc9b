package atalaya.server.console.report;

import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.StandardRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a record says, as a person reads it. The keys are words of comparisons.
public final class RecordText {

    private RecordText() {}

    /// Each field that holds something, in the order of the comparisons; the caller may change it.
    /// `sex` is the word of its constant.
    public static Map<String, String> fields(StandardRecord record) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "name", record.names().stream().map(RecordText::name).toList());
        put(fields, "company", record.companies().stream().map(CompanyName::text).toList());
        var sex = record.sex();
        put(fields, "sex", sex == null ? List.of() : List.of(sex.name()));
        var birth = record.birthDate();
        put(fields, "birth_date", birth == null ? List.of() : List.of(birth.text()));
        put(fields, "document", record.documents().stream().map(NationalId::value).toList());
        put(fields, "email", record.values(IdentifierType.EMAIL));
        put(fields, "phone", record.values(IdentifierType.PHONE));
        put(fields, "address", record.addresses().stream().map(PostalAddress::text).toList());
        put(
                fields,
                "tie",
                record.identifiers().stream()
                        .filter(tie -> tie.type().compareTo(IdentifierType.TAX_ID) > 0)
                        .map(Identifier::value)
                        .toList());
        record.others().forEach((column, text) -> put(fields, "other:" + column, List.of(text)));
        return fields;
    }

    /// All of it in one line.
    public static String line(StandardRecord record) {
        return fields(record).values().stream().collect(Collectors.joining(" · "));
    }

    private static String name(PersonName name) {
        return Stream.concat(name.given().stream(), name.surnames().stream())
                .collect(Collectors.joining(" "));
    }

    private static void put(Map<String, String> fields, String field, List<String> texts) {
        var text = texts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
    }
}
