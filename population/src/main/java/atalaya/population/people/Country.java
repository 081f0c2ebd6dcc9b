package atalaya.population.people;

/// The country a population lives in: it decides addresses, documents and telephone numbers.
public enum Country {
    SPAIN("ES", "34"),
    MEXICO("MX", "52"),
    ENGLAND("GB", "44");

    private final String code;
    private final String dialling;

    Country(String code, String dialling) {
        this.code = code;
        this.dialling = dialling;
    }

    /// ISO 3166.
    public String code() {
        return code;
    }

    /// The international prefix without its `+`.
    public String dialling() {
        return dialling;
    }

    String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
