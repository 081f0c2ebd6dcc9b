package atalaya.server.command;

import atalaya.server.command.Finding.Grade;
import atalaya.server.quality.Quality;
import atalaya.server.quality.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the doctor asks the rooms. A store that opened is durable and of the right version: that
/// was looked at on opening.
final class StoreChecks {

    private static final Duration SAME_TIME = Duration.ofSeconds(2);

    private final Output output;
    private final JdbcClient sql;

    private StoreChecks(Output output, JdbcClient sql) {
        this.output = output;
        this.sql = sql;
    }

    static List<Finding> all(Output output, Rooms rooms) {
        var checks = new StoreChecks(output, rooms.get(JdbcClient.class));
        var sources = rooms.get(Quality.class).sources(Instant.now());
        return List.of(
                checks.store(),
                checks.clock(),
                checks.named("doctor.owners", sources, source -> source.owner() == null),
                checks.named(
                        "doctor.fresh",
                        sources,
                        source -> source.freshness() == SourceHealth.Freshness.LATE));
    }

    /// Good when no source is of that kind, else those that are.
    private Finding named(String key, List<SourceHealth> all, Predicate<SourceHealth> wanting) {
        var names = all.stream().filter(wanting).map(SourceHealth::source).toList();
        var grade = names.isEmpty() ? Grade.GOOD : Grade.POOR;
        return new Finding(
                grade,
                output.text(key),
                output.text(key + "." + grade, all.size(), String.join(", ", names)));
    }

    private Finding store() {
        var words =
                sql.sql(
                                """
                                select 'PostgreSQL ' || current_setting('server_version') || ', '
                                       || pg_size_pretty(pg_database_size(current_database()))
                                """)
                        .query(String.class)
                        .single();
        return new Finding(Grade.GOOD, output.text("doctor.store"), words);
    }

    private Finding clock() {
        var before = Instant.now();
        var there =
                sql.sql("select clock_timestamp()")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .single();
        var apart = Duration.between(before, there).abs();
        var grade = apart.compareTo(SAME_TIME) > 0 ? Grade.POOR : Grade.GOOD;
        return new Finding(
                grade,
                output.text("doctor.clock"),
                output.text("doctor.clock." + grade, there.toString(), apart.toSeconds()));
    }
}
