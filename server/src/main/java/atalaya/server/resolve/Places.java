package atalaya.server.resolve;

import atalaya.server.store.Copies;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The customer of each record by number, in table `resolve.customer_of`, for those who change it.
@Component
final class Places {

    private static final String OF =
            "select record, customer from resolve.customer_of where record = any((select :records::bigint[])::bigint[])";

    private static final String SAVE =
            """
            insert into resolve.customer_of (record, customer)
            select record, customer
              from unnest((select :records::bigint[]), (select :customers::bigint[]))
                as given (record, customer)
                on conflict (record) do update set customer = excluded.customer
            """;

    private final JdbcClient sql;
    private final Copies copies;

    Places(JdbcClient sql, Copies copies) {
        this.sql = sql;
        this.copies = copies;
    }

    Map<Long, Long> all() {
        var found = new HashMap<Long, Long>();
        sql.sql("select record, customer from resolve.customer_of")
                .query(row -> {
                    found.put(row.getLong(1), row.getLong(2));
                });
        return found;
    }

    Map<Long, Long> of(Collection<Long> records) {
        var found = new HashMap<Long, Long>();
        if (!records.isEmpty()) {
            sql.sql(OF)
                    .param("records", Numbers.array(records))
                    .query(row -> {
                        found.put(row.getLong(1), row.getLong(2));
                    });
        }
        return found;
    }

    void save(Map<Long, Long> places) {
        if (!places.isEmpty()) {
            sql.sql(SAVE)
                    .param("records", Numbers.array(places.keySet()))
                    .param("customers", Numbers.array(places.values()))
                    .update();
        }
    }

    /// Writes what differs from what is there; very many at once where nothing is.
    ///
    /// @param before the place of every record that has one
    void save(Map<Long, Long> before, Map<Long, Long> now) {
        if (before.isEmpty()) {
            copies.write(
                    "resolve.customer_of (record, customer)",
                    List.copyOf(now.entrySet()),
                    place -> Copies.row(place.getKey(), place.getValue()));
            return;
        }
        var moved = new HashMap<>(now);
        moved.entrySet().removeIf(place -> place.getValue().equals(before.get(place.getKey())));
        save(moved);
    }
}
