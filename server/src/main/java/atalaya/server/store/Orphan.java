package atalaya.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that outlived the process that started it. Only the holder of the data directory
/// may look for one, so nobody else can be using it on purpose.
record Orphan(Path cluster) {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    /// Stops it, first by asking, and returns when it is gone.
    void stop() throws IOException, InterruptedException {
        var file = PostmasterFile.read(cluster);
        if (file.isEmpty()) {
            return;
        }
        var process = ProcessHandle.of(file.get().pid()).filter(this::isOurs);
        if (process.isEmpty()) {
            return; // PostgreSQL itself finds that the file is stale
        }
        log.warn("an earlier postgres still runs and is stopped pid={}", file.get().pid());
        for (var signal : new String[] {"INT", "QUIT", "KILL"}) {
            OwnPostgres.signal(process.get(), signal);
            if (gone(process.get())) {
                return;
            }
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean gone(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
