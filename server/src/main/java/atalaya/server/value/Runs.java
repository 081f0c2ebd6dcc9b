package atalaya.server.value;

import atalaya.insight.value.BuyingFit;
import atalaya.insight.value.Dropout;
import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.SpendFit;
import atalaya.insight.value.SpendHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The runs published so far, in table `value.run`.
@Component
public class Runs {

    private static final int FEWEST_SPENDERS = 3;

    /// With so many, standard errors are a ninth of what the 2,357 buyers of CDNOW leave, which is
    /// far below what the model itself simplifies: more make the fit slower, not better.
    private static final int MOST_FITTED = 200_000;

    private static final String LATEST =
            """
            select run, until, published_at, customers, parameters::text as parameters
              from value.run order by run desc limit 1
            """;

    private static final String PUBLISH =
            """
            insert into value.run (run, until, published_at, customers, parameters)
            select coalesce(max(run), 0) + 1, :until, now(), :customers, :parameters::jsonb
              from value.run
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final ValueSettings settings;

    Runs(JdbcClient sql, ValueSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /// The one in force; empty before the first.
    public Optional<Run> latest() {
        return sql.sql(LATEST).query((row, _) -> read(row)).optional();
    }

    /// What is known of the buying of one customer.
    record Buyer(Rfm rfm, RepeatHistory history, Optional<SpendHistory> spent) {}

    /// Learns from all buyers and publishes what was learned.
    Run publish(List<Buyer> buyers, int customers, LocalDate until) {
        var parameters = learn(buyers, settings);
        sql.sql(PUBLISH)
                .param("until", until)
                .param("customers", customers)
                .param("parameters", JSON.writeValueAsString(parameters))
                .update();
        return latest().orElseThrow();
    }

    static Run.Parameters learn(List<Buyer> buyers, ValueSettings settings) {
        var cuts = Rfm.cuts(buyers.stream().map(Buyer::rfm).toList());
        var some = evenly(buyers);
        var spenders = new ArrayList<SpendHistory>();
        some.forEach(buyer -> buyer.spent().ifPresent(spenders::add));
        var buying =
                some.isEmpty()
                        ? null
                        : BuyingFit.of(
                                Dropout.AFTER_ANY, some.stream().map(Buyer::history).toList());
        var spend = spenders.size() < FEWEST_SPENDERS ? null : SpendFit.of(spenders);
        return new Run.Parameters(
                cuts,
                buying == null ? null : buying.model(),
                buying == null ? null : buying.finding(),
                spend == null ? null : spend.model(),
                spend == null ? null : spend.finding(),
                plainWorth(buyers, settings),
                settings);
    }

    /// Those that models are fitted to: every so manyth, from the first to the last.
    private static List<Buyer> evenly(List<Buyer> buyers) {
        if (buyers.size() <= MOST_FITTED) {
            return buyers;
        }
        return IntStream.range(0, MOST_FITTED)
                .mapToObj(i -> buyers.get((int) ((long) i * buyers.size() / MOST_FITTED)))
                .toList();
    }

    /// What a day of buying is worth in the mean of all, in units of money; never under 0.
    private static double plainWorth(List<Buyer> buyers, ValueSettings settings) {
        double worth = 0;
        double purchases = 0;
        for (var buyer : buyers) {
            worth += buyer.rfm().worth() / settings.minorUnits();
            purchases += buyer.rfm().purchases();
        }
        return purchases == 0 ? 0 : Math.max(0, worth / purchases);
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getInt("run"),
                Objects.requireNonNull(row.getObject("until", LocalDate.class)),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getInt("customers"),
                JSON.readValue(row.getString("parameters"), Run.Parameters.class));
    }
}
