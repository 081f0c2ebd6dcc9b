package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.Copies;
import atalaya.server.store.CopyLines;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of the profile room: tables `profile.profile`, `profile.identifier` and `profile.tie`.
@Component
final class ProfileStore {

    private static final String COLUMNS =
            """
            customer, type, name, email, phone, document, city, owner, sources, records,
            interactions, last_at
            """;

    private static final String SAVE =
            """
            insert into profile.profile
                   (customer, type, name, sort_name, search, golden, email, phone, document, city,
                    city_key, owner, sources, records, updated_at)
            select customer, type, name, sort_name, search, golden::jsonb, email, phone, document,
                   city, city_key, owner, string_to_array(sources, chr(10)), records, now()
              from unnest(:customers::bigint[], :types::text[], :names::text[],
                          :sortNames::text[], :searches::text[], :goldens::text[], :emails::text[],
                          :phones::text[], :documents::text[], :cities::text[],
                          :cityKeys::text[], :owners::text[], :sources::text[],
                          :records::bigint[])
                as given (customer, type, name, sort_name, search, golden, email, phone, document,
                          city, city_key, owner, sources, records)
                on conflict (customer) do update
               set type = excluded.type, name = excluded.name, sort_name = excluded.sort_name,
                   search = excluded.search, golden = excluded.golden, email = excluded.email,
                   phone = excluded.phone, document = excluded.document, city = excluded.city,
                   city_key = excluded.city_key, owner = excluded.owner,
                   sources = excluded.sources, records = excluded.records,
                   updated_at = excluded.updated_at
            """;

    /// The indexes that only make looking up fast, and how each is made.
    private static final String INDEXES =
            """
            select format('%I.%I', schemaname, indexname) as name, indexdef as definition
              from pg_indexes
             where schemaname = 'profile' and tablename in ('profile', 'identifier', 'tie')
               and indexdef not like 'CREATE UNIQUE %'
            """;

    private static final String ANALYZE =
            "analyze profile.profile, profile.identifier, profile.tie";

    private static final String FORGET_IDENTIFIERS =
            "delete from profile.identifier where customer = any(:customers)";
    private static final String FORGET_TIES =
            "delete from profile.tie where customer = any(:customers)";
    private static final String FORGET =
            "delete from profile.profile where customer = any(:customers)";

    private static final String SAVE_IDENTIFIERS =
            """
            insert into profile.identifier (type, value, customer, records, verified)
            select type, value, customer, records::bigint[], verified
              from unnest(:types::text[], :values::text[], :customers::bigint[], :records::text[],
                          :verified::boolean[])
                as given (type, value, customer, records, verified)
            """;

    private static final String SAVE_TIES =
            """
            insert into profile.tie (kind, value, customer, shown, source)
            select kind, value, customer, shown, source
              from unnest(:kinds::text[], :values::text[], :customers::bigint[], :shown::text[],
                          :sources::text[])
                as given (kind, value, customer, shown, source)
            """;

    /// What a customer's records did, as one.
    static final String ACTIVE =
            """
            left join lateral (
                   select sum(interactions) as interactions, min(first_at) as first_at,
                          max(last_at) as last_at, sum(outcome) as outcome
                     from resolve.customer_of place
                     join profile.activity using (record)
                    where place.customer = profile.customer) as active on true
            """;

    private static final String READ =
            """
            select customer, type, name, golden::text as golden, interactions, first_at, last_at,
                   outcome, updated_at
              from profile.profile
            """
                    + ACTIVE
                    + "where customer = :customer";

    /// Of each identifier asked for, by its place among them, the first two who hold it. People and
    /// companies first: a bare identifier counts only where nobody holds it.
    ///
    /// PostgreSQL is kept from seeing how many are asked for (the inner selects): it would plan
    /// anew for so few each time, which takes four times as long as finding three.
    private static final String READ_HOLDERS =
            """
            select number, found.*
              from unnest((select :types::text[]), (select :values::text[])) with ordinality
                   as asked (type, value, number)
             cross join lateral (
                   select customer, profile.type, name, golden::text as golden, interactions,
                          first_at, last_at, outcome, updated_at
                     from profile.identifier held
                     join profile.profile using (customer)
            """
                    + ACTIVE
                    + """
                               where held.type = asked.type and held.value = asked.value
                               order by profile.type = 'LEAF', customer
                               limit 2) as found
                     order by number, found.type = 'LEAF', customer
                    """;

    private static final String IDENTIFIERS =
            """
            select mine.type, mine.value, mine.records, mine.verified,
                   (select count(*) from (
                        select 1 from profile.identifier other
                         where other.type = mine.type and other.value = mine.value
                         limit 1000) as holders) - 1 as shared
              from profile.identifier mine
             where mine.customer = :customer
             order by mine.type, mine.value
            """;

    private final JdbcClient sql;
    private final Copies copies;

    ProfileStore(JdbcClient sql, Copies copies) {
        this.sql = sql;
        this.copies = copies;
    }

    /// A profile as it is stored, without what other rooms know.
    record Stored(
            CustomerId customer,
            RecordType type,
            String name,
            String golden,
            Profile.Activity activity,
            Instant updatedAt) {}

    /// An identifier with the numbers of the records that hold it.
    record StoredIdentifier(
            IdentifierType type, String value, List<Long> records, boolean verified, int shared) {}

    /// Writes profiles anew, with their identifiers and ties.
    void save(List<ProfileFold> folds) {
        var customers = longs(folds, fold -> fold.customer().serial());
        sql.sql(SAVE)
                .param("customers", customers)
                .param("types", texts(folds, fold -> fold.type().name()))
                .param("names", texts(folds, ProfileFold::name))
                .param("sortNames", texts(folds, fold -> Words.of(fold.name())))
                .param("searches", texts(folds, ProfileFold::search))
                .param("goldens", texts(folds, fold -> GoldenJson.write(fold.golden())))
                .param("emails", texts(folds, fold -> text(fold, Attribute.EMAIL)))
                .param("phones", texts(folds, fold -> text(fold, Attribute.PHONE)))
                .param("documents", texts(folds, ProfileStore::document))
                .param("cities", texts(folds, fold -> text(fold, Attribute.CITY)))
                .param("cityKeys", texts(folds, ProfileStore::cityKey))
                .param("owners", texts(folds, fold -> text(fold, Attribute.OWNER)))
                .param("sources", texts(folds, fold -> String.join("\n", fold.sources())))
                .param("records", longs(folds, ProfileFold::records))
                .update();
        sql.sql(FORGET_IDENTIFIERS).param("customers", customers).update();
        sql.sql(FORGET_TIES).param("customers", customers).update();
        saveIdentifiers(identifierRows(folds));
        saveTies(tieRows(folds));
    }

    /// Lets work write the very first profiles: without the indexes meanwhile, of which some cost
    /// more row by row than all the rest.
    ///
    /// @return whether there were none; else nothing was done
    boolean first(Runnable work) {
        boolean empty =
                sql.sql("select not exists (select from profile.profile)")
                        .query(Boolean.class)
                        .single();
        if (!empty) {
            return false;
        }
        var indexes = sql.sql(INDEXES).query(Index.class).list();
        indexes.forEach(index -> sql.sql("drop index " + index.name()).update());
        work.run();
        indexes.forEach(index -> sql.sql(index.definition()).update());
        sql.sql(ANALYZE).update();
        return true;
    }

    /// @param name with its schema, quoted where it must be
    private record Index(String name, String definition) {}

    /// Profiles of customers that have none, ready to be written.
    record FirstRows(CopyLines profiles, CopyLines identifiers, CopyLines ties) {

        /// Touches no database, so that another thread may do it.
        static FirstRows of(List<ProfileFold> folds) {
            var now = OffsetDateTime.now(ZoneOffset.UTC);
            return new FirstRows(
                    Copies.encode(folds, fold -> profile(fold, now)),
                    Copies.encode(identifierRows(folds), FirstRows::identifier),
                    Copies.encode(tieRows(folds), FirstRows::tie));
        }

        private static @Nullable Object[] profile(ProfileFold fold, OffsetDateTime now) {
            return Copies.row(
                    fold.customer().serial(),
                    fold.type().name(),
                    fold.name(),
                    Words.of(fold.name()),
                    fold.search(),
                    GoldenJson.write(fold.golden()),
                    text(fold, Attribute.EMAIL),
                    text(fold, Attribute.PHONE),
                    document(fold),
                    text(fold, Attribute.CITY),
                    cityKey(fold),
                    text(fold, Attribute.OWNER),
                    fold.sources().toArray(String[]::new),
                    fold.records(),
                    now);
        }

        private static @Nullable Object[] identifier(IdentifierRow row) {
            return Copies.row(
                    row.identifier().type().word(),
                    row.identifier().value(),
                    row.customer().serial(),
                    row.holding().records().stream().mapToLong(Long::longValue).toArray(),
                    row.holding().verified());
        }

        private static @Nullable Object[] tie(TieRow row) {
            return Copies.row(
                    row.tie().kind(),
                    row.tie().value(),
                    row.customer().serial(),
                    row.tie().shown(),
                    row.tie().source());
        }
    }

    /// Writes profiles of customers that have none.
    void saveFirst(FirstRows rows) {
        copies.write(
                "profile.profile (customer, type, name, sort_name, search, golden, email, phone,"
                        + " document, city, city_key, owner, sources, records, updated_at)",
                rows.profiles());
        copies.write(
                "profile.identifier (type, value, customer, records, verified)",
                rows.identifiers());
        copies.write("profile.tie (kind, value, customer, shown, source)", rows.ties());
    }

    void forget(Collection<CustomerId> gone) {
        var customers = longs(gone, CustomerId::serial);
        sql.sql(FORGET).param("customers", customers).update();
        sql.sql(FORGET_IDENTIFIERS).param("customers", customers).update();
        sql.sql(FORGET_TIES).param("customers", customers).update();
    }

    Optional<Stored> find(CustomerId customer) {
        return sql.sql(READ)
                .param("customer", customer.serial())
                .query(ProfileStore::stored)
                .optional();
    }

    /// An identifier in standard form.
    record Named(IdentifierType type, String value) {}

    /// Of each identifier, in their order, the profile of the one customer that holds it; empty
    /// where none does, or several people or companies.
    List<Optional<Stored>> holders(List<Named> asked) {
        var found = new HashMap<Integer, List<Stored>>();
        sql.sql(READ_HOLDERS)
                .param("types", asked.stream().map(one -> one.type().word()).toArray(String[]::new))
                .param("values", asked.stream().map(Named::value).toArray(String[]::new))
                .query((row, number) ->
                        found.computeIfAbsent(row.getInt("number"), _ -> new ArrayList<>(2))
                                .add(stored(row, number)))
                .list();
        return IntStream.rangeClosed(1, asked.size())
                .mapToObj(number -> one(found.getOrDefault(number, List.of())))
                .toList();
    }

    private static Optional<Stored> one(List<Stored> holders) {
        boolean isOne =
                holders.size() == 1
                        || (holders.size() == 2
                                && holders.getFirst().type() != RecordType.LEAF
                                && holders.getLast().type() == RecordType.LEAF);
        return isOne ? Optional.of(holders.getFirst()) : Optional.empty();
    }

    List<StoredIdentifier> identifiers(CustomerId customer) {
        return sql.sql(IDENTIFIERS)
                .param("customer", customer.serial())
                .query(ProfileStore::identifier)
                .list();
    }

    /// Lines of a list by any condition and order.
    ///
    /// @param rest what follows `select … from profile.profile`
    List<ProfileRow> rows(String rest, Map<String, ?> params) {
        return sql.sql("select " + COLUMNS + " from profile.profile " + ACTIVE + rest)
                .params(params)
                .query(ProfileStore::row)
                .list();
    }

    private record IdentifierRow(
            CustomerId customer, Identifier identifier, ProfileFold.Holding holding) {}

    private static List<IdentifierRow> identifierRows(List<ProfileFold> folds) {
        var rows = new ArrayList<IdentifierRow>();
        for (var fold : folds) {
            fold.identifiers()
                    .forEach((one, holding) ->
                            rows.add(new IdentifierRow(fold.customer(), one, holding)));
        }
        return rows;
    }

    private record TieRow(CustomerId customer, ProfileFold.Tie tie) {}

    /// Each tie once, as the first source to name it shows it.
    private static List<TieRow> tieRows(List<ProfileFold> folds) {
        record Same(CustomerId customer, String kind, String value) {}
        var rows = new LinkedHashMap<Same, TieRow>();
        for (var fold : folds) {
            for (var tie : fold.ties()) {
                rows.putIfAbsent(
                        new Same(fold.customer(), tie.kind(), tie.value()),
                        new TieRow(fold.customer(), tie));
            }
        }
        return List.copyOf(rows.values());
    }

    private void saveIdentifiers(List<IdentifierRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.sql(SAVE_IDENTIFIERS)
                .param("types", texts(rows, row -> row.identifier().type().word()))
                .param("values", texts(rows, row -> row.identifier().value()))
                .param("customers", longs(rows, row -> row.customer().serial()))
                .param("records", texts(rows, row -> literal(row.holding().records())))
                .param(
                        "verified",
                        rows.stream().map(row -> row.holding().verified()).toArray(Boolean[]::new))
                .update();
    }

    private void saveTies(List<TieRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.sql(SAVE_TIES)
                .param("kinds", texts(rows, row -> row.tie().kind()))
                .param("values", texts(rows, row -> row.tie().value()))
                .param("customers", longs(rows, row -> row.customer().serial()))
                .param("shown", texts(rows, row -> row.tie().shown()))
                .param("sources", texts(rows, row -> row.tie().source()))
                .update();
    }

    private static @Nullable String text(ProfileFold fold, Attribute attribute) {
        var value = fold.golden().get(attribute);
        return value == null ? null : value.text();
    }

    private static @Nullable String document(ProfileFold fold) {
        var person = text(fold, Attribute.NATIONAL_ID);
        return person == null ? text(fold, Attribute.TAX_ID) : person;
    }

    private static @Nullable String cityKey(ProfileFold fold) {
        var city = text(fold, Attribute.CITY);
        return city == null ? null : Words.of(city);
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new CustomerId(row.getLong("customer")),
                RecordType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("golden"),
                new Profile.Activity(
                        row.getLong("interactions"),
                        instant(row, "first_at"),
                        instant(row, "last_at"),
                        row.getDouble("outcome")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static StoredIdentifier identifier(ResultSet row, int number) throws SQLException {
        return new StoredIdentifier(
                type(row.getString("type")),
                row.getString("value"),
                List.of((Long[]) row.getArray("records").getArray()),
                row.getBoolean("verified"),
                row.getInt("shared"));
    }

    private static IdentifierType type(String word) {
        return Arrays.stream(IdentifierType.values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown identifier: " + word));
    }

    private static ProfileRow row(ResultSet row, int number) throws SQLException {
        return new ProfileRow(
                new CustomerId(row.getLong("customer")),
                RecordType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("document"),
                row.getString("city"),
                row.getString("owner"),
                strings(row.getArray("sources")),
                row.getInt("records"),
                row.getLong("interactions"),
                instant(row, "last_at"));
    }

    static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static <T> long[] longs(Collection<T> things, ToLongFunction<T> number) {
        return things.stream().mapToLong(number).toArray();
    }

    private static <T> @Nullable String[] texts(
            List<T> things, Function<T, @Nullable String> text) {
        var texts = new @Nullable String[things.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(things.get(i));
        }
        return texts;
    }

    private static String literal(List<Long> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
