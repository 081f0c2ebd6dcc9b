package atalaya.server.segment;

import atalaya.insight.risk.Warning;
import atalaya.insight.risk.WarningRule;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.value.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What those who look after customers should know, in `segment.alert`.
///
/// It follows the figures of room `value` from a position of its own. An alert is raised once and
/// lasts until its reason is over; somebody who deals with it says what they did, and it is raised
/// again only if the reason went away and came back.
@Component
public class Alerts {

    private static final int NOTE_LENGTH = 500;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.segment.alert', 0))";

    private static final String LASTING =
            """
            select alert, customer, kind, subject
              from segment.alert where over_at is null and customer = any(:customers)
            """;

    private static final String RAISE =
            """
            insert into segment.alert (customer, owner, kind, subject, was, now_is, raised_at)
            values (:customer, :owner, :kind, :subject, :was, :now, :at)
                on conflict (customer, kind, subject) where over_at is null do update
               set owner = excluded.owner, was = excluded.was, now_is = excluded.now_is
            """;

    private static final String FIND =
            """
            select * from segment.alert
             where (:owner::text is null or owner = :owner)
               and (:kind::text is null or kind = :kind)
               and (:open and over_at is null and done_at is null
                    or not :open and (over_at is not null or done_at is not null))
               and alert < :before
             order by alert desc limit :limit
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Values values;
    private final Situations situations;
    private final Audit audit;
    private final InstantSource time;

    Alerts(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Values values,
            Situations situations,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.values = values;
        this.situations = situations;
        this.audit = audit;
        this.time = time;
    }

    /// Which of the alerts a list shows; a null part does not restrict.
    ///
    /// @param open those that wait, or those that are dealt with or over
    public record Asked(@Nullable String owner, Warning.@Nullable Kind kind, boolean open) {}

    private record Key(CustomerId customer, Warning.Kind kind, String subject) {}

    /// Looks at up to `limit` customers whose figures changed, and returns how many there were; 0
    /// means all caught up, or that there are no figures everybody was measured by yet.
    public int alertNext(int limit) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    sql.sql(LOCK).query((row, _) -> true).single();
                    if (values.run().isEmpty()) {
                        return 0;
                    }
                    long position =
                            sql.sql("select alerted from segment.progress")
                                    .query(Long.class)
                                    .single();
                    var changed = values.after(position, limit);
                    if (changed.isEmpty()) {
                        return 0;
                    }
                    look(changed.stream().map(Values.Changed::customer).toList());
                    sql.sql("update segment.progress set alerted = :position")
                            .param("position", changed.getLast().position())
                            .update();
                    return changed.size();
                }));
    }

    private void look(List<CustomerId> customers) {
        var now = time.instant();
        var lasting = lasting(customers);
        var holds = new HashSet<Key>();
        for (var owned : situations.of(customers, now)) {
            for (var warning : WarningRule.of(owned.situation())) {
                holds.add(new Key(owned.customer(), warning.kind(), warning.subject()));
                raise(owned, warning, now);
            }
        }
        var over =
                lasting.entrySet().stream()
                        .filter(one -> !holds.contains(one.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .toArray();
        if (over.length > 0) {
            sql.sql("update segment.alert set over_at = :at where alert = any(:alerts)")
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .param("alerts", over)
                    .update();
        }
    }

    private Map<Key, Long> lasting(Collection<CustomerId> customers) {
        var lasting = new HashMap<Key, Long>();
        sql.sql(LASTING)
                .param("customers", TierStore.serials(customers))
                .query(row -> {
                    lasting.put(
                            new Key(
                                    new CustomerId(row.getLong("customer")),
                                    Warning.Kind.valueOf(row.getString("kind")),
                                    row.getString("subject")),
                            row.getLong("alert"));
                });
        return lasting;
    }

    private void raise(Situations.Owned owned, Warning warning, Instant now) {
        sql.sql(RAISE)
                .param("customer", owned.customer().serial())
                .param("owner", owned.owner())
                .param("kind", warning.kind().name())
                .param("subject", warning.subject())
                .param("was", warning.from())
                .param("now", warning.to())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The newest first.
    ///
    /// @param before the number to start below; `Long.MAX_VALUE` for the newest
    public List<Alert> find(Asked asked, long before, int limit) {
        return sql.sql(FIND)
                .param("owner", asked.owner())
                .param("kind", asked.kind() == null ? null : asked.kind().name())
                .param("open", asked.open())
                .param("before", before)
                .param("limit", limit)
                .query(Alerts::read)
                .list();
    }

    /// How many wait, by kind; kinds of which none waits are left out.
    public Map<Warning.Kind, Long> waiting(@Nullable String owner) {
        var waiting = new HashMap<Warning.Kind, Long>();
        sql.sql(
                        """
                        select kind, count(*) as alerts from segment.alert
                         where over_at is null and done_at is null
                           and (:owner::text is null or owner = :owner)
                         group by kind
                        """)
                .param("owner", owner)
                .query(row -> {
                    waiting.put(Warning.Kind.valueOf(row.getString(1)), row.getLong(2));
                });
        return waiting;
    }

    /// Those that wait for customers of somebody, and nobody has looked at.
    public long unseen(@Nullable String owner) {
        return sql.sql(
                        """
                        select count(*) from segment.alert
                         where over_at is null and done_at is null and seen_at is null
                           and (:owner::text is null or owner = :owner)
                        """)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    /// Notes that whoever looks after the customers has looked at these.
    ///
    /// @param owner whose alerts they must be; null for anybody's
    public void see(Set<Long> alerts, @Nullable String owner) {
        if (!alerts.isEmpty()) {
            sql.sql(
                            """
                            update segment.alert set seen_at = :at
                             where alert = any(:alerts) and seen_at is null
                               and (:owner::text is null or owner = :owner)
                            """)
                    .param("at", time.instant().atOffset(ZoneOffset.UTC))
                    .param("alerts", alerts.stream().mapToLong(Long::longValue).toArray())
                    .param("owner", owner)
                    .update();
        }
    }

    /// Says that an alert is dealt with.
    ///
    /// @param note what was done about it; may be empty
    public Alert done(SignedIn who, long alert, String note) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var found =
                            find(alert, who.ownerScope().orElse(null)).orElseThrow(Alerts::unknown);
                    var said = note.strip();
                    sql.sql(
                                    """
                                    update segment.alert
                                       set done_at = :at, done_by = :by, note = :note,
                                           seen_at = coalesce(seen_at, :at)
                                     where alert = :alert and done_at is null
                                    """)
                            .param("at", time.instant().atOffset(ZoneOffset.UTC))
                            .param("by", who.person().person())
                            .param(
                                    "note",
                                    said.length() > NOTE_LENGTH
                                            ? said.substring(0, NOTE_LENGTH)
                                            : said)
                            .param("alert", alert)
                            .update();
                    audit.record(who, "alert.done", "alert:" + alert, found.customer().toString());
                    return find(alert, null).orElseThrow(Alerts::unknown);
                }));
    }

    private Optional<Alert> find(long alert, @Nullable String owner) {
        return sql.sql(
                        """
                        select * from segment.alert
                         where alert = :alert and (:owner::text is null or owner = :owner)
                        """)
                .param("alert", alert)
                .param("owner", owner)
                .query(Alerts::read)
                .optional();
    }

    private static AtalayaError unknown() {
        return new AtalayaError(6309, Exit.DATA_REFUSED, "there is no such alert")
                .remedy("GET /v1/alerts lists those there are");
    }

    private static Alert read(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getLong("alert"),
                new CustomerId(row.getLong("customer")),
                row.getString("owner"),
                new Warning(
                        Warning.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getLong("was"),
                        row.getLong("now_is")),
                Objects.requireNonNull(instant(row, "raised_at")),
                instant(row, "seen_at"),
                instant(row, "done_at"),
                row.getObject("done_by", Long.class),
                row.getString("note"),
                instant(row, "over_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
