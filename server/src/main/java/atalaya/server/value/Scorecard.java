package atalaya.server.value;

import atalaya.insight.risk.RiskDifference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the back office does to customers in 12 months: one board for each question, one row for
/// each part of it, worst first.
///
/// @param abandoners customers who abandoned at least one call
public record Scorecard(List<Filled> boards, long abandoners) {

    public Scorecard {
        boards = List.copyOf(boards);
    }

    /// A board with its rows.
    public record Filled(Board board, List<Row> rows) {}

    /// @param label as the source says it, or a word of ours; empty where nothing is said
    /// @param all how many there were
    /// @param bad how many of them went wrong
    /// @param customers behind those that went wrong, each once
    /// @param atRisk worth expected of their next 12 months, in minor units
    /// @param cost each month, in minor units; 0 where it has none
    /// @param after whether those behind what went wrong buy again within 90 days, against
    ///   comparable ones for whom it went well; null where they are too few to say
    public record Row(
            String label,
            long all,
            long bad,
            long customers,
            long atRisk,
            long cost,
            @Nullable RiskDifference after) {

        /// The share that went wrong.
        public double share() {
            return all == 0 ? 0 : (double) bad / all;
        }
    }

    /// The questions. Each says what it counts, what of it went wrong, and how it is parted.
    public enum Board {
        /// Calls that were abandoned, by queue.
        QUEUE(Sql.CALLS, Sql.ABANDONED, Sql.said("queue"), Sql.AT_ONCE),
        /// The same by hour of the day, where the source lives.
        HOUR(Sql.CALLS, Sql.ABANDONED, Sql.HOUR_OF, Sql.AT_ONCE),
        /// The same by how long they waited: `0`, `60`, `120`, `300`, `600` seconds or more.
        WAIT(Sql.CALLS, Sql.ABANDONED, Sql.WAITED, Sql.AT_ONCE),
        /// Returns not settled within their term, by where they stand.
        STEP(Sql.RETURNS, Sql.LATE, Sql.STEP_OF, Sql.TERM),
        /// The same by what was found to be wrong with the goods.
        DEFECT(Sql.RETURNS, Sql.LATE, Sql.said("defect"), Sql.TERM),
        /// Cards issued and not used after their days of grace, by the promotion that issued them.
        PROMOTION(Sql.CARDS, Sql.UNUSED, Sql.said("promotion"), Sql.GRACE, Sql.UNUSED_THEN),
        /// Complaints not resolved, by topic.
        TOPIC(Sql.CASES, Sql.UNRESOLVED, Sql.said("topic"), Sql.GRACE, Sql.UNRESOLVED_THEN);

        private final String which;
        private final String bad;
        private final String label;
        private final String known;
        private final String badThen;

        Board(String which, String bad, String label, String known) {
            this(which, bad, label, known, bad);
        }

        Board(String which, String bad, String label, String known, String badThen) {
            this.which = which;
            this.bad = bad;
            this.label = label;
            this.known = known;
            this.badThen = badThen;
        }

        /// Whether the rows have an order of their own, as hours have; others stand worst first.
        public boolean isOrdered() {
            return this == HOUR || this == WAIT;
        }

        String which() {
            return which;
        }

        String bad() {
            return bad;
        }

        String label() {
            return label;
        }

        /// How long after it happened it is known whether it went wrong.
        String known() {
            return known;
        }

        /// What went wrong as it was known then: where it was put right later, it had still gone
        /// wrong.
        String badThen() {
            return badThen;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Board> parse(String word) {
            return Arrays.stream(values()).filter(board -> board.word().equals(word)).findFirst();
        }
    }

    /// Conditions over `ingest.interaction`, called `happened`.
    private static final class Sql {
        static final String AT_ONCE = "interval '0'";
        static final String TERM = "make_interval(days => :returnDays)";
        static final String GRACE = "interval '30 days'";

        static final String CALLS = "happened.type in ('Call Ended', 'Call Abandoned')";
        static final String ABANDONED = "happened.type = 'Call Abandoned'";
        static final String RETURNS = "happened.type = 'Return Requested'";
        static final String CARDS = "happened.type = 'Card Issued'";
        static final String CASES = "happened.type = 'Case Opened'";

        static final String HOUR_OF =
                """
                to_char(happened.at at time zone coalesce(
                    (select place.zone from unnest(:sources, :zones) as place (source, zone)
                      where place.source = happened.source), 'UTC'), 'HH24')
                """;

        static final String WAITED =
                """
                (array['0', '60', '120', '300', '600'])[greatest(1, width_bucket(
                    case when coalesce(happened.properties ->> 'waitSeconds',
                                       happened.properties ->> 'wait_seconds', '') ~ '^[0-9]{1,6}$'
                         then coalesce(happened.properties ->> 'waitSeconds',
                                       happened.properties ->> 'wait_seconds')::int
                         else 0 end, array[0, 60, 120, 300, 600]))]
                """;

        static final String LATE =
                """
                coalesce((select min(later.at) from ingest.interaction later
                           where later.reference_kind = happened.reference_kind
                             and later.reference = happened.reference
                             and later.type in ('Return Refunded', 'Return Rejected')), :now)
                    > happened.at + make_interval(days => :returnDays)
                """;

        static final String STEP_OF =
                """
                coalesce((select max(case later.type when 'Return Received' then '2-received'
                                                     when 'Return Inspected' then '3-inspected'
                                                     else '4-settled' end)
                            from ingest.interaction later
                           where later.reference_kind = happened.reference_kind
                             and later.reference = happened.reference
                             and later.type in ('Return Received', 'Return Inspected',
                                                'Return Refunded', 'Return Rejected')),
                         '1-requested')
                """;

        static final String UNUSED =
                """
                happened.at < :now - interval '30 days'
                and not exists (select from ingest.interaction later
                                 where later.reference_kind = happened.reference_kind
                                   and later.reference = happened.reference
                                   and later.type in ('Card Used', 'Card Activated'))
                """;

        static final String UNRESOLVED =
                """
                not exists (select from ingest.interaction later
                             where later.reference_kind = happened.reference_kind
                               and later.reference = happened.reference
                               and later.type = 'Case Resolved' and later.at >= happened.at)
                """;

        static final String UNUSED_THEN =
                """
                not exists (select from ingest.interaction later
                             where later.reference_kind = happened.reference_kind
                               and later.reference = happened.reference
                               and later.type in ('Card Used', 'Card Activated')
                               and later.at <= happened.at + interval '30 days')
                """;

        static final String UNRESOLVED_THEN =
                """
                not exists (select from ingest.interaction later
                             where later.reference_kind = happened.reference_kind
                               and later.reference = happened.reference
                               and later.type = 'Case Resolved' and later.at >= happened.at
                               and later.at <= happened.at + interval '30 days')
                """;

        static String said(String property) {
            return "coalesce(happened.properties ->> '%s', '')".formatted(property);
        }
    }
}
