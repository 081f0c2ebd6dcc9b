package atalaya.server.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process of its own that opens a store and writes numbered rows into it, printing the number of
/// each once its commit was acknowledged. Made to be killed.
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private StoreProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /// @param first the number of the first row it writes
    static StoreProcess start(Path data, long first) throws IOException {
        var words =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        data.toString(),
                        Long.toString(first));
        return new StoreProcess(
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Waits for the next line, such as `ready` or `stored 17`.
    String line() throws IOException {
        var line = output.readLine();
        if (line == null) {
            throw new IOException("the process ended: " + process);
        }
        return line;
    }

    /// Everything it printed until it ended.
    List<String> rest() throws IOException {
        var lines = new ArrayList<String>();
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException cutOff) {
            return lines; // a killed process may leave half a line
        }
        return lines;
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Asks it to stop, and says whether it did in time.
    boolean stop(long seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] words) {
        try {
            var store = Store.open(new StoreSettings(Path.of(words[0]), null, false));
            Runtime.getRuntime().addShutdownHook(new Thread(store::close));
            write(JdbcClient.create(store.connections()), Long.parseLong(words[1]));
        } catch (AtalayaError e) {
            System.out.println(e.code());
            System.exit(e.exit().status());
        }
    }

    /// Each row is tried until it is acknowledged; one whose fate is unknown is sent again under
    /// the same number, which has one effect.
    private static void write(JdbcClient sql, long first) {
        sql.sql("create table if not exists written (number bigint primary key)").update();
        System.out.println("ready");
        for (long number = first; ; number++) {
            while (!stored(sql, number)) {
                Thread.onSpinWait();
            }
            System.out.println("stored " + number);
        }
    }

    private static boolean stored(JdbcClient sql, long number) {
        try {
            sql.sql("insert into written values (?) on conflict do nothing").param(number).update();
            return true;
        } catch (DataAccessException databaseIsAway) {
            return false;
        }
    }
}
