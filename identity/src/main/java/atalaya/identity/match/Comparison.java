package atalaya.identity.match;

/// What is compared between two records; each gives at most one [Evidence].
///
/// The words are stable: labels, models and reports use them.
public enum Comparison {
    GIVEN_NAME("given_name"),
    SURNAME("surname"),
    /// Senior against junior, where names say so.
    GENERATION("generation"),
    SEX("sex"),
    BIRTH_DATE("birth_date"),
    DOCUMENT("document"),
    EMAIL("email"),
    PHONE("phone"),
    ADDRESS("address"),
    PLACE("place"),
    COMPANY("company"),
    /// An identifier of another kind: a user id, a loyalty number, a card, a device.
    TIE("tie"),
    /// How much likelier than one person a household is; only ever against.
    HOUSEHOLD("household"),
    /// A further column of a file; the evidence names it after a colon: `other:occupation`.
    OTHER("other");

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
