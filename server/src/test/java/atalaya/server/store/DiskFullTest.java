package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real disk that fills up. Needs a small one of its own, which only root can make.
class DiskFullTest {

    @Test
    void aFullDiskLosesNothingAndWorkGoesOnWhenThereIsRoom() throws Exception {
        var disk = Files.createTempDirectory("atalaya-disk-");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", disk.toString()))
                .as("root may mount a small disk")
                .isZero();
        try {
            fillAndGoOn(disk);
        } finally {
            run("umount", "--lazy", disk.toString());
            Files.deleteIfExists(disk);
        }
    }

    private static void fillAndGoOn(Path disk) throws Exception {
        try (var store = Store.open(new StoreSettings(disk.resolve("data"), null, false))) {
            var sql = JdbcClient.create(store.connections());
            sql.sql("create table filled (number bigint primary key, text text)").update();

            long acknowledged = fill(sql);

            assertThat(run("mount", "-o", "remount,size=1g", disk.toString())).isZero();
            awaitRoom(sql);
            assertThat(sql.sql("select max(number) from filled").query(Long.class).single())
                    .isGreaterThanOrEqualTo(acknowledged);
        }
    }

    /// Writes until the disk is full, and returns the last number that was acknowledged.
    private static long fill(JdbcClient sql) {
        long number = 0;
        try {
            while (number < 100_000) {
                sql.sql("insert into filled select ?, repeat(md5(?), 4000)")
                        .params(number + 1, String.valueOf(number))
                        .update();
                number++;
            }
        } catch (DataAccessException full) {
            return number;
        }
        throw new AssertionError("The disk never filled.");
    }

    private static void awaitRoom(JdbcClient sql) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                sql.sql("insert into filled values (-1, 'room') on conflict do nothing").update();
                return;
            } catch (DataAccessException stillAway) {
                assertThat(System.nanoTime()).as(stillAway.getMessage()).isLessThan(until);
            }
        }
    }

    private static int run(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return 127;
        }
    }
}
