package atalaya.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The other processes that use the PostgreSQL of a data directory. Each holds a shared lock on one
/// file, so that a command which started the server can wait for those who joined it.
record Companions(Path data) {

    /// Joins them until the result is closed.
    AutoCloseable join() throws IOException {
        var file = open();
        file.lock(0, Long.MAX_VALUE, true);
        return file;
    }

    boolean any() throws IOException {
        try (var file = open()) {
            FileLock alone = file.tryLock();
            return alone == null;
        }
    }

    /// Returns when nobody else is left.
    void await() throws IOException {
        try (var file = open()) {
            file.lock();
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                data.resolve("companions"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }
}
