package atalaya.server.resolve;

import atalaya.identity.match.MatchScore;
import atalaya.identity.record.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The unsure pairs with what people did about them, in tables `resolve.link` and `resolve.review`.
@Component
final class AskedPairs {

    /// The strongest unsure pair of each two customers that nobody has decided.
    private static final String WAITING =
            """
            with waiting as (
                select distinct on (least(l.customer, r.customer), greatest(l.customer, r.customer))
                       left_record, right_record, millibits, link.at,
                       l.customer as left_customer, r.customer as right_customer,
                       ls.source as left_source, ls.key as left_key,
                       rs.source as right_source, rs.key as right_key,
                       case when claimed_until > now() then claimed_by end as claimed_by,
                       claimed_until,
                       coalesce(doubted_by, '{}') as doubted_by,
                       coalesce(skipped_by, '{}') as skipped_by
                  from resolve.link
                  join resolve.customer_of l on l.record = left_record
                  join resolve.customer_of r on r.record = right_record
                  join resolve.standard_record ls on ls.record = left_record
                  join resolve.standard_record rs on rs.record = right_record
                  left join resolve.review using (left_record, right_record)
                 where not same and l.customer <> r.customer and decision is null
                   and not ls.retired and not rs.retired
                   and ls.type <> 'LEAF' and rs.type <> 'LEAF'
                 order by least(l.customer, r.customer), greatest(l.customer, r.customer),
                          millibits desc, left_record, right_record
            )
            """;

    private static final String QUEUE =
            WAITING
                    + """
                    select * from waiting
                     where (claimed_by is null or claimed_by = :reader)
                       and not :reader = any(doubted_by)
                     order by :reader = any(skipped_by), millibits desc, left_record, right_record
                     limit :limit
                    """;

    private static final String FIND =
            WAITING + "select * from waiting where left_record = :left and right_record = :right";

    private static final String CLAIM =
            """
            insert into resolve.review as stored
                   (left_record, right_record, claimed_by, claimed_until)
            select left_record, right_record, :author, now() + interval '30 minutes'
              from unnest(:lefts::bigint[], :rights::bigint[]) as given (left_record, right_record)
                on conflict (left_record, right_record) do update
               set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
             where stored.claimed_by is null or stored.claimed_by = excluded.claimed_by
                   or stored.claimed_until < now()
            """;

    private static final String NOTE =
            """
            insert into resolve.review as stored (left_record, right_record, %1$s)
            values (:left, :right, array[:author])
                on conflict (left_record, right_record) do update
               set %1$s = array_append(array_remove(stored.%1$s, :author), :author),
                   claimed_by = null, claimed_until = null
            """;

    private static final String CLOSE =
            """
            insert into resolve.review as stored (left_record, right_record, decision)
            select left_record, right_record, :decision
              from resolve.link
             where not same
               and (left_record = any(:ours) and right_record = any(:theirs)
                    or left_record = any(:theirs) and right_record = any(:ours))
                on conflict (left_record, right_record) do update
               set decision = excluded.decision, claimed_by = null, claimed_until = null
            """;

    private final JdbcClient sql;

    AskedPairs(JdbcClient sql) {
        this.sql = sql;
    }

    long count() {
        return sql.sql(WAITING + "select count(*) from waiting").query(Long.class).single();
    }

    List<ReviewCase> queue(String reader, int limit) {
        return sql.sql(QUEUE)
                .param("reader", reader)
                .param("limit", limit)
                .query(AskedPairs::asked)
                .list();
    }

    Optional<ReviewCase> find(Pair pair) {
        return sql.sql(FIND)
                .param("left", pair.left())
                .param("right", pair.right())
                .query(AskedPairs::asked)
                .optional();
    }

    void claim(Collection<Pair> pairs, String author) {
        sql.sql(CLAIM)
                .param("author", author)
                .param("lefts", Numbers.array(pairs, Pair::left))
                .param("rights", Numbers.array(pairs, Pair::right))
                .update();
    }

    void skip(Pair pair, String author) {
        note("skipped_by", pair, author);
    }

    void doubt(Pair pair, String author) {
        note("doubted_by", pair, author);
    }

    /// Takes what was asked about two customers off the queue, for good while the decision holds.
    void close(Collection<Long> ours, Collection<Long> theirs, long decision) {
        sql.sql(CLOSE)
                .param("decision", decision)
                .param("ours", Numbers.array(ours))
                .param("theirs", Numbers.array(theirs))
                .update();
    }

    void reopen(long decision) {
        sql.sql("update resolve.review set decision = null where decision = :decision")
                .param("decision", decision)
                .update();
    }

    private void note(String column, Pair pair, String author) {
        sql.sql(NOTE.formatted(column))
                .param("left", pair.left())
                .param("right", pair.right())
                .param("author", author)
                .update();
    }

    private static ReviewCase asked(ResultSet row, int number) throws SQLException {
        int millibits = row.getInt("millibits");
        var claimedBy = row.getString("claimed_by");
        var until = row.getObject("claimed_until", OffsetDateTime.class);
        return new ReviewCase(
                row.getLong("left_record"),
                row.getLong("right_record"),
                new SourceKey(row.getString("left_source"), row.getString("left_key")),
                new SourceKey(row.getString("right_source"), row.getString("right_key")),
                new CustomerId(row.getLong("left_customer")),
                new CustomerId(row.getLong("right_customer")),
                millibits,
                new MatchScore(millibits, List.of()).probability(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ((String[]) row.getArray("doubted_by").getArray()).length,
                claimedBy,
                claimedBy == null || until == null ? null : until.toInstant());
    }
}
