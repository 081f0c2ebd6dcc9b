package atalaya.server.profile.trait;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The files of traits that were declared, in table `profile.trait_file`.
///
/// A new file is counted over all interactions beside the one in force, and speaks once it has
/// caught up.
@Component
public class TraitFiles {

    private static final String READ =
            "select number, text, own, author, at, placed, record, ready from profile.trait_file";

    private static final String ADD =
            """
            insert into profile.trait_file (text, own, author, at)
            values (:text, :own, :author, :at) returning number
            """;

    private final JdbcClient sql;
    private final InstantSource time;
    private final TraitFile shipped = TraitFile.shipped();

    /// What each number declares never changes.
    private final Map<Long, Counting> known = new ConcurrentHashMap<>();

    TraitFiles(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /// A file that was declared.
    ///
    /// @param own whether somebody here wrote it; else it came with the program
    /// @param placed place in the order of interactions up to which it is counted; null before any
    /// @param record while all are counted for the first time, the last record done
    /// @param ready whether all records are done, so that it speaks
    public record Declared(
            long number,
            TraitFile file,
            boolean own,
            String author,
            Instant at,
            @Nullable Long placed,
            long record,
            boolean ready) {}

    /// Those that are counted, oldest first.
    public List<Declared> all() {
        return sql.sql(READ + " order by number")
                .query((row, _) ->
                        new Declared(
                                row.getLong("number"),
                                counting(row.getLong("number"), row.getString("text")).file(),
                                row.getBoolean("own"),
                                row.getString("author"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("placed", Long.class),
                                row.getLong("record"),
                                row.getBoolean("ready")))
                .list();
    }

    /// The newest that has caught up; empty before the first has.
    Optional<Counting> inForce() {
        return sql.sql(READ + " where ready order by number desc limit 1")
                .query((row, _) -> counting(row.getLong("number"), row.getString("text")))
                .optional();
    }

    Counting counting(long number, String text) {
        return known.computeIfAbsent(
                number, _ -> new Counting(number, TraitFile.parse(text, "file " + number)));
    }

    /// Declares a file; it speaks once all interactions are counted.
    ///
    /// @return its number; that of the newest where it says the same
    @Transactional
    public long declare(TraitFile file, String author) {
        return declare(file, true, author);
    }

    /// Goes back to those that come with the program.
    @Transactional
    public long declareShipped(String author) {
        return declare(shipped, false, author);
    }

    private long declare(TraitFile file, boolean own, String author) {
        lock();
        var newest = all().stream().reduce((_, later) -> later);
        if (newest.isPresent()
                && newest.get().own() == own
                && newest.get().file().text().equals(file.text())) {
            return newest.get().number();
        }
        return sql.sql(ADD)
                .param("text", file.text())
                .param("own", own)
                .param("author", author)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// Those that are counted; what comes with the program is declared where nobody has declared
    /// anything of their own, and where it is other than that of the program before.
    List<Declared> kept() {
        var kept = all();
        boolean stands =
                !kept.isEmpty()
                        && (kept.getLast().own()
                                || kept.getLast().file().text().equals(shipped.text()));
        if (stands) {
            return kept;
        }
        declare(shipped, false, "atalaya");
        return all();
    }

    /// Whoever counts does so alone, until the end of its transaction.
    void lock() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('atalaya.profile.trait', 0))")
                .query((row, _) -> true)
                .single();
    }

    void moveTo(long number, long placed, long record) {
        sql.sql(
                        """
                        update profile.trait_file set placed = :placed, record = :record
                         where number = :number
                        """)
                .param("placed", placed)
                .param("record", record)
                .param("number", number)
                .update();
    }

    /// From now on it speaks, and those before it are forgotten.
    void ready(long number) {
        sql.sql("update profile.trait_file set ready = true where number = :number")
                .param("number", number)
                .update();
        for (var table : List.of("trait_part", "trait_channel")) {
            sql.sql("delete from profile." + table + " where file < :number")
                    .param("number", number)
                    .update();
        }
        sql.sql("delete from profile.trait_file where number < :number")
                .param("number", number)
                .update();
    }
}
