package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.standard.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records hold which identifier, and which identifiers too many hold, in tables
/// `resolve.holder` and `resolve.held`.
@Component
final class Holders {

    private static final String ADD =
            """
            insert into resolve.holder (identifier, record, follower)
            select identifier, record, follower
              from unnest((select :identifiers::bigint[]), (select :records::bigint[]),
                          (select :followers::boolean[]))
                as given (identifier, record, follower)
             order by 1, 2
                on conflict (identifier, record) do update set follower = excluded.follower
            """;

    private static final String REMOVE =
            """
            delete from resolve.holder stored
             using unnest((select :identifiers::bigint[]), (select :records::bigint[]))
                as given (identifier, record)
             where stored.identifier = given.identifier and stored.record = given.record
            """;

    private static final String COUNT =
            """
            insert into resolve.held as stored (identifier, records)
            select identifier, delta
              from unnest((select :identifiers::bigint[]), (select :deltas::bigint[]))
                as given (identifier, delta)
             order by 1
                on conflict (identifier) do update set records = stored.records + excluded.records
            returning identifier, records
            """;

    private static final String HUBS = "select identifier from resolve.held where records > :limit";

    private static final String HOLDING =
            """
            select distinct record from resolve.holder
             where identifier = any((select :identifiers::bigint[])::bigint[]) and not follower
            """;

    private static final String FOLLOWING =
            """
            select distinct record from resolve.holder
             where identifier = any((select :identifiers::bigint[])::bigint[]) and follower
            """;

    /// Of each follower one customer among those that hold its identifiers, and another if there is
    /// one; an identifier that very many hold is read no further than the second customer.
    private static final String FOLLOWED =
            """
            select given.record, one.customer, another.customer as another
              from (select record, array_agg(identifier) as identifiers
                      from unnest((select :records::bigint[]), (select :identifiers::bigint[]))
                        as row_of (record, identifier)
                     group by record) as given
             cross join lateral (
                   select place.customer
                     from resolve.holder
                     join resolve.customer_of place on place.record = holder.record
                    where holder.identifier = any(given.identifiers) and not holder.follower
                    limit 1) as one
              left join lateral (
                   select place.customer
                     from resolve.holder
                     join resolve.customer_of place on place.record = holder.record
                    where holder.identifier = any(given.identifiers) and not holder.follower
                      and place.customer <> one.customer
                    limit 1) as another on true
            """;

    private final JdbcClient sql;

    Holders(JdbcClient sql) {
        this.sql = sql;
    }

    /// The form in which an identifier is stored.
    static long hash(Identifier identifier) {
        return new BlockingKey(identifier.type().word(), identifier.value()).hash();
    }

    /// Makes the stored identifiers of these records what they now are.
    ///
    /// @return the identifiers that crossed the limit, either way
    Set<Long> replace(Map<Long, Standing> before, Collection<Standing> now, int limitRecords) {
        var gone = new BlockingKeys.Rows();
        var come = new BlockingKeys.Rows();
        var followers = new ArrayList<Boolean>();
        var deltas = new HashMap<Long, Integer>();
        for (var standing : now) {
            var old = before.get(standing.record());
            if (old != null) {
                gone.addMissing(old.identifiers(), standing.identifiers(), standing.record());
                add(deltas, old, -1);
            }
            for (long identifier : standing.identifiers()) {
                come.add(identifier, standing.record());
                followers.add(standing.follows());
            }
            add(deltas, standing, 1);
        }
        if (!gone.isEmpty()) {
            sql.sql(REMOVE)
                    .param("identifiers", gone.values())
                    .param("records", gone.records())
                    .update();
        }
        if (!come.isEmpty()) {
            sql.sql(ADD)
                    .param("identifiers", come.values())
                    .param("records", come.records())
                    .param("followers", followers.toArray(Boolean[]::new))
                    .update();
        }
        return count(deltas, limitRecords);
    }

    /// The identifiers more than `limitRecords` records hold.
    Set<Long> hubs(int limitRecords) {
        return new HashSet<>(sql.sql(HUBS).param("limit", limitRecords).query(Long.class).list());
    }

    /// The records that hold any of these identifiers, followers left out.
    Set<Long> holding(Collection<Long> identifiers) {
        return records(HOLDING, identifiers);
    }

    /// The followers that hold any of these identifiers.
    Set<Long> following(Collection<Long> identifiers) {
        return records(FOLLOWING, identifiers);
    }

    /// The customer each of these followers belongs to: the one customer that holds any of its
    /// identifiers. Those that nobody holds, or two customers do, are left out.
    Map<Long, Long> followed(Collection<Standing> followers) {
        var asked = new BlockingKeys.Rows();
        for (var follower : followers) {
            for (long identifier : follower.identifiers()) {
                asked.add(identifier, follower.record());
            }
        }
        var followed = new HashMap<Long, Long>();
        if (!asked.isEmpty()) {
            sql.sql(FOLLOWED)
                    .param("identifiers", asked.values())
                    .param("records", asked.records())
                    .query(row -> {
                        row.getLong("another");
                        if (row.wasNull()) {
                            followed.put(row.getLong("record"), row.getLong("customer"));
                        }
                    });
        }
        return followed;
    }

    private Set<Long> records(String query, Collection<Long> identifiers) {
        var records = new HashSet<Long>();
        if (!identifiers.isEmpty()) {
            records.addAll(
                    sql.sql(query)
                            .param("identifiers", Numbers.array(identifiers))
                            .query(Long.class)
                            .list());
        }
        return records;
    }

    private static void add(Map<Long, Integer> deltas, Standing standing, int delta) {
        if (!standing.follows()) {
            for (long identifier : standing.identifiers()) {
                deltas.merge(identifier, delta, Integer::sum);
            }
        }
    }

    private Set<Long> count(Map<Long, Integer> deltas, int limitRecords) {
        deltas.values().removeIf(delta -> delta == 0);
        var crossed = new HashSet<Long>();
        if (!deltas.isEmpty()) {
            sql.sql(COUNT)
                    .param("identifiers", Numbers.array(deltas.keySet()))
                    .param("deltas", Numbers.array(deltas.values(), Integer::longValue))
                    .query(row -> {
                        long identifier = row.getLong(1);
                        int records = row.getInt(2);
                        int earlier = records - deltas.getOrDefault(identifier, 0);
                        if (records > limitRecords != earlier > limitRecords) {
                            crossed.add(identifier);
                        }
                    });
        }
        return crossed;
    }
}
