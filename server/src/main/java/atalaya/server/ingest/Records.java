package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.Version.Reach;
import atalaya.server.store.CopyLines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records and their versions, in tables `ingest.record` and `ingest.version`.
@Component
final class Records {

    private static final String KNOWN =
            """
            select record, key, hash, retired
              from ingest.record
             where source = :source and key = any(:keys)
            """;

    private static final String VERSIONS =
            """
            select record, file, at, message_id, timed, whole, retired, type, country,
                   attributes::text as attributes, hash
              from ingest.version
             where record = any(:records)
            """;

    private static final String CHANGE =
            """
            update ingest.record
               set type = changed.type, at = changed.at, attributes = changed.attributes::jsonb,
                   country = changed.country, hash = changed.hash, retired = changed.retired,
                   position = changed.position
              from unnest(:records, :types, :ats::timestamptz[], :attributes, :countries, :hashes,
                          :retired, :positions)
                   as changed (record, type, at, attributes, country, hash, retired, position)
             where record.record = changed.record
            """;

    private final JdbcClient sql;
    private final Log log;

    Records(JdbcClient sql, Log log) {
        this.sql = sql;
        this.log = log;
    }

    /// One row to be stored.
    ///
    /// @param attributes the version's values as JSON
    /// @param hash of what the row says; two rows with one hash say the same
    record Arrival(String key, Version version, String attributes, byte[] hash) {}

    /// A user of a site of whom nothing is known but the name they have there. Said at the
    /// beginning of time, so that whatever else is said outranks it in any order of arrival.
    static Arrival user(String key, RecordType type) {
        var values = Map.of(Attribute.USER_ID, List.of(FieldValue.of(key)));
        var version =
                new Version("", Instant.EPOCH, "user", false, Reach.CHANGES, type, null, values);
        return new Arrival(key, version, AttributeJson.write(values), Hashes.of("user", key));
    }

    enum Outcome {
        ADDED,
        CHANGED,
        SAME
    }

    /// What became of the arrivals, in their order.
    ///
    /// @param records the number of each one's record
    /// @param founded keys of the records that are new
    record Appended(List<Outcome> outcomes, List<Long> records, List<String> founded) {}

    /// Which of these keys the source has records of.
    List<String> known(String source, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return sql.sql("select key from ingest.record where source = :source and key = any(:keys)")
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query((row, _) -> row.getString("key"))
                .list();
    }

    /// Stores versions of records of one source and folds them; the log must be locked.
    Appended append(String source, List<Arrival> arrivals, @Nullable Long importNumber) {
        var arrivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var states = states(source, arrivals.stream().map(Arrival::key).distinct().toList());
        var outcomes = new ArrayList<Outcome>();
        var records = new ArrayList<Long>();
        var folds = new ArrayList<Folded>();
        log.copy(
                VERSION_COLUMNS,
                versions -> {
                    for (var arrival : arrivals) {
                        var state = states.computeIfAbsent(arrival.key(), State::founded);
                        records.add(state.record);
                        outcomes.add(take(arrival, state, arrivedAt, versions, importNumber));
                    }
                    folds.addAll(folds(source, states.values()));
                });
        store(source, folds);
        var founded = states.values().stream().filter(state -> state.isNew).map(s -> s.key);
        return new Appended(outcomes, records, founded.toList());
    }

    private static final String VERSION_COLUMNS =
            "ingest.version (record, file, at, message_id, timed, whole, retired, type, country,"
                    + " attributes, hash, import)";

    private static Outcome take(
            Arrival arrival,
            State state,
            Instant arrivedAt,
            CopyLines versions,
            @Nullable Long importNumber) {
        if (state.has(arrival)) {
            return Outcome.SAME;
        }
        var version = state.placed(arrival.version(), arrivedAt);
        state.add(version, arrival);
        versions.add(
                state.record,
                version.file(),
                version.at(),
                version.messageId(),
                version.timed(),
                version.reach() != Reach.CHANGES,
                version.reach() == Reach.GONE,
                version.type().name(),
                version.country(),
                arrival.attributes(),
                arrival.hash(),
                importNumber);
        return state.isNew && state.versions.size() == 1 ? Outcome.ADDED : Outcome.CHANGED;
    }

    private static List<Folded> folds(String source, Collection<State> states) {
        return states.stream()
                .filter(state -> state.touched)
                .map(state ->
                        Folded.of(state, Fold.of(new SourceKey(source, state.key), state.all())))
                .toList();
    }

    /// Writes only what the folds say anew.
    private void store(String source, List<Folded> folds) {
        var added = folds.stream().filter(one -> one.state.isNew).toList();
        var changed =
                folds.stream()
                        .filter(one -> !one.state.isNew)
                        .filter(one -> !Arrays.equals(one.hash, one.state.hash))
                        .toList();
        var positions = log.positions(added.size() + changed.size());
        log.copy(
                RECORD_COLUMNS,
                rows -> {
                    for (var folded : added) {
                        var record = folded.fold.record();
                        rows.add(
                                folded.state.record,
                                source,
                                folded.state.key,
                                record.type().name(),
                                record.at(),
                                folded.attributes,
                                record.country(),
                                folded.hash,
                                folded.fold.retired(),
                                positions.remove());
                    }
                });
        if (!changed.isEmpty()) {
            change(changed, List.copyOf(positions));
        }
    }

    private static final String RECORD_COLUMNS =
            "ingest.record (record, source, key, type, at, attributes, country, hash, retired,"
                    + " position)";

    private void change(List<Folded> changed, List<Long> positions) {
        sql.sql(CHANGE)
                .param("records", changed.stream().map(f -> f.state.record).toArray(Long[]::new))
                .param("types", texts(changed, f -> f.fold.record().type().name()))
                .param("ats", texts(changed, f -> string(f.fold.record().at())))
                .param("attributes", texts(changed, f -> f.attributes))
                .param("countries", texts(changed, f -> f.fold.record().country()))
                .param("hashes", changed.stream().map(f -> f.hash).toArray(byte[][]::new))
                .param(
                        "retired",
                        changed.stream().map(f -> f.fold.retired()).toArray(Boolean[]::new))
                .param("positions", positions.toArray(Long[]::new))
                .update();
    }

    private static @Nullable String[] texts(
            List<Folded> changed, Function<Folded, @Nullable String> text) {
        var texts = new @Nullable String[changed.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(changed.get(i));
        }
        return texts;
    }

    private static @Nullable String string(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private Map<String, State> states(String source, List<String> keys) {
        var states = new LinkedHashMap<String, State>();
        var byRecord = new HashMap<Long, State>();
        sql.sql(KNOWN)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query((row, _) -> State.read(row))
                .list()
                .forEach(state -> {
                    states.put(state.key, state);
                    byRecord.put(state.record, state);
                });
        if (!byRecord.isEmpty()) {
            sql.sql(VERSIONS)
                    .param("records", byRecord.keySet().toArray(Long[]::new))
                    .query(row -> {
                        var state = byRecord.get(row.getLong("record"));
                        if (state != null) {
                            state.load(version(row), row.getBytes("hash"));
                        }
                    });
        }
        return states;
    }

    static Version version(ResultSet row) throws SQLException {
        boolean gone = row.getBoolean("retired");
        return new Version(
                row.getString("file"),
                instant(row, "at"),
                row.getString("message_id"),
                row.getBoolean("timed"),
                gone ? Reach.GONE : row.getBoolean("whole") ? Reach.WHOLE : Reach.CHANGES,
                RecordType.valueOf(row.getString("type")),
                row.getString("country"),
                AttributeJson.read(row.getString("attributes")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /// What tells the versions of a record apart.
    private record Message(String file, Instant at, String messageId) {

        static Message of(Version version) {
            return new Message(version.file(), version.at(), version.messageId());
        }
    }

    /// A record as it is and becomes while a batch is taken in.
    private static final class State {
        private final String key;
        private final long record;
        private final boolean isNew;
        private final byte[] hash;
        private final List<Version> versions = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private final Set<Message> messages = new HashSet<>();
        private final Map<String, Integer> lastOf = new HashMap<>();
        private boolean touched;
        private @Nullable String attributes; // of the version added last

        private State(String key, long record, boolean isNew, byte[] hash) {
            this.key = key;
            this.record = record;
            this.isNew = isNew;
            this.hash = hash;
        }

        static State founded(String key) {
            long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
            return new State(key, number, true, new byte[0]);
        }

        static State read(ResultSet row) throws SQLException {
            return new State(
                    row.getString("key"), row.getLong("record"), false, row.getBytes("hash"));
        }

        void load(Version version, byte[] versionHash) {
            versions.add(version);
            hashes.add(versionHash);
            messages.add(Message.of(version));
            lastOf.merge(
                    version.file(),
                    versions.size() - 1,
                    (old, now) ->
                            Version.ORDER.compare(versions.get(now), versions.get(old)) >= 0
                                    ? now
                                    : old);
        }

        void add(Version version, Arrival arrival) {
            load(version, arrival.hash());
            touched = true;
            attributes = arrival.attributes();
        }

        /// The values of a fold as JSON, which most often are those of the one version there is.
        String attributes(Fold fold) {
            var values = fold.record().values();
            boolean same = versions.size() == 1 && values.equals(versions.getFirst().values());
            return same && attributes != null ? attributes : AttributeJson.write(values);
        }

        List<Version> all() {
            return versions;
        }

        /// A timed row is the same when it ever came; an untimed one when it is what came last.
        boolean has(Arrival arrival) {
            int last = last(arrival.version().file());
            if (last < 0) {
                return false;
            }
            boolean gone = versions.get(last).reach() == Reach.GONE;
            if (gone != (arrival.version().reach() == Reach.GONE)) {
                return false;
            }
            return arrival.version().timed()
                    ? messages.contains(Message.of(arrival.version()))
                    : Arrays.equals(hashes.get(last), arrival.hash());
        }

        /// The version at its time; one that is back after it was gone counts from now on, since
        /// its source may not have touched it in between.
        Version placed(Version version, Instant arrivedAt) {
            int last = last(version.file());
            boolean isBack =
                    last >= 0
                            && versions.get(last).reach() == Reach.GONE
                            && version.reach() != Reach.GONE
                            && !version.at().isAfter(versions.get(last).at());
            return isBack ? version.movedTo(arrivedAt) : version;
        }

        private int last(String file) {
            return lastOf.getOrDefault(file, -1);
        }
    }

    /// A record's new fold, ready to be written.
    private record Folded(State state, Fold fold, String attributes, byte[] hash) {
        static Folded of(State state, Fold fold) {
            String attributes = state.attributes(fold);
            return new Folded(state, fold, attributes, Hashes.of(fold, attributes));
        }
    }

    static SourceRecord read(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        Map<Attribute, List<FieldValue>> values = AttributeJson.read(row.getString("attributes"));
        return new SourceRecord(
                new SourceKey(row.getString("source"), row.getString("key")),
                RecordType.valueOf(row.getString("type")),
                row.getString("country"),
                at == null ? null : at.toInstant(),
                values);
    }
}
