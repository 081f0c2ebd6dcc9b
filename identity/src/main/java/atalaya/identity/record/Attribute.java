package atalaya.identity.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words that columns of sources are mapped to.
///
/// Names are stable: they appear in source files, the API and the store. The list grows by adding.
public enum Attribute {
    // person
    GIVEN_NAME("givenName", DataKind.DEMOGRAPHIC),
    MIDDLE_NAME("middleName", DataKind.DEMOGRAPHIC),
    SURNAME_1("surname1", DataKind.DEMOGRAPHIC),
    SURNAME_2("surname2", DataKind.DEMOGRAPHIC),
    FULL_NAME("fullName", DataKind.DEMOGRAPHIC),
    SEX("sex", DataKind.DEMOGRAPHIC),
    BIRTH_DATE("birthDate", DataKind.DEMOGRAPHIC),
    LANGUAGE("language", DataKind.DEMOGRAPHIC),
    NATIONAL_ID("nationalId", DataKind.DEMOGRAPHIC),
    NATIONAL_ID_KIND("nationalIdKind", DataKind.DEMOGRAPHIC),
    NATIONAL_ID_COUNTRY("nationalIdCountry", DataKind.DEMOGRAPHIC),

    // company
    LEGAL_NAME("legalName", DataKind.DEMOGRAPHIC),
    TRADE_NAME("tradeName", DataKind.DEMOGRAPHIC),
    TAX_ID("taxId", DataKind.DEMOGRAPHIC),
    INDUSTRY("industry", DataKind.DEMOGRAPHIC),
    COMPANY_SIZE("size", DataKind.DEMOGRAPHIC),
    CONTACT_OF("contactOf", DataKind.DEMOGRAPHIC),

    // reach
    EMAIL("email", DataKind.DEMOGRAPHIC),
    PHONE("phone", DataKind.DEMOGRAPHIC),
    ADDRESS_LINE("address.line", DataKind.DEMOGRAPHIC),
    POSTAL_CODE("address.postalCode", DataKind.DEMOGRAPHIC),
    CITY("address.city", DataKind.DEMOGRAPHIC),
    REGION("address.region", DataKind.DEMOGRAPHIC),
    COUNTRY("address.country", DataKind.DEMOGRAPHIC),

    // ties
    USER_ID("userId", DataKind.BEHAVIOURAL),
    ANONYMOUS_ID("anonymousId", DataKind.BEHAVIOURAL),
    LOYALTY_NUMBER("loyaltyNumber", DataKind.TRANSACTIONAL),
    CARD_TOKEN("cardToken", DataKind.TRANSACTIONAL),
    DEVICE_ID("deviceId", DataKind.BEHAVIOURAL),
    WHATSAPP_ID("whatsappId", DataKind.SOCIAL),
    SOURCE_KEY("sourceKey", DataKind.TRANSACTIONAL),
    HOUSEHOLD("household", DataKind.THIRD_PARTY),
    REFERRED_BY("referredBy", DataKind.SOCIAL),

    // life
    MARITAL_STATUS("maritalStatus", DataKind.DEMOGRAPHIC),
    CHILDREN("children", DataKind.DEMOGRAPHIC),
    STUDIES("studies", DataKind.DEMOGRAPHIC),
    MOVED_ON("movedOn", DataKind.DEMOGRAPHIC),
    CUSTOMER_SINCE("customerSince", DataKind.TRANSACTIONAL),
    DECEASED("deceased", DataKind.DEMOGRAPHIC),

    // third-party
    PROFESSION("profession", DataKind.THIRD_PARTY),
    EDUCATION("education", DataKind.THIRD_PARTY),
    INCOME_BAND("incomeBand", DataKind.THIRD_PARTY),
    HOUSEHOLD_SIZE("householdSize", DataKind.THIRD_PARTY),
    HOME_VALUE_BAND("homeValueBand", DataKind.THIRD_PARTY),
    NET_WORTH_BAND("netWorthBand", DataKind.THIRD_PARTY),
    LIFESTYLE("lifestyle", DataKind.THIRD_PARTY),

    // business
    OWNER("owner", DataKind.TRANSACTIONAL),
    TIER_FLOOR("tierFloor", DataKind.TRANSACTIONAL),
    CREDIT_LIMIT("creditLimit", DataKind.TRANSACTIONAL),
    PAYMENT_TERM("paymentTerm", DataKind.TRANSACTIONAL),
    ACQUISITION_CHANNEL("acquisitionChannel", DataKind.TRANSACTIONAL),
    ACQUISITION_COST("acquisitionCost", DataKind.TRANSACTIONAL);

    private static final Map<String, Attribute> BY_WORD =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Attribute::word, Function.identity()));

    private final String word;
    private final DataKind kind;

    Attribute(String word, DataKind kind) {
        this.word = word;
        this.kind = kind;
    }

    /// The word as source files and the API write it, such as `address.postalCode`.
    public String word() {
        return word;
    }

    public DataKind kind() {
        return kind;
    }

    public static Optional<Attribute> parse(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
