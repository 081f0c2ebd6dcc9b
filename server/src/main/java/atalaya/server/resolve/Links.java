package atalaya.server.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The pairs the model calls the same or is unsure about, in table `resolve.link`.
@Component
final class Links {

    private static final String OF =
            """
            select left_record, right_record, millibits, same
              from resolve.link where left_record = any((select :records::bigint[])::bigint[])
             union
            select left_record, right_record, millibits, same
              from resolve.link where right_record = any((select :records::bigint[])::bigint[])
            """;

    private static final String SAME_OF =
            """
            select left_record, right_record, millibits, same
              from resolve.link where left_record = any((select :records::bigint[])::bigint[]) and same
             union
            select left_record, right_record, millibits, same
              from resolve.link where right_record = any((select :records::bigint[])::bigint[]) and same
            """;

    private static final String SAVE =
            """
            insert into resolve.link (left_record, right_record, millibits, same, at)
            select left_record, right_record, millibits, same, now()
              from unnest((select :lefts::bigint[]), (select :rights::bigint[]),
                          (select :millibits::bigint[]), (select :same::boolean[]))
                as given (left_record, right_record, millibits, same)
                on conflict (left_record, right_record) do update
               set millibits = excluded.millibits, same = excluded.same
            """;

    private static final String REMOVE =
            """
            delete from resolve.link stored
             using unnest((select :lefts::bigint[]), (select :rights::bigint[]))
                as given (left_record, right_record)
             where stored.left_record = given.left_record
               and stored.right_record = given.right_record
            """;

    private final JdbcClient sql;

    Links(JdbcClient sql) {
        this.sql = sql;
    }

    /// Every link of any of these records, by pair.
    Map<Pair, StoredLink> of(Collection<Long> records) {
        return find(OF, records);
    }

    /// The same without those the model is unsure about.
    Map<Pair, StoredLink> sameOf(Collection<Long> records) {
        return find(SAME_OF, records);
    }

    void save(List<StoredLink> links) {
        if (!links.isEmpty()) {
            sql.sql(SAVE)
                    .param("lefts", Numbers.array(links, link -> link.pair().left()))
                    .param("rights", Numbers.array(links, link -> link.pair().right()))
                    .param("millibits", Numbers.array(links, StoredLink::millibits))
                    .param("same", links.stream().map(StoredLink::same).toArray(Boolean[]::new))
                    .update();
        }
    }

    void remove(Collection<Pair> pairs) {
        if (!pairs.isEmpty()) {
            sql.sql(REMOVE)
                    .param("lefts", Numbers.array(pairs, Pair::left))
                    .param("rights", Numbers.array(pairs, Pair::right))
                    .update();
        }
    }

    private Map<Pair, StoredLink> find(String query, Collection<Long> records) {
        var found = new HashMap<Pair, StoredLink>();
        if (!records.isEmpty()) {
            sql.sql(query)
                    .param("records", Numbers.array(records))
                    .query(row -> {
                        var pair = new Pair(row.getLong(1), row.getLong(2));
                        found.put(pair, new StoredLink(pair, row.getInt(3), row.getBoolean(4)));
                    });
        }
        return found;
    }
}
