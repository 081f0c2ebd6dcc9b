package atalaya.server.ingest;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.Records.Arrival;
import atalaya.server.ingest.Version.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The log of records: what each record of each source says now, in the order in which it last
/// changed.
///
/// A reader keeps the position it has read to and asks for what comes [#after] it; order of
/// position is order of commit, so nothing is missed. A record that changes moves to the end.
@Component
public class RecordLog {

    private static final String COLUMNS =
            """
            select position, record, source, key, type, at, attributes::text as attributes, country,
                   retired
              from ingest.record
            """;

    private static final String AFTER =
            COLUMNS + "where position > :position order by position limit :limit";

    private static final String FIND = COLUMNS + "where record = any(:records) order by position";

    private static final String NUMBER =
            "select record from ingest.record where source = :source and key = :key";

    private static final String HEAD = "select coalesce(max(position), 0) from ingest.record";

    private final JdbcClient sql;
    private final Log log;
    private final Records records;
    private final Interactions interactions;

    RecordLog(JdbcClient sql, Log log, Records records, Interactions interactions) {
        this.sql = sql;
        this.log = log;
        this.records = records;
        this.interactions = interactions;
    }

    /// Up to `limit` records whose last change is after a position, in order of position.
    public List<LoggedRecord> after(long position, int limit) {
        return sql.sql(AFTER)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    /// These records, in order of position; numbers that name none are left out.
    public List<LoggedRecord> find(Collection<Long> numbers) {
        return sql.sql(FIND)
                .param("records", numbers.toArray(Long[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    /// The number of a source's record.
    public Optional<Long> number(SourceKey key) {
        return sql.sql(NUMBER)
                .param("source", key.source())
                .param("key", key.record())
                .query(Long.class)
                .optional();
    }

    /// The position of the last change; 0 when nothing ever came.
    public long head() {
        return sql.sql(HEAD).query(Long.class).single();
    }

    /// Stores records as whole rows, each at its own time or else now, in the caller's transaction.
    ///
    /// @return the number of each one's record, in the order given
    @Transactional
    public List<Long> append(List<SourceRecord> whole) {
        return append(whole, Reach.WHOLE);
    }

    /// Says that sources no longer have these records; a later [#append] brings them back.
    @Transactional
    public void retire(Collection<SourceKey> keys) {
        var gone =
                keys.stream()
                        .map(key -> new SourceRecord(key, RecordType.PERSON, null, null, Map.of()))
                        .toList();
        append(gone, Reach.GONE);
    }

    private List<Long> append(List<SourceRecord> given, Reach reach) {
        log.lock();
        var now = Clock.systemUTC().instant();
        Map<SourceKey, Long> numbers =
                given.stream()
                        .collect(Collectors.groupingBy(record -> record.key().source()))
                        .entrySet()
                        .stream()
                        .flatMap(source -> append(source.getKey(), source.getValue(), reach, now))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        return given.stream().map(record -> numbers.get(record.key())).toList();
    }

    private Stream<Map.Entry<SourceKey, Long>> append(
            String source, List<SourceRecord> given, Reach reach, Instant now) {
        var arrivals = given.stream().map(record -> arrival(record, reach, now)).toList();
        var appended = records.append(source, arrivals, null);
        interactions.recordsFounded(source, appended.founded());
        return IntStream.range(0, arrivals.size())
                .mapToObj(i ->
                        Map.entry(
                                new SourceKey(source, arrivals.get(i).key()),
                                appended.records().get(i)));
    }

    private static Arrival arrival(SourceRecord record, Reach reach, Instant now) {
        Instant at = record.at() == null ? now : record.at();
        var values = record.values();
        var attributes = AttributeJson.write(values);
        byte[] hash = Hashes.of(record.type(), record.country(), attributes);
        var version =
                new Version(
                        "",
                        at.truncatedTo(ChronoUnit.MICROS),
                        Hashes.hex(hash),
                        record.at() != null,
                        reach,
                        record.type(),
                        record.country(),
                        values);
        return new Arrival(record.key().record(), version, attributes, hash);
    }

    private static LoggedRecord read(ResultSet row) throws SQLException {
        return new LoggedRecord(
                row.getLong("position"),
                row.getLong("record"),
                Records.read(row),
                row.getBoolean("retired"));
    }
}
