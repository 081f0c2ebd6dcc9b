package atalaya.server.quality;

import atalaya.server.resolve.ReviewCase;
import atalaya.server.resolve.Reviews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The questions in the order of what an answer is worth: those that would join two groups of
/// records first, then by doubt × what hangs on it.
///
/// Doubt is `4p(1 − p)`: 1 at 50 %, 0 where all is clear. What hangs on it is `1 + log2(1 +
/// records) + log2(1 + interactions) + log2(1 + value)`, of the smaller of the two customers, since
/// that much would change hands.
@Component
public class ReviewQueue {

    /// How many a person has before them, so that two people do not meet.
    public static final int LOT = 50;

    /// With fewer left, the next lot is taken.
    private static final int FEW = 6;

    private static final String FIND =
            """
            with question as (
                select q.*,
                       least(l.records, r.records) as records,
                       least(la.interactions, ra.interactions) as interactions,
                       coalesce(least(abs(lf.contribution), abs(rf.contribution)), 0) as value,
                       coalesce(least(l.records, r.records) > 1, false) as bridge,
                       case when l.golden #>> '{nationalId,text}' <> r.golden #>> '{nationalId,text}'
                              or l.golden #>> '{taxId,text}' <> r.golden #>> '{taxId,text}'
                            then 'DOCUMENT'
                            when l.golden #>> '{birthDate,text}' <> r.golden #>> '{birthDate,text}'
                            then 'BIRTH'
                            when l.sort_name <> r.sort_name then 'NAME'
                            when l.phone <> r.phone or l.email <> r.email then 'REACH'
                            else 'NOTHING' end as conflict,
                       1 / (1 + power(2, -q.millibits / 1000.0::double precision)) as sure
                  from resolve.question q
                  left join profile.profile l on l.customer = q.left_customer
                  left join profile.profile r on r.customer = q.right_customer
                  left join lateral (select coalesce(sum(did.interactions), 0) as interactions
                                       from resolve.customer_of place
                                       join profile.activity did using (record)
                                      where place.customer = q.left_customer) la on true
                  left join lateral (select coalesce(sum(did.interactions), 0) as interactions
                                       from resolve.customer_of place
                                       join profile.activity did using (record)
                                      where place.customer = q.right_customer) ra on true
                  left join value.figure lf on lf.customer = q.left_customer
                  left join value.figure rf on rf.customer = q.right_customer
                 where (claimed_by = :reader or claimed_by is null and not :mine)
                   and not :reader = any(doubted_by)
                   and (:skipped = (:reader = any(skipped_by)) or not :skipped)
                   and (:source::text is null or :source in (left_source, right_source))
                   and q.millibits between :low and :high
            )
            select *, 4 * sure * (1 - sure)
                      * (1 + ln(1 + coalesce(records, 0)) / ln(2)
                           + ln(1 + coalesce(interactions, 0)) / ln(2)
                           + ln(1 + value / 100.0) / ln(2)) as worth
              from question
             where :conflict::text is null or conflict = :conflict
             order by :reader = any(skipped_by), bridge desc, worth desc, left_record, right_record
             limit :limit
            """;

    private final Reviews reviews;
    private final JdbcClient sql;

    ReviewQueue(Reviews reviews, JdbcClient sql) {
        this.reviews = reviews;
        this.sql = sql;
    }

    /// Which questions a person wants to see.
    public enum Which {
        /// Any that is free.
        ALL,
        /// Those they have before them now.
        MINE,
        /// Those they skipped.
        SKIPPED
    }

    /// @param source one side is of it; null for any
    /// @param conflict what most speaks against; null for any
    /// @param fromPercent the least probability, from 0
    /// @param toPercent the greatest, to 100
    public record Filter(
            @Nullable String source,
            @Nullable Conflict conflict,
            int fromPercent,
            int toPercent,
            Which which) {

        public static final Filter NONE = new Filter(null, null, 0, 100, Which.ALL);

        private int lowMillibits() {
            return millibits(fromPercent);
        }

        private int highMillibits() {
            return millibits(toPercent);
        }

        private static int millibits(int percent) {
            if (percent <= 0) {
                return Integer.MIN_VALUE;
            }
            if (percent >= 100) {
                return Integer.MAX_VALUE;
            }
            return (int) Math.round(1000 * Math.log(percent / (100.0 - percent)) / Math.log(2));
        }
    }

    /// What this person has before them; where little is left, the next lot is claimed for them.
    public List<Question> lot(String reader, Filter filter) {
        var mine = find(reader, filter, true);
        if (mine.size() >= FEW || filter.which() == Which.MINE) {
            return mine;
        }
        var best = find(reader, filter, false);
        reviews.claim(reader, best.stream().map(Question::asked).toList());
        return find(reader, filter, true);
    }

    private List<Question> find(String reader, Filter filter, boolean mine) {
        return sql.sql(FIND)
                .param("reader", reader)
                .param("mine", mine)
                .param("skipped", filter.which() == Which.SKIPPED)
                .param("source", filter.source())
                .param("conflict", filter.conflict() == null ? null : filter.conflict().name())
                .param("low", filter.lowMillibits())
                .param("high", filter.highMillibits())
                .param("limit", LOT)
                .query(ReviewQueue::question)
                .list();
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                ReviewCase.read(row, number),
                row.getInt("records"),
                row.getLong("interactions"),
                row.getLong("value"),
                row.getBoolean("bridge"),
                Conflict.valueOf(row.getString("conflict")),
                row.getDouble("worth"));
    }
}
