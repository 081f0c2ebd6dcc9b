package atalaya.server.resolve;

import atalaya.identity.match.MatchScore;
import atalaya.identity.match.Verdict;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Standardizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the customers that a record would join or be asked about, before anybody creates it
/// anywhere: a duplicate that is not made needs no cure. Nothing is stored.
@Component
public class Lookalikes {

    /// Records that share a key no more common than the model compares.
    private static final String SHARING =
            """
            select held.record
              from unnest((select :keys::bigint[])) as given (key)
             cross join lateral (select array_agg(sharing.record) as records
                                   from (select record from resolve.blocking_key stored
                                          where stored.key = given.key
                                          limit :limit + 1) as sharing) as block
             cross join lateral unnest(block.records) as held (record)
             where cardinality(block.records) <= :limit
             group by held.record
             order by count(*) desc, held.record
             limit :most
            """;

    /// More than these are not judged; those that share the most keys come first.
    private static final int MOST_JUDGED = 500;

    private final JdbcClient sql;
    private final Models models;
    private final Holders holders;
    private final StandardRecords standards;
    private final Customers customers;

    Lookalikes(
            JdbcClient sql,
            Models models,
            Holders holders,
            StandardRecords standards,
            Customers customers) {
        this.sql = sql;
        this.models = models;
        this.holders = holders;
        this.standards = standards;
        this.customers = customers;
    }

    /// A customer that a record may be of.
    ///
    /// @param record the customer's record that resembles it most
    /// @param same whether the record would join the customer; else a person would be asked
    /// @param score with its evidence, the newcomer on the left
    public record Lookalike(
            CustomerId customer, SourceKey record, boolean same, MatchScore score) {}

    /// The likeliest first, each customer once.
    ///
    /// @param newcomer of a source and key that need not exist
    public List<Lookalike> of(SourceRecord newcomer, int limit) {
        var model = models.current();
        var standard = Standardizer.standardize(newcomer);
        var keys = model.keys(standard).stream().mapToLong(key -> key.hash()).toArray();
        var sharing =
                sql.sql(SHARING)
                        .param("keys", keys)
                        .param("limit", model.keyLimit())
                        .param("most", MOST_JUDGED)
                        .query((row, _) -> row.getLong("record"))
                        .list();
        var hubs = holders.hubs(model.hubLimit());
        var best = new HashMap<CustomerId, Lookalike>();
        var customerOf = customers.of(sharing);
        for (var standing : standards.load(sharing)) {
            var customer = customerOf.get(standing.record());
            if (customer == null || standing.follows()) {
                continue;
            }
            var verdict =
                    model.judge(
                            standard,
                            standing.standard(),
                            identifier -> hubs.contains(Holders.hash(identifier)));
            switch (verdict) {
                case Verdict.Same(var score) -> keep(best, customer, standing, true, score);
                case Verdict.Unsure(var score) -> keep(best, customer, standing, false, score);
                case Verdict.Different _ -> {}
            }
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparing((Lookalike one) -> -one.score.millibits())
                                .thenComparing(Lookalike::customer))
                .limit(limit)
                .toList();
    }

    private static void keep(
            Map<CustomerId, Lookalike> best,
            CustomerId customer,
            Standing standing,
            boolean same,
            MatchScore score) {
        best.merge(
                customer,
                new Lookalike(customer, standing.standard().key(), same, score),
                (one, other) -> one.score.millibits() >= other.score.millibits() ? one : other);
    }
}
