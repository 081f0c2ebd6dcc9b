package atalaya.server.access;

import atalaya.identity.record.Attribute;

/// How delicate a field of a customer is. [Policy] says which role sees which class.
public enum FieldClass {
    /// Names, places, language, dates as a customer: what makes a profile readable at all.
    OPEN,
    /// National and tax documents.
    DOCUMENT,
    PHONE,
    EMAIL,
    ADDRESS,
    BIRTH_DATE,
    /// What the customer agreed to and objected to.
    CONSENT,
    /// Margins, costs, credit, income and wealth; prices of orders are open.
    FINANCE,
    /// A field nobody classified yet, and lines of files as they came: for those who answer for the
    /// data.
    UNCLASSIFIED;

    public static FieldClass of(Attribute attribute) {
        return switch (attribute) {
            case NATIONAL_ID, TAX_ID -> DOCUMENT;
            case PHONE, WHATSAPP_ID -> PHONE;
            case EMAIL -> EMAIL;
            case ADDRESS_LINE, POSTAL_CODE -> ADDRESS;
            case BIRTH_DATE, CHILDREN -> BIRTH_DATE;
            case INCOME_BAND,
                    HOME_VALUE_BAND,
                    NET_WORTH_BAND,
                    CREDIT_LIMIT,
                    PAYMENT_TERM,
                    ACQUISITION_COST,
                    CARD_TOKEN ->
                    FINANCE;
            case GIVEN_NAME,
                    MIDDLE_NAME,
                    SURNAME_1,
                    SURNAME_2,
                    FULL_NAME,
                    SEX,
                    LANGUAGE,
                    NATIONAL_ID_KIND,
                    NATIONAL_ID_COUNTRY,
                    LEGAL_NAME,
                    TRADE_NAME,
                    INDUSTRY,
                    COMPANY_SIZE,
                    CONTACT_OF,
                    CITY,
                    REGION,
                    COUNTRY,
                    USER_ID,
                    ANONYMOUS_ID,
                    LOYALTY_NUMBER,
                    DEVICE_ID,
                    SOURCE_KEY,
                    HOUSEHOLD,
                    REFERRED_BY,
                    MARITAL_STATUS,
                    STUDIES,
                    MOVED_ON,
                    CUSTOMER_SINCE,
                    DECEASED,
                    PROFESSION,
                    EDUCATION,
                    HOUSEHOLD_SIZE,
                    LIFESTYLE,
                    OWNER,
                    TIER_FLOOR,
                    ACQUISITION_CHANNEL ->
                    OPEN;
            // the list of attributes grows by adding: a new one is hidden until it stands above
            default -> UNCLASSIFIED;
        };
    }

    /// The key of its label in the message bundles.
    public String labelKey() {
        return "access.field." + name();
    }
}
