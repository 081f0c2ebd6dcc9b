package atalaya.server.value;

import atalaya.server.resolve.CustomerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the rooms before know of customers, as this room needs it: the interactions of all their
/// records, and what it cost to win them.
@Component
final class Facts {

    private static final int ROWS_AT_ONCE = 2_000;

    private static final String OF =
            "select place.customer, "
                    + FactReader.COLUMNS
                    + """
                      from resolve.customer_of place
                      join ingest.interaction happened on happened.record = place.record
                     where place.customer = any(:customers)
                    """;

    private static final String ACQUISITION =
            """
            select customer, golden -> 'acquisitionCost' ->> 'text' as cost
              from profile.profile
             where customer = any(:customers) and jsonb_exists(golden, 'acquisitionCost')
            """;

    private final JdbcClient sql;
    private final FactReader reader;
    private final ValueSettings settings;

    Facts(JdbcClient sql, ValueSettings settings) {
        this.sql = sql;
        this.reader = new FactReader(settings);
        this.settings = settings;
    }

    /// The facts of each of these customers, in no order; who has none is left out.
    Map<Long, List<Fact>> of(Collection<CustomerId> customers) {
        var facts = new HashMap<Long, List<Fact>>();
        sql.sql(OF)
                .param("customers", serials(customers))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    facts.computeIfAbsent(row.getLong("customer"), _ -> new ArrayList<>())
                            .add(reader.read(row));
                });
        return facts;
    }

    /// What it cost to win these customers, in minor units, where it is known.
    Map<Long, Long> acquisition(Collection<CustomerId> customers) {
        var costs = new HashMap<Long, Long>();
        sql.sql(ACQUISITION)
                .param("customers", serials(customers))
                .query(row -> {
                    var text = row.getString("cost");
                    if (text != null) {
                        costs.put(row.getLong("customer"), settings.minor(new BigDecimal(text)));
                    }
                });
        return costs;
    }

    static long[] serials(Collection<CustomerId> customers) {
        return customers.stream().mapToLong(CustomerId::serial).toArray();
    }
}
