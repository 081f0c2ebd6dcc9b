package atalaya.server.resolve;

import atalaya.identity.record.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Pairs decided before, shown again to somebody who is not told how: what they say then measures
/// how right people and the model are. Table `resolve.second_look`.
///
/// A second look changes no customer.
@Component
public class SecondLooks {

    private static final String FROM_DECISIONS =
            """
            select l.record as left_record, r.record as right_record,
                   l.source as left_source, l.key as left_key,
                   r.source as right_source, r.key as right_key,
                   kind = 'MERGE' as same, d.decision
              from resolve.decision d
              join resolve.standard_record l on l.record = left_records[1]
              join resolve.standard_record r on r.record = right_records[1]
             where kind <> 'SPLIT' and withdrawn_at is null and not l.retired and not r.retired
            """;

    private static final String FROM_LINKS =
            """
            select l.record as left_record, r.record as right_record,
                   l.source as left_source, l.key as left_key,
                   r.source as right_source, r.key as right_key,
                   true as same, null::bigint as decision
              from resolve.link
              join resolve.standard_record l on l.record = left_record
              join resolve.standard_record r on r.record = right_record
             where same and l.type <> 'LEAF' and r.type <> 'LEAF' and not l.retired and not r.retired
            """;

    private static final String THIS = " and l.record = :left and r.record = :right limit 1";

    private static final String UNSEEN =
            """
             and not exists (select from resolve.second_look s
                              where s.author = :author
                                and s.left_record = l.record and s.right_record = r.record)
            """;

    /// From a place by chance on, and round.
    private static final String DECIDED =
            FROM_DECISIONS
                    + UNSEEN
                    + """
                     order by d.decision
                              < :from * (select coalesce(max(decision), 0) from resolve.decision),
                              d.decision
                     limit 1
                    """;

    private static final String JOINED =
            FROM_LINKS
                    + UNSEEN
                    + """
                     and left_record
                         >= :from * (select coalesce(max(left_record), 0) from resolve.link)
                     order by left_record, right_record
                     limit 1
                    """;

    private static final String SAVE =
            """
            insert into resolve.second_look
                   (left_record, right_record, author, at, same, first_same, decision)
            values (:left, :right, :author, :at, :same, :firstSame, :decision)
                on conflict (left_record, right_record, author) do nothing
            """;

    private static final String AGREEMENT =
            """
            select count(*) filter (where decision is not null) as people,
                   count(*) filter (where decision is not null and same = first_same) as people_agreed,
                   count(*) filter (where decision is null) as model,
                   count(*) filter (where decision is null and same = first_same) as model_agreed
              from resolve.second_look
             where same is not null
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    SecondLooks(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /// A pair decided before.
    ///
    /// @param same how it was decided
    /// @param decision the person's, or null where the model did
    public record Sample(
            long left,
            long right,
            SourceKey leftKey,
            SourceKey rightKey,
            boolean same,
            @Nullable Long decision) {}

    /// How often second looks agreed with the first.
    ///
    /// @param people of pairs a person had decided, how many were looked at again
    /// @param model of pairs the model had joined
    public record Agreement(long people, long peopleAgreed, long model, long modelAgreed) {}

    /// A pair this person has not looked at a second time, by turns one that people decided and one
    /// that the model joined, drawn at random.
    public Optional<Sample> draw(String author, RandomGenerator chance) {
        boolean people = chance.nextBoolean();
        return pick(people ? DECIDED : JOINED, author, chance)
                .or(() -> pick(people ? JOINED : DECIDED, author, chance));
    }

    private Optional<Sample> pick(String from, String author, RandomGenerator chance) {
        return sql.sql(from)
                .param("author", author)
                .param("from", chance.nextDouble())
                .query(SecondLooks::read)
                .optional();
    }

    /// The pair of these two records as it stands decided.
    public Optional<Sample> find(long left, long right) {
        return find(FROM_DECISIONS, left, right).or(() -> find(FROM_LINKS, left, right));
    }

    private Optional<Sample> find(String from, long left, long right) {
        return sql.sql(from + THIS)
                .param("left", left)
                .param("right", right)
                .query(SecondLooks::read)
                .optional();
    }

    private static Sample read(ResultSet row, int number) throws SQLException {
        return new Sample(
                row.getLong("left_record"),
                row.getLong("right_record"),
                new SourceKey(row.getString("left_source"), row.getString("left_key")),
                new SourceKey(row.getString("right_source"), row.getString("right_key")),
                row.getBoolean("same"),
                row.getObject("decision", Long.class));
    }

    /// Keeps what somebody said of a pair.
    ///
    /// @param same null where they could not tell
    public void keep(Sample sample, String author, @Nullable Boolean same) {
        sql.sql(SAVE)
                .param("left", sample.left())
                .param("right", sample.right())
                .param("author", author)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .param("same", same)
                .param("firstSame", sample.same())
                .param("decision", sample.decision())
                .update();
    }

    /// How many this person made since a moment.
    public long since(String author, Instant since) {
        return sql.sql(
                        "select count(*) from resolve.second_look where author = :author and at >= :since")
                .param("author", author)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    public Agreement agreement() {
        return sql.sql(AGREEMENT)
                .query((row, _) ->
                        new Agreement(
                                row.getLong("people"),
                                row.getLong("people_agreed"),
                                row.getLong("model"),
                                row.getLong("model_agreed")))
                .single();
    }
}
