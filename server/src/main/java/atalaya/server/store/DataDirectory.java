package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The folder where one installation keeps everything: PostgreSQL's files, passwords, its log.
///
/// Whoever holds a `DataDirectory` holds the folder's lock, which the system takes back when the
/// process ends in whatever way.
final class DataDirectory implements AutoCloseable {

    /// What this build can read; grows when the layout of the folder changes.
    private static final String FORMAT = "atalaya 1, postgresql 18";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes the folder, made if it is absent; empty when another process has it.
    static Optional<DataDirectory> take(Path chosen) {
        var path = chosen.toAbsolutePath().normalize();
        try {
            create(path);
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            var taken = new DataDirectory(path, channel);
            taken.sign();
            taken.checkFormat();
            return Optional.of(taken);
        } catch (IOException e) {
            throw new AtalayaError(
                            1003,
                            Exit.CONFIGURATION,
                            "the data directory cannot be used: %s",
                            reason(e))
                    .at("--data " + path)
                    .remedy("--data DIR names another one that you may write to")
                    .because(e);
        }
    }

    /// Who has the folder, as that process wrote it: `process 4711, atalaya serve`.
    static String holder(Path path) {
        try {
            return Files.readString(path.resolve("lock")).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    /// The number of that process; empty while nobody has signed.
    static OptionalLong holderId(Path path) {
        var found = Pattern.compile("process (\\d+),").matcher(holder(path));
        return found.find()
                ? OptionalLong.of(Long.parseLong(found.group(1)))
                : OptionalLong.empty();
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /// Writes a file that only its owner can read, whole or not at all.
    void writeSecret(String name, String content) throws IOException {
        var beside = path.resolve(name + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, content);
        Files.move(
                beside,
                path.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            lock.truncate(0);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another part of this very process has it
        }
    }

    private void sign() throws IOException {
        var words = System.getProperty("atalaya.command", "atalaya");
        var text = "process %d, %s%n".formatted(ProcessHandle.current().pid(), words);
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private void checkFormat() throws IOException {
        var file = path.resolve("format");
        if (!Files.exists(file)) {
            if (Files.exists(path.resolve("postgres"))) {
                throw otherFormat("unknown");
            }
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(FORMAT)) {
            throw otherFormat(found);
        }
    }

    private AtalayaError otherFormat(String found) throws IOException {
        close();
        return new AtalayaError(
                        1007,
                        Exit.CONFIGURATION,
                        "the data directory was written by another version (%s; this one reads %s)",
                        found,
                        FORMAT)
                .at("--data " + path)
                .remedy("start the version that wrote it, or name another folder with --data DIR");
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "no permission"
                : String.valueOf(e.getMessage());
    }
}
