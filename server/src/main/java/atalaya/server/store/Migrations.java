package atalaya.server.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings each room's schema up to date, in the order in which rooms know each other.
///
/// A room keeps its scripts in `db/<room>` and its history in its own schema; a room without
/// scripts is passed over.
public final class Migrations {

    static final List<String> ROOMS =
            List.of(
                    "access", "consent", "ingest", "resolve", "profile", "value", "segment",
                    "quality", "contact");

    private Migrations() {}

    /// Safe to call from several processes at once: Flyway queues them.
    public static void run(DataSource database) {
        for (var room : ROOMS) {
            if (Migrations.class.getResource("/db/" + room) != null) {
                Flyway.configure()
                        .dataSource(database)
                        .schemas(room)
                        .locations("classpath:db/" + room)
                        .load()
                        .migrate();
            }
        }
    }
}
