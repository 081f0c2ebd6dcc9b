package atalaya.server.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Facts in columns, for those who read all of them: Parquet files under the data directory, in 64
/// buckets by record, with the mapping of records to customers beside them. Nothing in it names a
/// person: records are random numbers, references are hashes, of a text only its polarity is kept.
///
/// A file is visible only once the manifest that lists it is committed: files are written and
/// forced to the disk, then the new manifest beside the old one, which it replaces in one step.
/// Whatever a crash leaves behind is in no manifest and is removed by the next commit. One process
/// writes at a time, under the lock of this room.
@Component
final class Lake {

    static final int BUCKETS = 64;

    private static final String MANIFEST = "manifest.json";
    private static final String MEMORY = "768MB";

    private static final String CREATE =
            "create table fact (placed bigint, record bigint, " + LakeFacts.DEFINITION + ")";

    /// The facts of each customer, one after the other.
    private static final String BY_CUSTOMER =
            """
            select mapping.customer, %s
              from read_parquet([%s]) as fact
              join read_parquet([%s]) as mapping using (record)
              %s
             order by mapping.customer
            """;

    private static final String NOT_GONE =
            """
            anti join read_parquet([%s]) as gone
                on gone.position = fact.position and gone.placed > fact.placed
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<Path> where;
    private final Consumer<Step> after;

    /// A moment at which a commit may be cut off.
    enum Step {
        FILES_WRITTEN,
        MANIFEST_WRITTEN,
        MANIFEST_SHOWN
    }

    /// Each database has a lake of its own.
    @Autowired
    Lake(@Value("${atalaya.data}") Path data, JdbcClient sql) {
        this.where =
                SingletonSupplier.of(() ->
                        data.resolve("lake")
                                .resolve(
                                        sql.sql("select lake::text from value.progress")
                                                .query(String.class)
                                                .single()));
        this.after = _ -> {};
    }

    /// @param after told at each step of a commit
    Lake(Path folder, Consumer<Step> after) {
        this.where = () -> folder;
        this.after = after;
    }

    private Path folder() {
        return where.get();
    }

    /// A fact with its record and its place in the order of interactions.
    record Entry(long placed, long record, Fact fact) {}

    /// An interaction that has left a record.
    record Gone(long placed, long position) {}

    record Owner(long record, long customer) {}

    /// What is committed.
    LakeManifest manifest() {
        var file = folder().resolve(MANIFEST);
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), LakeManifest.class)
                : LakeManifest.EMPTY;
    }

    /// Adds what happened up to a place, in one commit.
    void append(List<Entry> entries, List<Gone> left, long placed) {
        var before = manifest();
        commit(
                before,
                (connection, version) -> {
                    var facts = new ArrayList<>(before.facts());
                    facts.addAll(writeFacts(connection, entries, version));
                    var gone = new ArrayList<>(before.gone());
                    if (!left.isEmpty()) {
                        gone.add(writeGone(connection, left, version));
                    }
                    return new LakeManifest(version, placed, facts, gone, before.mapping());
                });
    }

    /// Replaces the mapping, in one commit.
    void map(List<Owner> owners) {
        var before = manifest();
        commit(
                before,
                (connection, version) ->
                        new LakeManifest(
                                version,
                                before.placed(),
                                before.facts(),
                                before.gone(),
                                List.of(writeMapping(connection, owners, version))));
    }

    /// Reads the facts of every customer that has any. The next customers are read while some are
    /// dealt with.
    ///
    /// @param atOnce about how many customers are told together
    void byCustomer(int atOnce, Consumer<Map<Long, List<Fact>>> taker) {
        var manifest = manifest();
        if (manifest.facts().isEmpty() || manifest.mapping().isEmpty()) {
            return;
        }
        var query =
                BY_CUSTOMER.formatted(
                        LakeFacts.COLUMNS,
                        files(manifest.facts()),
                        files(manifest.mapping()),
                        manifest.gone().isEmpty()
                                ? ""
                                : NOT_GONE.formatted(files(manifest.gone())));
        try (var connection = open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var reading = new Reading(rows);
            var next = CompletableFuture.supplyAsync(() -> reading.next(atOnce));
            try {
                for (var some = next.join(); !some.isEmpty(); some = next.join()) {
                    next = CompletableFuture.supplyAsync(() -> reading.next(atOnce));
                    taker.accept(some);
                }
            } finally {
                next.handle((_, _) -> true).join(); // nobody reads on what is closed
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static IllegalStateException unreadable(SQLException failure) {
        return new IllegalStateException("The lake cannot be read.", failure);
    }

    /// Rows in the order of their customers, some customers at a time.
    private static final class Reading {
        private final ResultSet rows;
        private boolean more;

        Reading(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.more = rows.next();
        }

        /// The facts of the next customers; nothing after the last.
        Map<Long, List<Fact>> next(int customers) {
            var some = new HashMap<Long, List<Fact>>();
            try {
                while (more && some.size() < customers) {
                    long customer = rows.getLong(1);
                    some.put(customer, factsOf(customer));
                }
            } catch (SQLException failure) {
                throw unreadable(failure);
            }
            return some;
        }

        private List<Fact> factsOf(long customer) throws SQLException {
            var facts = new ArrayList<Fact>();
            while (more && rows.getLong(1) == customer) {
                facts.add(LakeFacts.read(rows, 2));
                more = rows.next();
            }
            return facts;
        }
    }

    /// Writes files and says what then is there.
    @FunctionalInterface
    private interface Writing {
        LakeManifest write(DuckDBConnection connection, int version)
                throws SQLException, IOException;
    }

    private void commit(LakeManifest before, Writing writing) {
        try {
            Files.createDirectories(folder());
            tidy(before);
            LakeManifest next;
            try (var connection = open()) {
                next =
                        writing.write(
                                connection.unwrap(DuckDBConnection.class), before.version() + 1);
            }
            for (var name : next.names()) {
                if (!before.names().contains(name)) {
                    force(folder().resolve(name));
                }
            }
            after.accept(Step.FILES_WRITTEN);
            show(next);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The lake cannot be written.", failure);
        }
    }

    private void show(LakeManifest next) throws IOException {
        var beside = folder().resolve(MANIFEST + ".new");
        Files.writeString(beside, JSON.writeValueAsString(next));
        force(beside);
        after.accept(Step.MANIFEST_WRITTEN);
        Files.move(
                beside,
                folder().resolve(MANIFEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(folder());
        after.accept(Step.MANIFEST_SHOWN);
    }

    /// Removes what no manifest lists: leftovers of a crash, and a mapping that was replaced.
    private void tidy(LakeManifest manifest) throws IOException {
        var kept = new HashSet<>(manifest.names());
        kept.add(MANIFEST);
        try (var files = Files.list(folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (var channel =
                FileChannel.open(
                        path,
                        Files.isDirectory(path)
                                ? StandardOpenOption.READ
                                : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private List<LakeManifest.File> writeFacts(
            DuckDBConnection connection, List<Entry> entries, int version) throws SQLException {
        run(connection, CREATE);
        try (var appender = connection.createAppender("fact")) {
            for (var entry : entries) {
                appender.beginRow().append(entry.placed()).append(entry.record());
                LakeFacts.append(appender, entry.fact());
                appender.endRow();
            }
        }
        Map<Integer, Long> rows =
                entries.stream()
                        .collect(Collectors.groupingBy(Lake::bucket, Collectors.counting()));
        var files = new ArrayList<LakeManifest.File>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (rows.containsKey(bucket)) {
                var name = "facts-%06d-%02d.parquet".formatted(version, bucket);
                write(
                        connection,
                        "select * from fact where ((record %% %1$d) + %1$d) %% %1$d = %2$d"
                                .formatted(BUCKETS, bucket),
                        name);
                files.add(new LakeManifest.File(name, bucket, rows.getOrDefault(bucket, 0L)));
            }
        }
        return files;
    }

    private static int bucket(Entry entry) {
        return Math.floorMod(entry.record(), BUCKETS);
    }

    private LakeManifest.File writeGone(DuckDBConnection connection, List<Gone> gone, int version)
            throws SQLException {
        run(connection, "create table gone (placed bigint, position bigint)");
        try (var appender = connection.createAppender("gone")) {
            for (var one : gone) {
                appender.beginRow().append(one.placed()).append(one.position()).endRow();
            }
        }
        var name = "gone-%06d.parquet".formatted(version);
        write(connection, "select * from gone", name);
        return new LakeManifest.File(name, -1, gone.size());
    }

    private LakeManifest.File writeMapping(
            DuckDBConnection connection, List<Owner> owners, int version) throws SQLException {
        run(connection, "create table mapping (record bigint, customer bigint)");
        try (var appender = connection.createAppender("mapping")) {
            for (var one : owners) {
                appender.beginRow().append(one.record()).append(one.customer()).endRow();
            }
        }
        var name = "mapping-%06d.parquet".formatted(version);
        write(connection, "select * from mapping", name);
        return new LakeManifest.File(name, -1, owners.size());
    }

    /// @param query of our own making
    private void write(DuckDBConnection connection, String query, String name) throws SQLException {
        run(
                connection,
                "copy (%s) to '%s' (format parquet, compression zstd)"
                        .formatted(query, path(name)));
    }

    private static void run(DuckDBConnection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private String files(List<LakeManifest.File> files) {
        return files.stream()
                .map(file -> "'" + path(file.name()) + "'")
                .collect(Collectors.joining(", "));
    }

    private String path(String name) {
        return folder().resolve(name).toAbsolutePath().toString().replace("'", "''");
    }

    /// A database in memory that loads nothing from anywhere, within bounds.
    private Connection open() throws SQLException {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty(
                "threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        settings.setProperty(
                "temp_directory", folder().resolve("spill").toAbsolutePath().toString());
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("jdbc_stream_results", "true");
        try {
            Files.createDirectories(folder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }
}
