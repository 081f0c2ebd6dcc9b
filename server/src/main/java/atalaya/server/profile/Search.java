package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.Standardizer;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds customers by whatever a person types: a fragment of a name, a telephone in any format, an
/// e-mail, a document, an order or return, an id.
@Component
public class Search {

    /// Where it looks, in the order in which groups are shown; label keys.
    static final List<String> PLACES =
            List.of("id", "phone", "email", "document", "identifier", "reference", "name");

    private static final int FEWEST_DIGITS = 4;

    /// What a bare word may be: any of these in its standard form.
    private static final List<Attribute> EXACT =
            List.of(
                    Attribute.USER_ID,
                    Attribute.LOYALTY_NUMBER,
                    Attribute.CARD_TOKEN,
                    Attribute.DEVICE_ID,
                    Attribute.WHATSAPP_ID,
                    Attribute.ANONYMOUS_ID);

    private static final String BY_VALUE =
            """
            select customer, value from profile.identifier
             where type = any(:types) and value = any(:values)
             order by customer limit :limit
            """;

    private static final String BY_SUFFIX =
            """
            select customer, value from profile.identifier
             where type = 'phone' and reverse(value) like :pattern
             order by value, customer limit :limit
            """;

    private static final String BY_PREFIX =
            """
            select customer, value from profile.identifier
             where type = 'email' and value like :pattern
             order by value, customer limit :limit
            """;

    private static final String BY_REFERENCE =
            """
            select distinct place.customer, found.value
              from (select record, value from ingest.reference
                     where kind = any(:kinds) and value = any(:values)
                     union
                    select record, reference from ingest.interaction
                     where reference_kind = any(:kinds) and reference = any(:values)
                       and record is not null) as found
              join resolve.customer_of place on place.record = found.record
             order by customer limit :limit
            """;

    private static final String BY_KEY =
            """
            select place.customer, standing.source || ':' || standing.key as value
              from resolve.standard_record standing
              join resolve.customer_of place on place.record = standing.record
             where standing.key = any(:values)
               and standing.source = any(array(select source from ingest.source))
             order by place.customer limit :limit
            """;

    private final JdbcClient sql;
    private final Profiles profiles;
    private final ProfileStore store;
    private final Customers customers;

    Search(JdbcClient sql, Profiles profiles, ProfileStore store, Customers customers) {
        this.sql = sql;
        this.profiles = profiles;
        this.store = store;
        this.customers = customers;
    }

    private record Match(CustomerId customer, String value) {}

    /// @param owner only customers of this account manager, or null for all
    /// @param limit hits a group
    public Found find(String query, @Nullable String owner, int limit) {
        var typed = query.strip();
        var groups = new ArrayList<Found.Group>();
        if (typed.length() < 2) {
            return new Found(typed, PLACES, groups);
        }
        var seen = new HashSet<CustomerId>();
        add(groups, "id", byId(typed), owner, seen, limit);
        add(groups, "phone", byPhone(typed, limit), owner, seen, limit);
        add(groups, "email", byEmail(typed, limit), owner, seen, limit);
        add(groups, "document", byDocument(typed, limit), owner, seen, limit);
        add(groups, "identifier", byIdentifier(typed, limit), owner, seen, limit);
        add(groups, "reference", byReference(typed, limit), owner, seen, limit);
        addNames(groups, typed, owner, seen, limit);
        return new Found(typed, PLACES, groups);
    }

    private void add(
            List<Found.Group> groups,
            String by,
            List<Match> matches,
            @Nullable String owner,
            Set<CustomerId> seen,
            int limit) {
        var values = new LinkedHashMap<CustomerId, String>();
        matches.stream()
                .filter(match -> !seen.contains(match.customer()))
                .forEach(match -> values.putIfAbsent(match.customer(), match.value()));
        var hits =
                profiles.rows(List.copyOf(values.keySet())).stream()
                        .filter(row -> owner == null || owner.equals(row.owner()))
                        .limit(limit)
                        .map(row -> new Found.Hit(row, values.getOrDefault(row.customer(), "")))
                        .toList();
        if (!hits.isEmpty()) {
            hits.forEach(hit -> seen.add(hit.row().customer()));
            groups.add(new Found.Group(by, hits));
        }
    }

    private List<Match> byId(String typed) {
        return CustomerId.parse(typed)
                .flatMap(customers::current)
                .map(customer -> List.of(new Match(customer, typed)))
                .orElse(List.of());
    }

    /// In any format: what reads as a telephone is looked up whole, and the digits typed as the end
    /// of one, so that a number without its country is found.
    private List<Match> byPhone(String typed, int limit) {
        var digits = typed.replaceAll("[^0-9]", "");
        boolean wordy = typed.chars().anyMatch(Character::isLetter);
        if (wordy || digits.length() < FEWEST_DIGITS) {
            return List.of();
        }
        var whole = standard(Attribute.PHONE, typed);
        var found = new ArrayList<>(byValue(whole, limit));
        found.addAll(
                sql.sql(BY_SUFFIX)
                        .param("pattern", new StringBuilder(digits).reverse() + "%")
                        .param("limit", 4 * limit)
                        .query((row, _) -> match(row.getLong(1), row.getString(2)))
                        .list());
        return found;
    }

    private List<Match> byEmail(String typed, int limit) {
        if (!typed.contains("@")) {
            return List.of();
        }
        var found = new ArrayList<>(byValue(standard(Attribute.EMAIL, typed), limit));
        if (typed.indexOf('@') > 2) {
            found.addAll(
                    sql.sql(BY_PREFIX)
                            .param("pattern", Words.quoted(typed.toLowerCase(Locale.ROOT)) + "%")
                            .param("limit", 4 * limit)
                            .query((row, _) -> match(row.getLong(1), row.getString(2)))
                            .list());
        }
        return found;
    }

    private List<Match> byDocument(String typed, int limit) {
        if (typed.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var forms = new ArrayList<>(standard(Attribute.NATIONAL_ID, typed));
        forms.addAll(standard(Attribute.TAX_ID, typed));
        return byValue(forms, limit);
    }

    private List<Match> byIdentifier(String typed, int limit) {
        if (typed.contains(" ")) {
            return List.of();
        }
        var forms =
                EXACT.stream().flatMap(attribute -> standard(attribute, typed).stream()).toList();
        return byValue(forms, limit);
    }

    private List<Match> byReference(String typed, int limit) {
        if (typed.contains(" ") || typed.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var values =
                new String[] {
                    typed, typed.toUpperCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT)
                };
        var found =
                new ArrayList<>(
                        sql.sql(BY_REFERENCE)
                                .param(
                                        "kinds",
                                        Vocabulary.PERSONAL_REFERENCES.toArray(String[]::new))
                                .param("values", values)
                                .param("limit", 4 * limit)
                                .query((row, _) -> match(row.getLong(1), row.getString(2)))
                                .list());
        found.addAll(
                sql.sql(BY_KEY)
                        .param("values", values)
                        .param("limit", 4 * limit)
                        .query((row, _) -> match(row.getLong(1), row.getString(2)))
                        .list());
        return found;
    }

    /// Every word must be in one of the customer's names; names that begin so come first.
    private void addNames(
            List<Found.Group> groups,
            String typed,
            @Nullable String owner,
            Set<CustomerId> seen,
            int limit) {
        var words = Words.of(typed);
        if (words.length() < 2) {
            return;
        }
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder("where type <> 'LEAF'");
        int number = 0;
        for (var word : words.split(" ")) {
            where.append(" and search like :word").append(number);
            params.put("word" + number++, Words.anywhere(word));
        }
        if (owner != null) {
            where.append(" and owner = :owner");
            params.put("owner", owner);
        }
        where.append(" order by not sort_name like :start, sort_name, customer limit :limit");
        params.put("start", Words.quoted(words) + "%");
        params.put("limit", limit + seen.size());
        var hits =
                store.rows(where.toString(), params).stream()
                        .filter(row -> !seen.contains(row.customer()))
                        .limit(limit)
                        .map(row -> new Found.Hit(row, row.name()))
                        .toList();
        if (!hits.isEmpty()) {
            groups.add(new Found.Group("name", hits));
        }
    }

    private List<Match> byValue(List<Identifier> forms, int limit) {
        if (forms.isEmpty()) {
            return List.of();
        }
        return sql.sql(BY_VALUE)
                .param(
                        "types",
                        forms.stream()
                                .map(Identifier::type)
                                .map(IdentifierType::word)
                                .toArray(String[]::new))
                .param("values", forms.stream().map(Identifier::value).toArray(String[]::new))
                .param("limit", 4 * limit)
                .query((row, _) -> match(row.getLong(1), row.getString(2)))
                .list();
    }

    /// What was typed, in the standard form a record's value would have. Without a country a
    /// national number reads as Spanish.
    private static List<Identifier> standard(Attribute attribute, String typed) {
        var record =
                new SourceRecord(
                        new SourceKey("search", "typed"),
                        RecordType.PERSON,
                        "ES",
                        null,
                        Map.of(attribute, List.of(FieldValue.of(typed))));
        return Standardizer.standardize(record).identifiers();
    }

    private static Match match(long customer, String value) {
        return new Match(new CustomerId(customer), value);
    }
}
