package atalaya.server.ingest;

import static java.util.Objects.requireNonNull;

import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Vocabulary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose an order, a return, a case or a card is, and which interactions wait to know.
///
/// A reference belongs to the record that an interaction names together with it: by a person's key
/// before a bare identifier before another reference; of keys, by that with which it began, as an
/// order with its placing; and of equals the smaller `source:key`. What is known through other
/// references is worked out anew for all that hang together, so that the order of arrival does not
/// matter.
@Component
final class References {

    /// Longer chains (return → order → quote …) do not occur; a loop of references ends here.
    private static final int MAX_HOPS = 8;

    /// The ranks of owners: named by a person's key in what it began with, or anywhere else, by a
    /// bare identifier, or known through another reference.
    static final int BEGUN = -1;

    static final int BY_KEY = 0;
    static final int BY_LEAF = 1;
    static final int DERIVED = 2;

    private static final String KEY_OF = "key of ";

    /// Whose a reference is, as one interaction says.
    ///
    /// @param rank from [#BEGUN] to [#DERIVED]
    /// @param name `source:key` of the record
    record Claim(Reference reference, long record, int rank, String name) {}

    /// The rank of what an interaction says that names a person by key.
    static int byKey(String type, Reference reference) {
        return type.equals(Vocabulary.BEGINNINGS.get(reference.kind())) ? BEGUN : BY_KEY;
    }

    /// An interaction that waits to know whose a reference is.
    ///
    /// @param rank the order in which its references are tried
    record Lean(Reference reference, long position, int rank) {}

    private static final String CLAIM =
            """
            insert into ingest.reference as known (kind, value, record, rank, name)
            select distinct on (kind, value) kind, value, record, rank, name
              from unnest(:kinds, :values, :records, :ranks, :names)
                   as claim (kind, value, record, rank, name)
             order by kind, value, rank, name
            on conflict (kind, value) do update
               set record = excluded.record, rank = excluded.rank, name = excluded.name
             where (excluded.rank, excluded.name) < (known.rank, known.name)
            returning kind, value
            """;

    /// All references that hang together with these by interactions that lean on several; those
    /// that none leans on are left out.
    private static final String COMPONENT =
            """
            with recursive component (kind, value) as (
                select kind, value
                  from unnest(:kinds, :values) as changed (kind, value)
                 where exists (select from ingest.lean
                                where lean.kind = changed.kind and lean.value = changed.value)
                union
                select other.kind, other.value
                  from component
                  join ingest.lean using (kind, value)
                  join ingest.lean as other using (position)
            )
            select kind, value from component
            """;

    private static final String FORGET_DERIVED =
            """
            delete from ingest.reference
             using unnest(:kinds, :values) as component (kind, value)
             where reference.kind = component.kind
               and reference.value = component.value
               and reference.rank = 2
            """;

    /// Gives each interaction that leans on these references to the owner that tells most: its own
    /// key, then a reference known by itself, then one known through others; and returns what its
    /// owner says about its other references.
    private static final String PLACE =
            """
            with told as (
                select distinct lean.position
                  from unnest(:kinds, :values) as component (kind, value)
                  join ingest.lean using (kind, value)
            ), owner as (
                select distinct on (lean.position)
                       lean.position, reference.record, reference.name,
                       case when lean.kind like 'key of %' then 0 else 2 end as claim_rank
                  from told
                  join ingest.lean using (position)
                  join ingest.reference using (kind, value)
                 order by lean.position, lean.kind not like 'key of %', reference.rank, lean.rank
            ), moved as (
                select interaction.position, interaction.record as old, owner.record
                  from owner
                  join ingest.interaction using (position)
                 where interaction.record is distinct from owner.record
            ), left_behind as (
                insert into ingest.departure (placed, position, record)
                select nextval('ingest.position'), position, old from moved where old is not null
            ), placed as (
                update ingest.interaction
                   set record = moved.record, placed = nextval('ingest.position')
                  from moved
                 where interaction.position = moved.position
            )
            select lean.kind, lean.value, owner.record, owner.name, owner.claim_rank,
                   interaction.type
              from owner
              join ingest.lean using (position)
              join ingest.interaction using (position)
             where lean.kind not like 'key of %'
            """;

    /// A key that has found its record is a reference of the highest rank for those who lean on it.
    private static final String KEYS =
            """
            select distinct lean.kind, lean.value, record.record, record.source || ':' || record.key as name
              from ingest.lean
              join ingest.record on record.source = :source and record.key = lean.value
             where lean.kind = :kind and lean.value = any(:keys)
            """;

    private static final String KNOWN =
            """
            select kind, value, record, rank, name
              from unnest(:kinds, :values) as asked (kind, value)
              join ingest.reference using (kind, value)
            """;

    private static final String LEANT =
            """
            select kind, value
              from unnest(:kinds, :values) as asked (kind, value)
             where exists (select from ingest.lean
                            where lean.kind = asked.kind and lean.value = asked.value)
            """;

    private static final String NEWS = "ingest.reference (kind, value, record, rank, name)";
    private static final String LEANS = "ingest.lean (kind, value, position, rank)";

    private final JdbcClient sql;
    private final Log log;

    References(JdbcClient sql, Log log) {
        this.sql = sql;
        this.log = log;
    }

    static Reference keyOf(String source, String key) {
        return new Reference(KEY_OF + source, key);
    }

    /// Whose some references are, as far as is known.
    Map<Reference, Owner> owners(Collection<Reference> asked) {
        var owners = new HashMap<Reference, Owner>();
        if (!asked.isEmpty()) {
            about(KNOWN, asked)
                    .query(row -> {
                        owners.put(
                                reference(row),
                                new Owner(
                                        row.getLong("record"),
                                        row.getInt("rank"),
                                        row.getString("name")));
                    });
        }
        return owners;
    }

    /// Whose a reference is.
    ///
    /// @param rank from [#BEGUN] to [#DERIVED]
    /// @param name `source:key` of the record
    record Owner(long record, int rank, String name) {

        /// Of those an interaction leans on, in the order they are tried, the one that tells most;
        /// null where none does. The same that [#PLACE] chooses.
        static @Nullable Owner best(List<Reference> leant, Map<Reference, Owner> owners) {
            return leant.stream()
                    .filter(owners::containsKey)
                    .min(
                            Comparator.comparing((Reference one) -> !References.isKey(one))
                                    .thenComparing(one -> requireNonNull(owners.get(one)).rank()))
                    .map(owners::get)
                    .orElse(null);
        }
    }

    static boolean isKey(Reference reference) {
        return reference.kind().startsWith(KEY_OF);
    }

    /// Which of these references interactions in the store lean on.
    Set<Reference> leant(Collection<Reference> asked) {
        return asked.isEmpty()
                ? Set.of()
                : about(LEANT, asked).query((row, _) -> reference(row)).set();
    }

    void lean(Collection<Lean> leans) {
        log.copy(
                LEANS,
                rows -> {
                    for (var lean : leans) {
                        rows.add(
                                lean.reference().kind(),
                                lean.reference().value(),
                                lean.position(),
                                lean.rank());
                    }
                });
    }

    /// Keeps what is said of references nobody has spoken of before.
    void add(Collection<Claim> claims) {
        log.copy(
                NEWS,
                rows -> {
                    for (var claim : claims) {
                        rows.add(
                                claim.reference().kind(),
                                claim.reference().value(),
                                claim.record(),
                                claim.rank(),
                                claim.name());
                    }
                });
    }

    /// Takes claims in, and places every interaction that leans on what they change.
    ///
    /// @param alsoPlace references whose interactions are new and must be placed in any case
    void claim(List<Claim> claims, Collection<Reference> alsoPlace) {
        var changed = new HashSet<>(alsoPlace);
        changed.addAll(store(claims));
        if (changed.isEmpty()) {
            return;
        }
        var component = component(changed);
        if (component.isEmpty()) {
            return;
        }
        about(FORGET_DERIVED, component).update();
        int hops = 0;
        while (hops < MAX_HOPS && !store(place(component)).isEmpty()) {
            hops++;
        }
    }

    /// Places the interactions that waited for records of a source.
    void keysArrived(String source, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var claims =
                sql.sql(KEYS)
                        .param("source", source)
                        .param("kind", keyOf(source, "").kind())
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, _) ->
                                new Claim(
                                        new Reference(
                                                row.getString("kind"), row.getString("value")),
                                        row.getLong("record"),
                                        0,
                                        row.getString("name")))
                        .list();
        claim(claims, List.of());
    }

    private List<Reference> store(List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        return sql.sql(CLAIM)
                .param(
                        "kinds",
                        claims.stream().map(c -> c.reference().kind()).toArray(String[]::new))
                .param(
                        "values",
                        claims.stream().map(c -> c.reference().value()).toArray(String[]::new))
                .param("records", claims.stream().map(Claim::record).toArray(Long[]::new))
                .param("ranks", claims.stream().map(c -> (short) c.rank()).toArray(Short[]::new))
                .param("names", claims.stream().map(Claim::name).toArray(String[]::new))
                .query((row, _) -> reference(row))
                .list();
    }

    private List<Reference> component(Collection<Reference> changed) {
        return about(COMPONENT, changed).query((row, _) -> reference(row)).list();
    }

    private List<Claim> place(Collection<Reference> component) {
        return about(PLACE, component).query(References::claim).list();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        var reference = reference(row);
        int rank = row.getInt("claim_rank");
        return new Claim(
                reference,
                row.getLong("record"),
                rank == BY_KEY ? byKey(row.getString("type"), reference) : rank,
                row.getString("name"));
    }

    private JdbcClient.StatementSpec about(String statement, Collection<Reference> references) {
        return sql.sql(statement)
                .param("kinds", references.stream().map(Reference::kind).toArray(String[]::new))
                .param("values", references.stream().map(Reference::value).toArray(String[]::new));
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(row.getString("kind"), row.getString("value"));
    }
}
