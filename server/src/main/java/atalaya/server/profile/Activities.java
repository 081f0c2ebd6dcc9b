package atalaya.server.profile;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much each record did, in table `profile.activity`; a customer's is the sum over its records.
///
/// It holds what had come by the room's place in the order of interactions: what comes later is
/// added, and a record that an interaction has left is counted anew.
@Component
final class Activities {

    private static final String ADD =
            """
            insert into profile.activity as known (record, interactions, first_at, last_at, outcome)
            select record, count(*), min(at), max(at), coalesce(sum(outcome), 0)
              from ingest.interaction
             where placed > :after and placed <= :upTo
               and record is not null and record <> all(:left)
             group by record
                on conflict (record) do update
               set interactions = known.interactions + excluded.interactions,
                   first_at = least(known.first_at, excluded.first_at),
                   last_at = greatest(known.last_at, excluded.last_at),
                   outcome = known.outcome + excluded.outcome
            """;

    private static final String FORGET =
            "delete from profile.activity where record = any(:records)";

    private static final String COUNT =
            """
            insert into profile.activity (record, interactions, first_at, last_at, outcome)
            select record, count(*), min(at), max(at), coalesce(sum(outcome), 0)
              from ingest.interaction
             where record = any(:records) and placed <= :upTo
             group by record
            """;

    private static final String COUNT_ALL =
            """
            insert into profile.activity (record, interactions, first_at, last_at, outcome)
            select record, count(*), min(at), max(at), coalesce(sum(outcome), 0)
              from ingest.interaction
             where record is not null and placed <= :upTo
             group by record
            """;

    private final JdbcClient sql;

    Activities(JdbcClient sql) {
        this.sql = sql;
    }

    /// Goes on from one place to another.
    ///
    /// @param left records that an interaction has left meanwhile
    void follow(long after, long upTo, Collection<Long> left) {
        var records = ProfileStore.longs(left, Long::longValue);
        if (records.length > 0) {
            sql.sql(FORGET).param("records", records).update();
            sql.sql(COUNT).param("records", records).param("upTo", upTo).update();
        }
        sql.sql(ADD).param("after", after).param("upTo", upTo).param("left", records).update();
    }

    /// Counts all that had come by a place.
    void countAll(long upTo) {
        sql.sql("delete from profile.activity").update();
        sql.sql(COUNT_ALL).param("upTo", upTo).update();
        sql.sql("analyze profile.activity").update();
    }
}
