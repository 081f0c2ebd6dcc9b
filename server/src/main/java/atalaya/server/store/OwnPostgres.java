package atalaya.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// PostgreSQL as a child process: started from the binaries on the class path, kept running,
/// stopped with us.
///
/// It listens on the loopback address only, on a free port, and asks for a random password. Should
/// it be killed, it is started again on the same port; should we be killed, the kernel tells it to
/// stop, and whoever starts next waits for what may be left of it.
final class OwnPostgres implements AutoCloseable {

    /// Who may do anything on the server; used by us only to make the database.
    static final String ADMINISTRATOR = "postgres";

    /// Who owns the database and does everything else.
    static final String USER = "atalaya";

    static final String DATABASE = "atalaya";

    private static final Logger log = LoggerFactory.getLogger(OwnPostgres.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final PostgresUser user;
    private final List<String> settings;
    private final String password;
    private final Thread keeper;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private volatile int port;
    private volatile boolean stopping;
    private volatile @Nullable Process server;

    private OwnPostgres(DataDirectory directory, PostgresBinaries binaries, List<String> settings) {
        this.directory = directory;
        this.settings = settings;
        this.binaries = binaries;
        this.user = PostgresUser.of(directory.path());
        this.password = new PostgresCluster(directory, binaries, user).ensure();
        // A thread of its own, which lives as long as the server: the kernel's promise to stop the
        // child is tied to the thread that made it.
        this.keeper = Thread.ofPlatform().daemon().name("postgres").unstarted(this::keep);
    }

    /// Starts the server and returns when it answers.
    ///
    /// @param settings such as `fsync=on`, over those of PostgreSQL
    static OwnPostgres start(
            DataDirectory directory, PostgresBinaries binaries, List<String> settings) {
        var postgres = new OwnPostgres(directory, binaries, settings);
        postgres.keeper.start();
        try {
            postgres.firstReady.join();
        } catch (CompletionException e) {
            postgres.close();
            throw e.getCause() instanceof AtalayaError error ? error : e;
        }
        return postgres;
    }

    Address address(String database) {
        return new Address(url(database), USER, password);
    }

    /// A connection that may do anything on the server.
    SingleConnectionDataSource administrator() {
        return new SingleConnectionDataSource(url("postgres"), ADMINISTRATOR, password, true);
    }

    /// Makes the user and its database at the first start.
    void ensureDatabase(DataSource administrator) {
        var sql = JdbcClient.create(administrator);
        if (!exists("select count(*) from pg_roles where rolname = ?", USER, sql)) {
            // The password is ours, of hexadecimal digits: there is nothing to quote.
            sql.sql("create role %s login password '%s'".formatted(USER, password)).update();
        }
        if (!exists("select count(*) from pg_database where datname = ?", DATABASE, sql)) {
            sql.sql("create database %s owner %s".formatted(DATABASE, USER)).update();
        }
    }

    private static boolean exists(String count, String name, JdbcClient sql) {
        return sql.sql(count).param(name).query(Long.class).single() > 0;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// The process of the server while it runs.
    Optional<ProcessHandle> process() {
        var running = server;
        return running == null ? Optional.empty() : Optional.of(running.toHandle());
    }

    /// Stops the server: sessions are cut, what was committed is on disk.
    @Override
    public void close() {
        stopping = true;
        var running = server;
        if (running != null && running.isAlive()) {
            signal(running.toHandle(), "INT");
            await(running.toHandle());
        }
    }

    /// The life of the keeper: start, wait for the end, and start again unless we are stopping.
    private void keep() {
        try {
            var attempts = new Attempts();
            while (!stopping && runOnce(attempts)) {
                if (!stopping) {
                    log.info("postgres is started again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts the server and waits for its end.
    ///
    /// @return whether to start it again
    private boolean runOnce(Attempts attempts) throws InterruptedException {
        try {
            var started = launch();
            firstReady.complete(null);
            attempts.succeeded();
            int status = started.waitFor();
            if (!stopping) {
                log.warn("postgres ended by itself status={}", status);
            }
            return true;
        } catch (AtalayaError e) {
            return attempts.mayTryAgain(e) || (isServing() ? attempts.rest(e) : giveUp(e));
        } catch (IOException e) {
            return giveUp(startFailure(String.valueOf(e.getMessage())).because(e));
        }
    }

    /// Whether it has answered once. From then on we never give up: a disk that is full will be
    /// emptied, and until then those who ask are told.
    private boolean isServing() {
        return firstReady.isDone() && !firstReady.isCompletedExceptionally();
    }

    private boolean giveUp(AtalayaError error) {
        if (!firstReady.completeExceptionally(error)) {
            log.error("postgres cannot be started again code={}", error.code(), error);
        }
        return false;
    }

    private Process launch() throws IOException, InterruptedException {
        new Orphan(directory.file("postgres")).stop();
        if (port == 0) {
            port = freePort();
        }
        long logFrom = logSize();
        var process = new ProcessBuilder(words());
        process.environment().clear();
        process.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        process.directory(directory.path().toFile());
        process.redirectErrorStream(true);
        process.redirectInput(Path.of("/dev/null").toFile());
        process.redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.file("postgres.log").toFile()));
        var started = process.start();
        server = started;
        awaitReady(started, logFrom);
        return started;
    }

    private List<String> words() {
        var words = new ArrayList<>(user.prefix());
        words.add(binaries.postgres().toString());
        words.addAll(List.of("-D", directory.file("postgres").toString()));
        var all = new ArrayList<>(ALWAYS);
        all.addAll(settings);
        all.add("port=" + port);
        for (var setting : all) {
            words.add("-c");
            words.add(setting);
        }
        return words;
    }

    /// What holds for every server we start. Its log never holds what a statement carried.
    private static final List<String> ALWAYS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "password_encryption=scram-sha-256",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_error_verbosity=terse",
                    "log_min_error_statement=panic",
                    "log_parameter_max_length_on_error=0",
                    "max_connections=100",
                    "shared_buffers=256MB",
                    "max_wal_size=2GB",
                    "checkpoint_timeout=15min",
                    "random_page_cost=1.1",
                    "jit=off");

    private void awaitReady(Process started, long logFrom)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            if (started.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw startFailure(logSince(logFrom));
            }
            if (PostmasterFile.read(directory.file("postgres"))
                    .filter(file -> file.pid() == started.pid() && file.ready())
                    .isPresent()) {
                return;
            }
        }
        signal(started.toHandle(), "QUIT");
        throw startFailure("it did not answer within " + READY_WITHIN.toSeconds() + " s");
    }

    private AtalayaError startFailure(String output) {
        return StartFailure.read(output, directory.file("postgres.log"));
    }

    private long logSize() throws IOException {
        var file = directory.file("postgres.log");
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return Files.size(file);
    }

    private String logSince(long position) throws IOException {
        try (var channel = Files.newByteChannel(directory.file("postgres.log"))) {
            channel.position(position);
            return new String(
                    Channels.newInputStream(channel).readNBytes(64_000), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("postgres did not stop in time and is cut off");
            signal(process, "QUIT");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
