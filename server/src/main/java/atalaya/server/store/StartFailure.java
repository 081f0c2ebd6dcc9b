package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;

/// Reads what PostgreSQL printed before it ended, and says it in one line.
final class StartFailure {

    private StartFailure() {}

    static AtalayaError read(String output, Path log) {
        if (output.contains("No space left on device") || output.contains("Disk quota exceeded")) {
            return new AtalayaError(1009, Exit.FAILED, "the disk is full")
                    .at(String.valueOf(log.getParent()))
                    .remedy("free some space there and start again; nothing stored is lost");
        }
        if (output.contains("pre-existing shared memory block")
                || output.contains("lock file \"postmaster.pid\" already exists")
                || output.contains("Address already in use")) {
            return new AtalayaError(1011, Exit.FAILED, "an earlier PostgreSQL is still ending")
                    .at(log.toString())
                    .remedy("wait a moment and start again");
        }
        if (output.contains("database files are incompatible")) {
            return new AtalayaError(
                            1007,
                            Exit.CONFIGURATION,
                            "the data directory was written by another version of PostgreSQL")
                    .at(String.valueOf(log.getParent()))
                    .remedy("start the version that wrote it, or name another with --data DIR");
        }
        return new AtalayaError(1008, Exit.FAILED, "PostgreSQL does not start: %s", reason(output))
                .at(log.toString())
                .remedy("atalaya doctor");
    }

    /// Whether the cause goes away by itself within moments.
    static boolean passes(AtalayaError error) {
        return error.code().equals("Atalaya-1011");
    }

    /// The last line that says why.
    private static String reason(String output) {
        return output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, last) -> last)
                .map(line -> line.replaceFirst("^.*(FATAL|PANIC):\\s*", ""))
                .orElseGet(() -> output.lines().reduce((a, b) -> b).orElse("it said nothing"));
    }
}
