package atalaya.identity;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.StandardRecord;
import atalaya.identity.standard.Standardizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The people of our tests, and a way to write a record of one.
public final class Cast {

    private final String source;
    private final String record;
    private RecordType type = RecordType.PERSON;
    private final Map<Attribute, List<FieldValue>> values = new EnumMap<>(Attribute.class);

    private Cast(String source, String record) {
        this.source = source;
        this.record = record;
    }

    /// A record of a Spanish source, as in `record("crm", "1")`.
    public static Cast record(String source, String record) {
        return new Cast(source, record);
    }

    /// Ann Lee, who marries and becomes Ann Marsh.
    public static Cast ann(String record, String surname) {
        return record("crm", record).given("Ann").surname(surname);
    }

    /// Joan Prado and Joana Prados are two people.
    public static Cast joan(String record) {
        return record("crm", record).given("Joan").surname("Prado");
    }

    public static Cast joana(String record) {
        return record("crm", record).given("Joana").surname("Prados");
    }

    public Cast with(Attribute attribute, String text) {
        values.put(attribute, List.of(FieldValue.of(text)));
        return this;
    }

    public Cast given(String text) {
        return with(Attribute.GIVEN_NAME, text);
    }

    public Cast surname(String text) {
        return with(Attribute.SURNAME_1, text);
    }

    public Cast surname2(String text) {
        return with(Attribute.SURNAME_2, text);
    }

    public Cast whole(String text) {
        return with(Attribute.FULL_NAME, text);
    }

    public Cast born(String text) {
        return with(Attribute.BIRTH_DATE, text);
    }

    public Cast email(String text) {
        return with(Attribute.EMAIL, text);
    }

    public Cast phone(String text) {
        return with(Attribute.PHONE, text);
    }

    public Cast document(String text) {
        return with(Attribute.NATIONAL_ID, text);
    }

    public Cast leaf() {
        type = RecordType.LEAF;
        return this;
    }

    public SourceRecord asReceived() {
        return new SourceRecord(new SourceKey(source, record), type, "ES", null, values);
    }

    public StandardRecord standard() {
        return Standardizer.standardize(asReceived());
    }
}
