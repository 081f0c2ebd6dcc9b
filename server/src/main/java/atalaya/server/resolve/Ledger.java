package atalaya.server.resolve;

import atalaya.identity.cluster.ClusterChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened to customers, append only, in table `resolve.change`. Later rooms follow it by
/// position, which is the order of commits.
@Component
public class Ledger {

    private static final String APPEND =
            """
            insert into resolve.change (position, at, kind, customer, other, records, cause, decision)
            select position, now(), kind, customer, nullif(other, 0), records::bigint[], :cause,
                   cast(:decision as bigint)
              from unnest((select :positions::bigint[]), (select :kinds::text[]),
                          (select :customers::bigint[]), (select :others::bigint[]),
                          (select :records::text[]))
                as given (position, kind, customer, other, records)
            """;

    private static final String COLUMNS =
            "select position, at, kind, customer, other, records, cause, decision from resolve.change ";

    private static final String AFTER =
            COLUMNS + "where position > :position order by position limit :limit";

    /// Follows merges backwards: what was told of the customers that this one took in belongs to
    /// its story too.
    private static final String OF =
            """
            with recursive known (customer) as (
                select :customer::bigint
                 union
                select change.other
                  from known join resolve.change on change.customer = known.customer
                 where change.other is not null
            )
            """
                    + COLUMNS
                    + "where customer in (select customer from known) order by position limit 1000";

    private final JdbcClient sql;

    Ledger(JdbcClient sql) {
        this.sql = sql;
    }

    /// The entries that follow a position.
    public List<LedgerEntry> after(long position, int limit) {
        return sql.sql(AFTER)
                .param("position", position)
                .param("limit", limit)
                .query(Ledger::entry)
                .list();
    }

    /// The position of the last entry; 0 while no record was ever placed.
    public long head() {
        return sql.sql("select last_change from resolve.progress").query(Long.class).single();
    }

    /// The position in the record log up to which every record has its customer.
    public long placedUpTo() {
        return sql.sql("select position from resolve.progress").query(Long.class).single();
    }

    /// The entries that tell of a customer, or of one it took in, oldest first; at most 1,000.
    public List<LedgerEntry> of(CustomerId customer) {
        return sql.sql(OF).param("customer", customer.serial()).query(Ledger::entry).list();
    }

    /// The entries a decision caused, by its making and by its withdrawal.
    List<LedgerEntry> between(long afterPosition, long upTo) {
        return sql.sql(COLUMNS + "where position > :after and position <= :upTo order by position")
                .param("after", afterPosition)
                .param("upTo", upTo)
                .query(Ledger::entry)
                .list();
    }

    /// Appends changes after a position, under the room's lock, and returns the last position.
    long append(
            long position,
            Collection<ClusterChange> changes,
            LedgerEntry.Cause cause,
            @Nullable Long decision) {
        if (changes.isEmpty()) {
            return position;
        }
        var positions = new ArrayList<Long>();
        for (int i = 1; i <= changes.size(); i++) {
            positions.add(position + i);
        }
        sql.sql(APPEND)
                .param("cause", cause.name())
                .param("decision", decision)
                .param("positions", Numbers.array(positions))
                .param("kinds", changes.stream().map(Ledger::kind).toArray(String[]::new))
                .param("customers", Numbers.array(changes, ClusterChange::customer))
                .param("others", Numbers.array(changes, Ledger::other))
                .param(
                        "records",
                        changes.stream()
                                .map(change -> Numbers.literal(Numbers.array(records(change))))
                                .toArray(String[]::new))
                .update();
        return positions.getLast();
    }

    static String kind(ClusterChange change) {
        return switch (change) {
            case ClusterChange.Founded _ -> "FOUNDED";
            case ClusterChange.Joined _ -> "JOINED";
            case ClusterChange.Moved _ -> "MOVED";
            case ClusterChange.Merged _ -> "MERGED";
            case ClusterChange.Split _ -> "SPLIT";
            case ClusterChange.Dissolved _ -> "DISSOLVED";
        };
    }

    /// The records that moved; none for a customer that dissolved.
    static List<Long> records(ClusterChange change) {
        return switch (change) {
            case ClusterChange.Founded(_, var records) -> records;
            case ClusterChange.Joined(_, var records) -> records;
            case ClusterChange.Moved(_, _, var records) -> records;
            case ClusterChange.Merged(_, _, var records) -> records;
            case ClusterChange.Split(_, _, var records) -> records;
            case ClusterChange.Dissolved _ -> List.of();
        };
    }

    /// The customer that lost records; 0 where there is none.
    static long other(ClusterChange change) {
        return switch (change) {
            case ClusterChange.Moved(_, var from, _) -> from;
            case ClusterChange.Merged(_, var absorbed, _) -> absorbed;
            case ClusterChange.Split(_, var from, _) -> from;
            case ClusterChange.Founded _, ClusterChange.Joined _, ClusterChange.Dissolved _ -> 0;
        };
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        long decision = row.getLong("decision");
        var caused = row.wasNull() ? null : (Long) decision;
        return new LedgerEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                LedgerEntry.Cause.valueOf(row.getString("cause")),
                change(row),
                caused);
    }

    private static ClusterChange change(ResultSet row) throws SQLException {
        long customer = row.getLong("customer");
        long other = row.getLong("other");
        var records = Numbers.list(row.getArray("records"));
        var kind = row.getString("kind");
        return switch (kind) {
            case "FOUNDED" -> new ClusterChange.Founded(customer, records);
            case "JOINED" -> new ClusterChange.Joined(customer, records);
            case "MOVED" -> new ClusterChange.Moved(customer, other, records);
            case "MERGED" -> new ClusterChange.Merged(customer, other, records);
            case "SPLIT" -> new ClusterChange.Split(customer, other, records);
            case "DISSOLVED" -> new ClusterChange.Dissolved(customer);
            default -> throw new IllegalStateException("Unknown kind of change: " + kind);
        };
    }
}
