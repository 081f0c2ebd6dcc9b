package atalaya.server.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Events as programs sent them, in table `ingest.event`: each (source, message id) once, in the
/// order of their commits.
@Component
public class EventLog {

    /// Names the lock of reception among those of all rooms.
    private static final long LOCK = 0x61_74_61_6c_61_79_61_03L;

    /// One statement, which is a transaction of its own: storing costs one answer of the database,
    /// not four. The lock comes first, since positions are drawn from rows that it lets through.
    private static final String STORE =
            """
            with turn as materialized (select pg_advisory_xact_lock(:lock))
            insert into ingest.event
                   (position, source, message_id, key, claimed, received_at, sent_at, hash, body)
            select nextval('ingest.event_position'), source, message_id, key, claimed,
                   received_at::timestamptz, sent_at::timestamptz, hash, body
              from turn,
                   unnest(:sources, :ids, :keys, :claimed, :receivedAts, :sentAts, :hashes, :bodies)
                   as came (source, message_id, key, claimed, received_at, sent_at, hash, body)
                on conflict (source, message_id) do nothing
            returning source, message_id, hash
            """;

    private static final String KNOWN =
            """
            select event.source, event.message_id, event.hash
              from unnest(:sources, :ids) as asked (source, message_id)
              join ingest.event using (source, message_id)
            """;

    private static final String CONFLICT =
            """
            insert into ingest.event_conflict (source, message_id, hash, key, received_at, body)
            values (:source, :id, :hash, :key, :at::timestamptz, :body)
                on conflict do nothing
            """;

    /// Bytes of events that are read together, beyond the first.
    private static final long MOST_BYTES =
            Math.min(16_000_000, Runtime.getRuntime().maxMemory() / 32);

    private static final String AFTER =
            """
            select position, source, message_id, key, claimed, received_at, sent_at, hash, body
              from (select next.*,
                           sum(octet_length(body)) over (order by position)
                               - octet_length(body) as before
                      from (select * from ingest.event
                             where position > :position
                             order by position
                             limit :limit) as next) as summed
             where before <= :bytes
             order by position
            """;

    private static final String FIND =
            """
            select position, source, message_id, key, claimed, received_at, sent_at, hash, body
              from ingest.event
             where position = any(:positions)
             order by position
            """;

    private final JdbcClient sql;

    EventLog(JdbcClient sql) {
        this.sql = sql;
    }

    /// What became of an event that was sent.
    public enum Receipt {
        STORED,
        /// It was there already: nothing changes.
        DUPLICATE,
        /// Its message id was there with other content, which is kept aside.
        CONFLICT
    }

    /// An event at its place.
    record Placed(long position, StoredEvent event) {}

    private record Name(String source, String messageId) {}

    /// Stores events at once, all or none, after those of other processes. What came again with
    /// other content is kept aside afterwards.
    ///
    /// @return what became of each, in their order; whoever gets it may rely on it
    public List<Receipt> append(List<StoredEvent> events) {
        var stored = new HashSet<Name>();
        var known = new HashMap<Name, byte[]>();
        store(events)
                .forEach((name, hash) -> {
                    stored.add(name);
                    known.put(name, hash);
                });
        if (stored.size() < events.size()) {
            known.putAll(
                    known(events.stream().filter(one -> !known.containsKey(name(one))).toList()));
        }
        return events.stream().map(event -> receipt(event, stored, known)).toList();
    }

    private Receipt receipt(StoredEvent event, HashSet<Name> stored, Map<Name, byte[]> known) {
        var name = name(event);
        if (!Arrays.equals(known.get(name), event.hash())) {
            keepConflict(event);
            return Receipt.CONFLICT;
        }
        return stored.remove(name) ? Receipt.STORED : Receipt.DUPLICATE;
    }

    private Map<Name, byte[]> store(List<StoredEvent> events) {
        var stored = new HashMap<Name, byte[]>();
        sql.sql(STORE)
                .param("lock", LOCK)
                .param("sources", texts(events, StoredEvent::source))
                .param("ids", texts(events, StoredEvent::messageId))
                .param("keys", texts(events, StoredEvent::key))
                .param("claimed", events.stream().map(StoredEvent::claimed).toArray(Boolean[]::new))
                .param("receivedAts", texts(events, event -> event.receivedAt().toString()))
                .param("sentAts", texts(events, EventLog::sentAt))
                .param("hashes", events.stream().map(StoredEvent::hash).toArray(byte[][]::new))
                .param("bodies", texts(events, StoredEvent::body))
                .query(row -> {
                    stored.put(name(row), row.getBytes("hash"));
                });
        return stored;
    }

    private Map<Name, byte[]> known(List<StoredEvent> events) {
        var known = new HashMap<Name, byte[]>();
        sql.sql(KNOWN)
                .param("sources", texts(events, StoredEvent::source))
                .param("ids", texts(events, StoredEvent::messageId))
                .query(row -> {
                    known.put(name(row), row.getBytes("hash"));
                });
        return known;
    }

    private void keepConflict(StoredEvent event) {
        sql.sql(CONFLICT)
                .param("source", event.source())
                .param("id", event.messageId())
                .param("hash", event.hash())
                .param("key", event.key())
                .param("at", event.receivedAt().toString())
                .param("body", event.body())
                .update();
    }

    /// Up to `limit` events after a position, in order.
    List<Placed> after(long position, int limit) {
        return sql.sql(AFTER)
                .param("position", position)
                .param("limit", limit)
                .param("bytes", MOST_BYTES)
                .query((row, _) -> read(row))
                .list();
    }

    /// These events, in order of position.
    List<Placed> find(Collection<Long> positions) {
        return sql.sql(FIND)
                .param("positions", positions.toArray(Long[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    private static Placed read(ResultSet row) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new Placed(
                row.getLong("position"),
                new StoredEvent(
                        row.getString("source"),
                        row.getString("message_id"),
                        row.getString("key"),
                        row.getBoolean("claimed"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        sentAt == null ? null : sentAt.toInstant(),
                        row.getBytes("hash"),
                        row.getString("body")));
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(row.getString("source"), row.getString("message_id"));
    }

    private static Name name(StoredEvent event) {
        return new Name(event.source(), event.messageId());
    }

    private static @Nullable String sentAt(StoredEvent event) {
        return event.sentAt() == null ? null : event.sentAt().toString();
    }

    private static @Nullable String[] texts(
            List<StoredEvent> events, Function<StoredEvent, @Nullable String> text) {
        var texts = new @Nullable String[events.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(events.get(i));
        }
        return texts;
    }
}
