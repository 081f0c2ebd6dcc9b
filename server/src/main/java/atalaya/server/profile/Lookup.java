package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.Standardizer;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the customer whom an identifier names, whatever system it comes from: an e-mail, a user of
/// a site, a telephone as a switchboard writes it, or the customer's own id.
@Component
public class Lookup {

    private static final Map<IdentifierType, Attribute> ATTRIBUTES =
            new EnumMap<>(
                    Map.of(
                            IdentifierType.EMAIL, Attribute.EMAIL,
                            IdentifierType.PHONE, Attribute.PHONE,
                            IdentifierType.NATIONAL_ID, Attribute.NATIONAL_ID,
                            IdentifierType.TAX_ID, Attribute.TAX_ID,
                            IdentifierType.USER_ID, Attribute.USER_ID,
                            IdentifierType.ANONYMOUS_ID, Attribute.ANONYMOUS_ID,
                            IdentifierType.LOYALTY_NUMBER, Attribute.LOYALTY_NUMBER,
                            IdentifierType.CARD_TOKEN, Attribute.CARD_TOKEN,
                            IdentifierType.DEVICE_ID, Attribute.DEVICE_ID,
                            IdentifierType.WHATSAPP_ID, Attribute.WHATSAPP_ID));

    /// The digits of a national number, which end any way of writing it.
    private static final int FEWEST_DIGITS = 8;

    private static final int MOST_DIGITS = 9;

    /// People and companies first: a bare identifier counts only where nobody holds it.
    private static final String HOLDERS =
            """
            select distinct held.customer, found.type = 'LEAF' as bare
              from profile.identifier held
              join profile.profile found using (customer)
             where held.type = :type and %s
             order by bare, held.customer
             limit 100
            """;

    private static final String EXACT = HOLDERS.formatted("held.value = :value");
    private static final String SUFFIX =
            HOLDERS.formatted("held.type = 'phone' and reverse(held.value) like :value");

    private final JdbcClient sql;
    private final Customers customers;

    Lookup(JdbcClient sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /// Whom an identifier names.
    public sealed interface Answer {
        record One(CustomerId customer) implements Answer {}

        /// An id that was given to the customer before it was merged.
        record Moved(CustomerId customer) implements Answer {}

        record Nobody() implements Answer {}

        /// Several hold it: it names none of them.
        record Several(List<CustomerId> customers) implements Answer {}
    }

    /// The kind of identifier by its word, such as `user_id`; empty when there is none. `customer`
    /// is none of them: it is [#byId].
    public static Optional<IdentifierType> type(String word) {
        return Arrays.stream(IdentifierType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }

    /// By an identifier as addresses write it: `type:value`, such as `email:ann@lee.example`, or
    /// the id of the customer alone.
    ///
    /// @throws IllegalArgumentException when there is no such type
    public Answer find(String identifier) {
        int colon = identifier.indexOf(':');
        var word = colon < 0 ? identifier : identifier.substring(0, colon);
        var value = identifier.substring(colon + 1);
        if (word.equals("customer") || colon < 0) {
            return byId(value);
        }
        return by(
                type(word)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no kind of identifier of that name.")),
                value);
    }

    /// By the id of the customer, also one that was merged away.
    public Answer byId(String typed) {
        var asked = CustomerId.parse(typed);
        var now = asked.flatMap(customers::current);
        if (now.isEmpty()) {
            return new Answer.Nobody();
        }
        return now.equals(asked) ? new Answer.One(now.get()) : new Answer.Moved(now.get());
    }

    /// By an identifier in any of the usual ways of writing it. A telephone without its country is
    /// found by the digits it ends in.
    public Answer by(IdentifierType type, String typed) {
        var exact = holders(EXACT, type, standard(type, typed));
        if (!exact.isEmpty() || type != IdentifierType.PHONE) {
            return answer(exact);
        }
        var digits = typed.replaceAll("[^0-9]", "");
        if (digits.length() < FEWEST_DIGITS) {
            return new Answer.Nobody();
        }
        var last = digits.substring(Math.max(0, digits.length() - MOST_DIGITS));
        return answer(holders(SUFFIX, type, new StringBuilder(last).reverse() + "%"));
    }

    private static Answer answer(List<CustomerId> holders) {
        return switch (holders.size()) {
            case 0 -> new Answer.Nobody();
            case 1 -> new Answer.One(holders.getFirst());
            default -> new Answer.Several(holders);
        };
    }

    private List<CustomerId> holders(String query, IdentifierType type, String value) {
        if (value.indexOf('\0') >= 0) {
            return List.of(); // which no text in PostgreSQL can hold
        }
        record Holder(CustomerId customer, boolean bare) {}
        var holders =
                sql.sql(query)
                        .param("type", type.word())
                        .param("value", value)
                        .query((row, _) ->
                                new Holder(
                                        new CustomerId(row.getLong("customer")),
                                        row.getBoolean("bare")))
                        .list();
        var known = holders.stream().filter(one -> !one.bare).map(Holder::customer).toList();
        return known.isEmpty() ? holders.stream().map(Holder::customer).toList() : known;
    }

    /// As records hold it; as typed when it cannot be one.
    public static String standard(IdentifierType type, String typed) {
        var record =
                new SourceRecord(
                        new SourceKey("~", "~"),
                        RecordType.LEAF,
                        null,
                        null,
                        Map.of(attribute(type), List.of(FieldValue.of(typed))));
        return Standardizer.standardize(record).identifiers().stream()
                .filter(one -> one.type() == type)
                .map(Identifier::value)
                .findFirst()
                .orElse(typed);
    }

    /// The attribute in which records bring identifiers of a type.
    public static Attribute attribute(IdentifierType type) {
        return Optional.ofNullable(ATTRIBUTES.get(type)).orElseThrow();
    }
}
