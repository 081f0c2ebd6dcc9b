package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file that a command writes: whole, or not at all.
///
/// It grows under another name beside its place and moves there when it is whole, so that neither a
/// full disk nor an interruption leaves half of it, and one that was there stays until then.
final class WholeFile {

    private WholeFile() {}

    /// What is written.
    @FunctionalInterface
    interface Content {
        void write(Writer writer) throws IOException;
    }

    /// Writes UTF-8, gz where the name says so.
    static void write(Path file, Content content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, file.toString(), content); // a pipe or a device
                return;
            }
            var growing = file.resolveSibling("." + file.getFileName() + "." + ownName());
            growing.toFile().deleteOnExit();
            try {
                fill(growing, file.toString(), content);
                Files.move(
                        growing,
                        file,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(growing);
            }
        } catch (IOException failure) {
            throw refused(file).because(failure);
        }
    }

    private static String ownName() {
        return ProcessHandle.current().pid() + ".part";
    }

    private static void fill(Path target, String name, Content content) throws IOException {
        try (var stream =
                        Files.newOutputStream(
                                target,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                var wrapped = name.endsWith(".gz") ? new GZIPOutputStream(stream) : stream;
                var writer =
                        new BufferedWriter(
                                new OutputStreamWriter(wrapped, StandardCharsets.UTF_8))) {
            content.write(writer);
        }
    }

    /// Refuses, before the work is done, a place where nothing can be written, a name given twice
    /// and the name of a file that is read.
    ///
    /// @param written by option; null where the option is absent
    static void check(Map<String, @Nullable Path> written, List<Path> read) {
        var options = new HashMap<Path, String>();
        read.forEach(file -> options.put(file.toAbsolutePath().normalize(), "FILE"));
        written.forEach((option, file) -> {
            if (file != null) {
                var absolute = file.toAbsolutePath().normalize();
                var before = options.putIfAbsent(absolute, option);
                if (before != null) {
                    throw new AtalayaError(
                                    3108,
                                    Exit.USAGE,
                                    "%s and %s name the same file",
                                    before,
                                    option)
                            .at(file.toString())
                            .remedy("give each a name of its own");
                }
                var folder = absolute.getParent();
                if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                    throw refused(file);
                }
            }
        });
    }

    private static AtalayaError refused(Path file) {
        return new AtalayaError(3104, Exit.FAILED, "the file cannot be written")
                .at(file.toString())
                .remedy("a folder that exists, that you may write to and that has room");
    }
}
