package atalaya.server.ingest;

import static java.util.Objects.requireNonNull;

import atalaya.server.ingest.EventFlaws.Found;
import atalaya.server.ingest.EventLog.Placed;
import atalaya.server.ingest.Records.Arrival;
import atalaya.server.ingest.Version.Reach;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.source.Claims;
import atalaya.server.ingest.source.EventReader;
import atalaya.server.ingest.source.ReadRow;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import atalaya.server.ingest.source.SourceFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes events in that programs sent: each becomes versions of records, interactions, or a flaw.
///
/// An event that cannot be stored is set aside by itself and holds up none behind it. Those of
/// which nothing could be used can be tried again once the source file knows them.
@Component
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /// Names this room's position among the locks of all rooms.
    static final long LOCK = 0x61_74_61_6c_61_79_61_04L;

    private static final String COUNT =
            """
            insert into ingest.arrival as known (source, events, unusable, last_at)
            values (:source, :events, :unusable, :at)
                on conflict (source) do update
               set events = known.events + excluded.events,
                   unusable = known.unusable + excluded.unusable,
                   last_at = greatest(known.last_at, excluded.last_at)
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Log appending;
    private final EventLog events;
    private final EventFlaws flaws;
    private final Sources sources;
    private final Records records;
    private final Interactions interactions;
    private final Statements statements;

    Intake(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Log appending,
            EventLog events,
            EventFlaws flaws,
            Sources sources,
            Records records,
            Interactions interactions,
            Statements statements) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.appending = appending;
        this.events = events;
        this.flaws = flaws;
        this.sources = sources;
        this.records = records;
        this.interactions = interactions;
        this.statements = statements;
    }

    /// Takes up to `limit` events in and returns how many there were; 0 means all caught up.
    ///
    /// What they say and the position move in one transaction, so a crash repeats a batch and loses
    /// none.
    public int takeNext(int limit) {
        try {
            return taken(limit);
        } catch (DataIntegrityViolationException spoilt) {
            log.warn("a batch of events is taken in one by one cause={}", spoilt.getClass());
            return oneByOne(limit);
        }
    }

    private int oneByOne(int limit) {
        int taken = 0;
        int now = 1;
        while (now > 0 && taken < limit) {
            try {
                now = taken(1);
            } catch (DataIntegrityViolationException poison) {
                now = setAside();
            }
            taken += now;
        }
        return taken;
    }

    private int taken(int limit) {
        return run(() -> {
            var batch = events.after(position(), limit);
            if (!batch.isEmpty()) {
                count(batch, take(batch));
                moveTo(batch.getLast().position());
            }
            return batch.size();
        });
    }

    /// Moves past the next event, which cannot be stored.
    private int setAside() {
        return run(() -> {
            var batch = events.after(position(), 1);
            for (var one : batch) {
                var flaw = new Flaw(0, null, Reason.NOT_STORED, "a value no text can hold", "");
                var found = new Found(one.position(), one.event().source(), flaw, true);
                flaws.keep(List.of(found));
                count(batch, List.of(found));
                moveTo(one.position());
            }
            return batch.size();
        });
    }

    private int run(IntSupplier step) {
        return requireNonNull(
                transaction.execute(_ -> {
                    sql.sql("select pg_advisory_xact_lock(:lock)")
                            .param("lock", LOCK)
                            .query((row, _) -> true)
                            .single();
                    return step.getAsInt();
                }));
    }

    /// Takes events of a source in anew of which nothing could be used.
    ///
    /// @param reason only those refused for this, or null for all
    /// @return how many were tried, and how many of them can be used now
    public Replayed replay(String source, @Nullable String reason) {
        int tried = 0;
        int used = 0;
        long position = 0;
        while (true) {
            var next = flaws.unused(source, reason, position, 500);
            if (next.isEmpty()) {
                return new Replayed(tried, used);
            }
            used += next.size() - run(() -> again(next));
            tried += next.size();
            position = next.getLast();
        }
    }

    /// What came of trying again.
    public record Replayed(int tried, int used) {}

    /// How many of them still cannot be used.
    private int again(List<Long> positions) {
        flaws.forget(positions);
        var found = take(events.find(positions));
        return (int) found.stream().filter(Found::wholeEvent).count();
    }

    /// What the events of one source say, its public ones apart.
    private static final class Said {
        private final List<RecordSaid> records = new ArrayList<>();
        private final List<Interaction> interactions = new ArrayList<>();
    }

    private record Bringer(String source, boolean claimed) {}

    /// Takes events in, and returns what was wrong with them.
    private List<Found> take(List<Placed> batch) {
        var files = new HashMap<String, SourceFile>();
        var readers = new HashMap<Bringer, EventReader>();
        var said = new LinkedHashMap<Bringer, Said>();
        var found = new ArrayList<Found>();
        for (var one : batch) {
            var event = one.event();
            var bringer = new Bringer(event.source(), event.claimed());
            var reader =
                    readers.computeIfAbsent(
                            bringer,
                            _ ->
                                    EventReader.of(
                                            files.computeIfAbsent(event.source(), this::file),
                                            event.claimed()));
            switch (read(reader, event)) {
                case ReadRow.Skipped _ -> {}
                case ReadRow.Rejected(var flaw) ->
                        found.add(new Found(one.position(), event.source(), flaw, true));
                case ReadRow.Said(var told, var happened, var setAside) -> {
                    var all = said.computeIfAbsent(bringer, _ -> new Said());
                    all.records.addAll(told);
                    all.interactions.addAll(happened);
                    setAside.forEach(flaw ->
                            found.add(new Found(one.position(), event.source(), flaw, false)));
                }
            }
        }
        appending.lock();
        said.forEach((bringer, all) ->
                store(bringer, requireNonNull(files.get(bringer.source)).country(), all));
        flaws.keep(found);
        return found;
    }

    /// A mistake of ours must not hold up the events behind it.
    private static ReadRow read(EventReader reader, StoredEvent event) {
        try {
            return reader.read(event.read());
        } catch (RuntimeException mistake) {
            // its message may quote the event, so only its kind and place are told
            log.error(
                    "an event was not understood source={} cause={} at={}",
                    event.source(),
                    mistake.getClass().getName(),
                    Arrays.stream(mistake.getStackTrace()).findFirst().orElse(null));
            var flaw = new Flaw(0, null, Reason.NOT_STORED, "a mistake of the reader", "");
            return new ReadRow.Rejected(flaw);
        }
    }

    private void count(List<Placed> batch, List<Found> found) {
        var sources = batch.stream().map(one -> one.event().source()).distinct().toList();
        for (var source : sources) {
            var ofSource =
                    batch.stream().filter(one -> one.event().source().equals(source)).toList();
            sql.sql(COUNT)
                    .param("source", source)
                    .param("events", ofSource.size())
                    .param(
                            "unusable",
                            found.stream()
                                    .filter(one -> one.source().equals(source))
                                    .map(Found::position)
                                    .distinct()
                                    .count())
                    .param("at", ofSource.getLast().event().receivedAt().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private void store(Bringer bringer, @Nullable String country, Said said) {
        if (!said.records.isEmpty()) {
            var source = Claims.source(bringer.source, bringer.claimed);
            var arrivals = said.records.stream().map(one -> arrival(one, country)).toList();
            var appended = records.append(source, arrivals, null);
            interactions.recordsFounded(source, appended.founded());
            statements.keep(bringer.source, country, said.records, appended, Instant.EPOCH);
        }
        if (!said.interactions.isEmpty()) {
            interactions.append(bringer.source, said.interactions, null);
            statements.keepObjections(said.interactions);
        }
    }

    private static Arrival arrival(RecordSaid said, @Nullable String country) {
        var attributes = AttributeJson.write(said.values());
        byte[] hash = Hashes.of(said, attributes, country);
        var version =
                new Version(
                        "events",
                        requireNonNull(said.at(), "an event has its time"),
                        Hashes.hex(hash),
                        true,
                        Reach.CHANGES,
                        said.type(),
                        country,
                        said.values());
        var key = requireNonNull(said.key(), "an event names its record");
        return new Arrival(key, version, attributes, hash);
    }

    private SourceFile file(String source) {
        return sources.definition(source).orElseGet(() -> SourceFile.live(source));
    }

    private long position() {
        return sql.sql("select position from ingest.event_progress").query(Long.class).single();
    }

    private void moveTo(long position) {
        sql.sql("update ingest.event_progress set position = :position")
                .param("position", position)
                .update();
    }
}
