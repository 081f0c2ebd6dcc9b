package atalaya.server.resolve;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The pairs the model is unsure about: those of different customers that nobody has decided. Of
/// each two customers the strongest pair is asked. What a person answered stays answered until new
/// data makes a new pair.
@Component
public class Reviews {

    private static final String ANSWERED =
            """
            select count(*) from resolve.decision
             where author = :author and at >= :since and kind <> 'SPLIT'
            """;

    private final AskedPairs asked;
    private final Decisions decisions;
    private final JdbcClient sql;

    Reviews(AskedPairs asked, Decisions decisions, JdbcClient sql) {
        this.asked = asked;
        this.decisions = decisions;
        this.sql = sql;
    }

    /// How many wait for an answer.
    public long pending() {
        return asked.count();
    }

    /// How many cases this person answered since a moment.
    public long answeredSince(String author, Instant since) {
        return sql.sql(ANSWERED)
                .param("author", author)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// The cases waiting, likeliest first, skipped ones last, those that others have before them
    /// left out; nothing is claimed.
    public List<ReviewCase> queue(String reader, int limit) {
        return asked.queue(reader, limit);
    }

    /// Claims cases for 30 minutes, so that two people do not meet; what another has stays theirs.
    public void claim(String author, List<ReviewCase> cases) {
        asked.claim(cases.stream().map(one -> new Pair(one.left(), one.right())).toList(), author);
    }

    /// One case by its two records, in either order; empty when it no longer waits.
    public Optional<ReviewCase> find(long left, long right) {
        return asked.find(Pair.of(left, right));
    }

    /// Puts a case at the end of this person's queue.
    public void skip(long left, long right, String author) {
        asked.skip(Pair.of(left, right), author);
    }

    /// Notes that this person could not tell; the case stays for others.
    public void doubt(long left, long right, String author) {
        asked.doubt(Pair.of(left, right), author);
    }

    /// Answers a case: merge, not the same or same household.
    public Effect answer(
            long left, long right, Decision.Kind answer, String author, String reason) {
        return decisions.answer(Pair.of(left, right), answer, author, reason);
    }
}
