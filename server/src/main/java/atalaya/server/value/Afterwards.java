package atalaya.server.value;

import atalaya.insight.risk.RiskDifference;
import atalaya.insight.risk.RiskDifference.Stratum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether those behind a row of the scorecard buy again within 90 days as often as comparable
/// customers: those of the same row for whom all went well, with as many days of purchase in the
/// year before, and as lately. What was put right later had still gone wrong, and whoever meets
/// with it later is still one for whom it went well: what was not known by then is not looked at,
/// which makes differences rather too small than too large. Seasons are not told apart.
///
/// A customer counts once in a row, by the first that happened to them in the period, and only
/// where the 90 days are over.
@Component
final class Afterwards {

    private static final String STRATA =
            """
            with happened_once as materialized (%1$s),
            first as (
                select distinct on (label, customer) label, customer, bad, at + %2$s as known_at
                  from happened_once
                 where customer is not null and at + %2$s <= :now - interval '90 days'
                 order by label, customer, at, bad desc
            ),
            bought as materialized (
                select place.customer, sale.at
                  from ingest.interaction sale
                  join resolve.customer_of place on place.record = sale.record
                 where sale.type = 'Order Completed'
                   and sale.at > :from - interval '365 days' and sale.at <= :now
                   and place.customer in (select customer from first)
            ),
            history as (
                select label, customer, bad,
                       count(distinct bought.at::date)
                           filter (where bought.at <= known_at
                                     and bought.at > known_at - interval '365 days') as days,
                       coalesce(bool_or(bought.at <= known_at
                                        and bought.at > known_at - interval '90 days'), false)
                           as lately,
                       coalesce(bool_or(bought.at > known_at
                                        and bought.at <= known_at + interval '90 days'), false)
                           as again
                  from first left join bought using (customer)
                 group by label, customer, bad
            )
            select label, count(*) filter (where bad) as exposed,
                   count(*) filter (where bad and again) as exposed_after,
                   count(*) filter (where not bad) as comparable,
                   count(*) filter (where not bad and again) as comparable_after
              from history
             group by label, width_bucket(days::int, array[0, 1, 2, 4]), lately
            """;

    private final JdbcClient sql;

    Afterwards(JdbcClient sql) {
        this.sql = sql;
    }

    /// The difference by the label of a row; rows of too few are absent.
    ///
    /// @param happened what the board counts, as a query
    /// @param known how long after it happened it is known whether it went wrong, as an interval
    /// @param period the parameters of that query
    Map<String, RiskDifference> of(String happened, String known, Map<String, Object> period) {
        var strata = new HashMap<String, List<Stratum>>();
        sql.sql(STRATA.formatted(happened, known))
                .params(period)
                .query(row -> {
                    strata.computeIfAbsent(row.getString("label"), _ -> new ArrayList<>())
                            .add(
                                    new Stratum(
                                            row.getLong("exposed"),
                                            row.getLong("exposed_after"),
                                            row.getLong("comparable"),
                                            row.getLong("comparable_after")));
                });
        var differences = new HashMap<String, RiskDifference>();
        strata.forEach((label, some) ->
                RiskDifference.of(some).ifPresent(found -> differences.put(label, found)));
        return differences;
    }
}
