package atalaya.server.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The unsure pairs with what people did about them, in view `resolve.question` and table
/// `resolve.review`.
@Component
final class AskedPairs {

    private static final String QUEUE =
            """
            select * from resolve.question
             where (claimed_by is null or claimed_by = :reader)
               and not :reader = any(doubted_by)
             order by :reader = any(skipped_by), millibits desc, left_record, right_record
             limit :limit
            """;

    private static final String FIND =
            "select * from resolve.question where left_record = :left and right_record = :right";

    private static final String CLAIM =
            """
            insert into resolve.review as stored
                   (left_record, right_record, claimed_by, claimed_until)
            select left_record, right_record, :author, now() + interval '30 minutes'
              from unnest((select :lefts::bigint[]), (select :rights::bigint[]))
                as given (left_record, right_record)
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
        return sql.sql("select count(*) from resolve.question").query(Long.class).single();
    }

    List<ReviewCase> queue(String reader, int limit) {
        return sql.sql(QUEUE)
                .param("reader", reader)
                .param("limit", limit)
                .query(ReviewCase::read)
                .list();
    }

    Optional<ReviewCase> find(Pair pair) {
        return sql.sql(FIND)
                .param("left", pair.left())
                .param("right", pair.right())
                .query(ReviewCase::read)
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
}
