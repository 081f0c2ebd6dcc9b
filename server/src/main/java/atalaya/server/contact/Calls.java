package atalaya.server.contact;

import atalaya.server.access.WriteKey;
import atalaya.server.contact.Call.State;
import atalaya.server.contact.Callers.Recognised;
import atalaya.server.ingest.EventLog;
import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.ingest.EventsArrived;
import atalaya.server.ingest.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// All calls and where they stand, in table `contact.call`.
///
/// What telephony tells is stored as an event first, in the same transaction, so that the call and
/// its interactions cannot disagree; a telling that came before changes nothing.
@Component
public final class Calls {

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.contact', 0))";

    private static final String COLUMNS =
            """
            select call, source, call_id, number, country, channel, named_by, name_given, state,
                   agent, queue, wait_seconds, began_at, answered_at, ended_at, record, chosen_by,
                   verified_by, topic, draft, closed_at, position
              from contact.call
            """;

    /// A later telling wins field by field; one that comes late fills in what nobody said.
    private static final String TELL =
            """
            insert into contact.call as known
                   (source, call_id, number, country, channel, named_by, name_given, state, agent,
                    queue, wait_seconds, began_at, answered_at, ended_at, told_at, record, position)
            values (:source, :id, :number, :country, :channel, :namedBy, :nameGiven, :state, :agent,
                    :queue, :wait, :at,
                    case when :state = 'ANSWERED' then :at::timestamptz end,
                    case when :state in ('ENDED', 'ABANDONED') then :at::timestamptz end,
                    :at, :record, nextval('contact.position'))
                on conflict (source, call_id) do update
               set number = case when known.named_by is null
                                 then coalesce(known.number, excluded.number) end,
                   named_by = case when known.number is null
                                   then coalesce(known.named_by, excluded.named_by) end,
                   name_given = case when known.number is null
                                     then coalesce(known.name_given, excluded.name_given) end,
                   state = case when known.state in ('ENDED', 'ABANDONED')
                                  or excluded.told_at < known.told_at then known.state
                                else excluded.state end,
                   agent = case when excluded.told_at >= known.told_at
                                then coalesce(excluded.agent, known.agent)
                                else coalesce(known.agent, excluded.agent) end,
                   queue = case when excluded.told_at >= known.told_at
                                then coalesce(excluded.queue, known.queue)
                                else coalesce(known.queue, excluded.queue) end,
                   wait_seconds = greatest(known.wait_seconds, excluded.wait_seconds),
                   began_at = least(known.began_at, excluded.began_at),
                   answered_at = least(known.answered_at, excluded.answered_at),
                   ended_at = coalesce(known.ended_at, excluded.ended_at),
                   told_at = greatest(known.told_at, excluded.told_at),
                   record = coalesce(known.record, excluded.record),
                   position = excluded.position
            returning call
            """;

    private static final String LIKE =
            """
            select count(*)
              from contact.call
             where (number = :number or named_by = :namedBy and name_given = :nameGiven)
               and began_at >= :since
            """;

    /// A call that telephony forgot to end is forgotten, too.
    private static final String NOW =
            """
             where agent = any(:agents) and closed_at is null
               and (state = 'RINGING' and told_at > now() - interval '10 minutes'
                    or state = 'ANSWERED' and told_at > now() - interval '4 hours'
                    or state = 'ENDED' and answered_at is not null
                       and ended_at > now() - interval '30 minutes')
             order by position
             limit 10
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final EventLog events;
    private final ApplicationEventPublisher publisher;

    Calls(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            EventLog events,
            ApplicationEventPublisher publisher) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.publisher = publisher;
    }

    /// What became of a telling.
    ///
    /// @param call the number of the call, also when nothing changed
    record Told(long call, Receipt receipt) {}

    /// Stores what telephony told. Returns when it is on disk.
    ///
    /// @param found who it is taken to be
    Told tell(
            CallReport report,
            WriteKey key,
            @Nullable String country,
            Recognised found,
            Instant now) {
        var event = CallEvents.of(report, key, found, now);
        var told = changing(() -> told(report, event, country, found, now));
        if (told.receipt == Receipt.STORED) {
            publisher.publishEvent(new EventsArrived());
        }
        return told;
    }

    private Told told(
            CallReport report,
            StoredEvent event,
            @Nullable String country,
            Recognised found,
            Instant now) {
        var anchor = found.anchor();
        var named = found.named();
        var receipt = events.append(List.of(event)).getFirst();
        if (receipt != Receipt.STORED) {
            return new Told(
                    find(event.source(), report.callId()).map(Call::call).orElse(0L), receipt);
        }
        var at = report.at() == null ? now : report.at();
        long call =
                sql.sql(TELL)
                        .param("source", event.source())
                        .param("id", report.callId())
                        .param("number", found.number(), Types.VARCHAR)
                        .param("country", country, Types.VARCHAR)
                        .param("channel", report.channel().name())
                        .param("namedBy", named == null ? null : named.type(), Types.VARCHAR)
                        .param("nameGiven", named == null ? null : named.value(), Types.VARCHAR)
                        .param("state", state(report.phase()).name())
                        .param("agent", report.agent(), Types.VARCHAR)
                        .param("queue", report.queue(), Types.VARCHAR)
                        .param("wait", report.waitSeconds(), Types.INTEGER)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("record", anchor == null ? null : anchor.record(), Types.BIGINT)
                        .query(Long.class)
                        .single();
        return new Told(call, receipt);
    }

    /// A call that is handed on rings at another desk.
    private static State state(Phase phase) {
        return switch (phase) {
            case RINGING, TRANSFERRED -> State.RINGING;
            case ANSWERED -> State.ANSWERED;
            case ENDED -> State.ENDED;
            case ABANDONED -> State.ABANDONED;
        };
    }

    /// Makes a change under the room's lock, and tells this process of it once it is on disk.
    <T> T changing(Supplier<T> change) {
        var result =
                transaction.execute(_ -> {
                    sql.sql(LOCK).query((row, _) -> true).single();
                    return change.get();
                });
        publisher.publishEvent(new CallChanged());
        return result;
    }

    public Optional<Call> find(long call) {
        return sql.sql(COLUMNS + "where call = :call")
                .param("call", call)
                .query(Calls::read)
                .optional();
    }

    Optional<Call> find(String source, String callId) {
        return sql.sql(COLUMNS + "where source = :source and call_id = :id")
                .param("source", source)
                .param("id", callId)
                .query(Calls::read)
                .optional();
    }

    /// Up to `limit` calls that changed after a position, in the order of their last change.
    public List<Call> changedAfter(long position, int limit) {
        return sql.sql(COLUMNS + "where position > :position order by position limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(Calls::read)
                .list();
    }

    /// The position of the last change.
    public long head() {
        return sql.sql("select coalesce(max(position), 0) from contact.call")
                .query(Long.class)
                .single();
    }

    /// The latest calls at these desks, the newest first.
    public List<Call> ofAgents(Collection<String> agents, int limit) {
        return sql.sql(COLUMNS + "where agent = any(:agents) order by began_at desc limit :limit")
                .param("agents", agents.toArray(String[]::new))
                .param("limit", limit)
                .query(Calls::read)
                .list();
    }

    /// Calls at these desks that need somebody now: they ring, are being spoken, or ended lately
    /// without a note. The oldest first.
    public List<Call> atDesks(Collection<String> agents) {
        return sql.sql(COLUMNS + NOW)
                .param("agents", agents.toArray(String[]::new))
                .query(Calls::read)
                .list();
    }

    /// How often somebody made contact since a moment, by the number or identifier of this call; 0
    /// when it came with none.
    public int countLike(Call call, Instant since) {
        var named = call.named();
        return sql.sql(LIKE)
                .param("number", call.number(), Types.VARCHAR)
                .param("namedBy", named == null ? null : named.type(), Types.VARCHAR)
                .param("nameGiven", named == null ? null : named.value(), Types.VARCHAR)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    static Call read(ResultSet row, int number) throws SQLException {
        return new Call(
                row.getLong("call"),
                row.getString("source"),
                row.getString("call_id"),
                row.getString("number"),
                row.getString("country"),
                Channel.valueOf(row.getString("channel")),
                named(row.getString("named_by"), row.getString("name_given")),
                State.valueOf(row.getString("state")),
                row.getString("agent"),
                row.getString("queue"),
                row.getObject("wait_seconds", Integer.class),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                row.getObject("record", Long.class),
                row.getObject("chosen_by", Long.class),
                row.getObject("verified_by", Long.class),
                row.getString("topic"),
                row.getString("draft"),
                instant(row, "closed_at"),
                row.getLong("position"));
    }

    private static Caller.@Nullable Named named(@Nullable String type, @Nullable String value) {
        return type == null || value == null ? null : new Caller.Named(type, value);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
