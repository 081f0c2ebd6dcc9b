package atalaya.server.access;

import atalaya.server.access.AuditLog.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/// A file outside the database that remembers how far the audit's chain had come and with which
/// hash, so that cutting or rewriting the chain inside the database does not go unseen.
///
/// One file for each database, in the data directory: `audit-<installation>.witness`.
final class AuditWitness {

    private final Path file;

    AuditWitness(Path folder, String installation) {
        this.file = folder.resolve("audit-" + installation + ".witness");
    }

    /// Empty before the first note and where there is no data directory.
    Optional<End> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var words = Files.readString(file).strip().split(" ");
            return Optional.of(
                    new End(Long.parseLong(words[0]), HexFormat.of().parseHex(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Notes the end of the chain, unless another process has noted a later one or there is no data
    /// directory.
    void reached(End end) {
        var folder = file.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            long known = read().map(End::entry).orElse(0L);
            if (end.entry() > known) {
                replace(end);
            }
        }
    }

    private void replace(End end) {
        var text = end.entry() + " " + HexFormat.of().formatHex(end.hash()) + "\n";
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
