package atalaya.identity.standard;

/// What an identifier names, which is how it is looked up and shown.
public enum IdentifierType {
    EMAIL("email"),
    PHONE("phone"),
    NATIONAL_ID("national_id"),
    TAX_ID("tax_id"),
    USER_ID("user_id"),
    ANONYMOUS_ID("anonymous_id"),
    LOYALTY_NUMBER("loyalty_number"),
    CARD_TOKEN("card"),
    DEVICE_ID("device"),
    WHATSAPP_ID("whatsapp_id");

    private final String word;

    IdentifierType(String word) {
        this.word = word;
    }

    /// The word the API uses, as in `email:ana@correo.example`.
    public String word() {
        return word;
    }
}
