package atalaya.server.value;

import atalaya.server.ingest.Sources;
import atalaya.server.store.Fresh;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills the scorecard of the back office from the interactions of 12 months.
@Component
public class Scorecards {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final Duration A_YEAR = Duration.ofDays(365);

    /// Each thing that happened, whether it went wrong, and whose it is.
    private static final String HAPPENED =
            """
            select %s as label, %s as bad, place.customer, happened.at,
                   case when coalesce(happened.properties ->> 'monthlyCost', '') ~ '^[0-9]{1,6}([.][0-9]{1,2})?$'
                        then (happened.properties ->> 'monthlyCost')::numeric else 0 end as cost
              from ingest.interaction happened
              left join resolve.customer_of place on place.record = happened.record
             where %s and happened.at > :from and happened.at <= :now
            """;

    private static final String BOARD =
            """
            with happened_once as materialized (%s),
            counted as (
                select label, count(*) as many, count(*) filter (where bad) as bad,
                       coalesce(sum(cost) filter (where bad), 0) as cost
                  from happened_once group by label
            ),
            people as (
                select label, count(*) as customers, coalesce(sum(potential), 0) as at_risk
                  from (select distinct label, customer from happened_once
                         where bad and customer is not null) as behind
                  left join value.figure using (customer)
                 group by label
            )
            select counted.label, many, bad, cost, coalesce(customers, 0) as customers,
                   coalesce(at_risk, 0) as at_risk
              from counted left join people using (label)
             order by case when :ordered then lpad(label, 4, '0') end, bad desc, label limit 24
            """;

    private static final String ABANDONERS =
            """
            select count(distinct place.customer)
              from ingest.interaction happened
              join resolve.customer_of place on place.record = happened.record
             where happened.type = 'Call Abandoned' and happened.at > :from and happened.at <= :now
            """;

    private final JdbcClient sql;
    private final ValueSettings settings;
    private final InstantSource time;
    private final Afterwards afterwards;
    private final Sources sources;
    private final Fresh<Scorecard> fresh = new Fresh<>(this::fill, GOOD_FOR);

    Scorecards(
            JdbcClient sql,
            ValueSettings settings,
            InstantSource time,
            Afterwards afterwards,
            Sources sources) {
        this.sql = sql;
        this.settings = settings;
        this.time = time;
        this.afterwards = afterwards;
        this.sources = sources;
    }

    /// As it stands now, or stood a minute ago.
    public Scorecard now() {
        return fresh.get();
    }

    private Scorecard fill() {
        var period = period();
        return new Scorecard(
                Arrays.stream(Scorecard.Board.values())
                        .map(board -> new Scorecard.Filled(board, rows(board, period)))
                        .filter(filled -> !filled.rows().isEmpty())
                        .toList(),
                sql.sql(ABANDONERS).params(period).query(Long.class).single());
    }

    private List<Scorecard.Row> rows(Scorecard.Board board, Map<String, Object> period) {
        var after = afterwards.of(happened(board, board.badThen()), board.known(), period);
        return sql.sql(BOARD.formatted(happened(board, board.bad())))
                .params(period)
                .param("ordered", board.isOrdered())
                .query((row, _) ->
                        new Scorecard.Row(
                                row.getString("label"),
                                row.getLong("many"),
                                row.getLong("bad"),
                                row.getLong("customers"),
                                row.getLong("at_risk"),
                                settings.minor(row.getBigDecimal("cost")),
                                after.get(row.getString("label"))))
                .list();
    }

    private static String happened(Scorecard.Board board, String bad) {
        return HAPPENED.formatted(board.label(), bad, board.which());
    }

    /// Those behind a row, as a query of their numbers with the parameter `label`.
    static String behind(Scorecard.Board board) {
        return "select customer from (%s) as happened_once where bad and label = :label"
                .formatted(happened(board, board.bad()));
    }

    Map<String, Object> period() {
        var now = time.instant();
        var period = new HashMap<String, Object>();
        period.put("now", now.atOffset(ZoneOffset.UTC));
        period.put("from", now.minus(A_YEAR).atOffset(ZoneOffset.UTC));
        period.put("returnDays", settings.returnDays());
        var zones = sources.zones();
        period.put("sources", zones.keySet().toArray(String[]::new));
        period.put("zones", zones.values().stream().map(ZoneId::getId).toArray(String[]::new));
        return period;
    }
}
