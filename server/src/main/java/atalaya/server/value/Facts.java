package atalaya.server.value;

import atalaya.server.resolve.CustomerId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            select customer, golden -> 'acquisitionCost' ->> 'text' as cost,
                   cast(nullif(cast(golden -> 'acquisitionCost' ->> 'at' as timestamptz), 'epoch')
                        at time zone 'UTC' as date) as day,
                   golden -> 'customerSince' ->> 'text' as since
              from profile.profile
             where customer = any(:customers) and jsonb_exists(golden, 'acquisitionCost')
            """;

    private static final String AFTER =
            "select happened.placed, happened.record, "
                    + FactReader.COLUMNS
                    + """
                      from ingest.interaction happened
                     where happened.placed > :after and happened.placed <= :upTo
                       and happened.record is not null
                     order by happened.placed limit :limit
                    """;

    private static final String LEFT =
            """
            select placed, position from ingest.departure
             where placed > :after and placed <= :upTo order by placed
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

    /// Up to `limit` facts that belong to a record, in the order of interactions.
    List<Lake.Entry> between(long after, long upTo, int limit) {
        return sql.sql(AFTER)
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, _) ->
                        new Lake.Entry(
                                row.getLong("placed"), row.getLong("record"), reader.read(row)))
                .list();
    }

    /// Interactions that left their record, in the same order.
    List<Lake.Gone> left(long after, long upTo) {
        return sql.sql(LEFT)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Lake.Gone(row.getLong("placed"), row.getLong("position")))
                .list();
    }

    /// Which customer each record belongs to.
    List<Lake.Owner> owners() {
        return sql.sql("select record, customer from resolve.customer_of")
                .withFetchSize(ROWS_AT_ONCE * 5)
                .query((row, _) -> new Lake.Owner(row.getLong("record"), row.getLong("customer")))
                .list();
    }

    /// The facts that belong to nobody yet, with money or not.
    List<Fact> ofNobody() {
        return sql.sql(
                        "select "
                                + FactReader.COLUMNS
                                + " from ingest.interaction happened where happened.record is null")
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, _) -> reader.read(row))
                .list();
    }

    /// What it cost to win these customers, where it is known: on the day since which they are
    /// customers, or else that of the record which tells the cost.
    Map<Long, Acquisition> acquisition(Collection<CustomerId> customers) {
        var costs = new HashMap<Long, Acquisition>();
        sql.sql(ACQUISITION)
                .param("customers", serials(customers))
                .query(row -> {
                    var text = row.getString("cost");
                    var cost = text == null ? null : new BigDecimal(text);
                    if (cost != null && cost.signum() > 0 && ValueSettings.counts(cost)) {
                        costs.put(
                                row.getLong("customer"),
                                new Acquisition(settings.minor(cost), won(row)));
                    }
                });
        return costs;
    }

    /// Of a record without a time nothing is known.
    private static @Nullable LocalDate won(ResultSet row) throws SQLException {
        var since = row.getString("since");
        return since == null ? row.getObject("day", LocalDate.class) : LocalDate.parse(since);
    }

    static long[] serials(Collection<CustomerId> customers) {
        return customers.stream().mapToLong(CustomerId::serial).toArray();
    }
}
