package atalaya.server.profile;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The profiles as they are stored, all but the moment when each was built.
final class StoredProfiles {

    private static final String ROWS =
            """
            select row(customer, type, name, sort_name, search, golden, email, phone, document,
                       city, city_key, owner, sources, records,
                       (select row(sum(interactions), min(first_at), max(last_at), sum(outcome))
                          from resolve.customer_of place
                          join profile.activity using (record)
                         where place.customer = profile.customer),
                       array(select row(type, value, records, verified)
                               from profile.identifier mine
                              where mine.customer = profile.customer
                              order by 1),
                       array(select row(kind, value, shown, source)
                               from profile.tie mine
                              where mine.customer = profile.customer
                              order by 1))::text
              from profile.profile
             order by customer
            """;

    private StoredProfiles() {}

    static List<String> rows(JdbcClient sql) {
        return sql.sql(ROWS).query((row, _) -> row.getString(1)).list();
    }
}
