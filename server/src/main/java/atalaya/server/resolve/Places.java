package atalaya.server.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The customer of each record by number, in table `resolve.customer_of`, for those who change it.
@Component
final class Places {

    private static final String OF =
            "select record, customer from resolve.customer_of where record = any(:records)";

    private static final String SAVE =
            """
            insert into resolve.customer_of (record, customer)
            select record, customer
              from unnest(:records::bigint[], :customers::bigint[]) as given (record, customer)
                on conflict (record) do update set customer = excluded.customer
            """;

    private final JdbcClient sql;

    Places(JdbcClient sql) {
        this.sql = sql;
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
}
