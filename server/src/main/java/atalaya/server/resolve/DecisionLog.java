package atalaya.server.resolve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people decided, as it is kept in table `resolve.decision`.
@Component
final class DecisionLog {

    private static final String READ =
            """
            select decision, kind, left_records, right_records, left_customer, right_customer,
                   author, at, reason, withdrawn_by, withdrawn_at, withdrawn_reason
              from resolve.decision
            """;

    private static final String APPEND =
            """
            insert into resolve.decision
                   (decision, kind, left_records, right_records, left_customer, right_customer,
                    author, at, reason)
            select coalesce(max(decision), 0) + 1, :kind, :left, :right, :leftCustomer,
                   :rightCustomer, :author, :at, :reason
              from resolve.decision
            returning decision
            """;

    private static final String WITHDRAW =
            """
            update resolve.decision
               set withdrawn_by = :author, withdrawn_at = :at, withdrawn_reason = :reason
             where decision = :decision and withdrawn_at is null
            """;

    private final JdbcClient sql;

    DecisionLog(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that hold, oldest first.
    List<Decision> holding() {
        return sql.sql(READ + "where withdrawn_at is null order by decision")
                .query(DecisionLog::decision)
                .list();
    }

    Optional<Decision> find(long number) {
        return sql.sql(READ + "where decision = :decision")
                .param("decision", number)
                .query(DecisionLog::decision)
                .optional();
    }

    /// Those that speak of any of these records, oldest first.
    List<Decision> of(Collection<Long> records) {
        return sql.sql(
                        READ
                                + "where left_records && :records or right_records && :records"
                                + " order by decision")
                .param("records", Numbers.array(records))
                .query(DecisionLog::decision)
                .list();
    }

    Optional<Decision> latestOf(String author) {
        return sql.sql(
                        READ
                                + "where author = :author and withdrawn_at is null"
                                + " order by decision desc limit 1")
                .param("author", author)
                .query(DecisionLog::decision)
                .optional();
    }

    /// The number of the new decision. The caller holds the room's lock.
    long append(Decision decision) {
        return sql.sql(APPEND)
                .param("kind", decision.kind().name())
                .param("left", Numbers.array(decision.left()))
                .param("right", Numbers.array(decision.right()))
                .param("leftCustomer", decision.leftCustomer().serial())
                .param("rightCustomer", decision.rightCustomer().serial())
                .param("author", decision.author())
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .param("reason", decision.reason())
                .query(Long.class)
                .single();
    }

    /// Ties more records to a merge whose first ones did not bring all of both customers along.
    void extend(long number, Collection<Long> right) {
        sql.sql("update resolve.decision set right_records = :right where decision = :decision")
                .param("right", Numbers.array(right))
                .param("decision", number)
                .update();
    }

    /// Whether the decision held until now.
    boolean withdraw(long number, Decision.Withdrawal withdrawal) {
        return sql.sql(WITHDRAW)
                        .param("decision", number)
                        .param("author", withdrawal.author())
                        .param("at", withdrawal.at().atOffset(ZoneOffset.UTC))
                        .param("reason", withdrawal.reason())
                        .update()
                == 1;
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getLong("decision"),
                Decision.Kind.valueOf(row.getString("kind")),
                Numbers.list(row.getArray("left_records")),
                Numbers.list(row.getArray("right_records")),
                new CustomerId(row.getLong("left_customer")),
                new CustomerId(row.getLong("right_customer")),
                row.getString("author"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                withdrawal(row));
    }

    private static Decision.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        var at = row.getObject("withdrawn_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Decision.Withdrawal(
                        row.getString("withdrawn_by"),
                        at.toInstant(),
                        row.getString("withdrawn_reason"));
    }
}
