package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a database keeps what it acknowledges and lets in only whom it should. Looked at once,
/// when a store opens: what was asked for is not always what is in force.
final class Durability {

    /// The oldest PostgreSQL whose SQL we speak.
    static final int OLDEST_MAJOR = 15;

    /// The minor release of each major that has today's security corrections.
    private static final Map<Integer, Integer> CORRECTED = Map.of(15, 18, 16, 14, 17, 10, 18, 4);

    private static final Logger log = LoggerFactory.getLogger(Durability.class);

    private static final String IN_FORCE =
            """
            select name, setting
              from pg_settings
             where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums',
                            'listen_addresses', 'unix_socket_directories', 'password_encryption',
                            'server_version_num', 'server_encoding')
            """;

    private final JdbcClient sql;
    private final String place;
    private final Map<String, String> inForce;

    Durability(DataSource database, String place) {
        this.sql = JdbcClient.create(database);
        this.place = place;
        this.inForce =
                sql
                        .sql(IN_FORCE)
                        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What any PostgreSQL must offer before people's data goes into it.
    void check() {
        int version = Integer.parseInt(setting("server_version_num"));
        int major = version / 10_000;
        if (major < OLDEST_MAJOR) {
            throw new AtalayaError(
                            1017,
                            Exit.CONFIGURATION,
                            "PostgreSQL %d is too old; Atalaya needs %d or newer",
                            major,
                            OLDEST_MAJOR)
                    .at(place)
                    .remedy("upgrade it, or leave out --db to use Atalaya's own");
        }
        if (version % 10_000 < CORRECTED.getOrDefault(major, 0)) {
            log.warn("this PostgreSQL lacks security corrections version={}", version);
        }
        var wrong = new ArrayList<String>();
        expect("fsync", "on", wrong);
        expect("full_page_writes", "on", wrong);
        expect("server_encoding", "UTF8", wrong);
        if (setting("synchronous_commit").equals("off")) {
            wrong.add("synchronous_commit=off");
        }
        refuse(wrong);
    }

    /// What we promise of our own server besides: nobody reaches it from outside or without the
    /// password, and a damaged page is noticed. Asks as its administrator.
    void checkOwn() {
        var wrong = new ArrayList<String>();
        expect("data_checksums", "on", wrong);
        expect("listen_addresses", "127.0.0.1", wrong);
        expect("unix_socket_directories", "", wrong);
        expect("password_encryption", "scram-sha-256", wrong);
        sql.sql(
                        """
                        select distinct 'pg_hba.conf ' || coalesce(auth_method, error)
                          from pg_hba_file_rules
                         where auth_method is distinct from 'scram-sha-256'
                        """)
                .query(String.class)
                .list()
                .forEach(wrong::add);
        refuse(wrong);
    }

    private void expect(String name, String value, List<String> wrong) {
        if (!setting(name).equals(value)) {
            wrong.add(name + "=" + setting(name));
        }
    }

    private String setting(String name) {
        return inForce.getOrDefault(name, "unknown");
    }

    private void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AtalayaError(
                            1018,
                            Exit.CONFIGURATION,
                            "this PostgreSQL is not safe enough: %s",
                            String.join(", ", wrong))
                    .at(place)
                    .remedy("set what is listed to its default; nothing was written");
        }
    }
}
