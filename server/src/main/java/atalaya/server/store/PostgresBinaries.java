package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The programs `initdb` and `postgres` as files, unpacked once from the class path.
///
/// They are shared by all data directories of a machine: below `/var/cache/atalaya` for root, so
/// that the user who runs PostgreSQL can read them, else below the person's own cache folder.
///
/// @param home the folder that holds `bin`, `lib` and `share`
/// @param locale the words by which its `initdb` is told to order text by code point
record PostgresBinaries(Path home, List<String> locale) {

    /// The release whose files are on the class path; also the name of the folder.
    static final String VERSION = "18.4";

    static PostgresBinaries unpacked() {
        String architecture = architecture();
        var home = cache().resolve("postgres-" + VERSION + "-" + architecture);
        if (!Files.isDirectory(home)) {
            unpack("/postgres-linux-" + architecture + ".txz", home);
        }
        return new PostgresBinaries(
                home,
                List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }

    Path initdb() {
        return home.resolve("bin/initdb");
    }

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    private static String architecture() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return switch (machine.toLowerCase(Locale.ROOT)) {
            case "linux amd64", "linux x86_64" -> "x86_64";
            case "linux aarch64", "linux arm64" -> "arm_64";
            default ->
                    throw new AtalayaError(
                                    1001,
                                    Exit.CONFIGURATION,
                                    "Atalaya has no PostgreSQL of its own for this machine")
                            .at(machine)
                            .remedy("--db jdbc:postgresql://HOST/DATABASE uses one you have");
        };
    }

    private static Path cache() {
        String chosen = System.getenv("ATALAYA_CACHE");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (PostgresUser.weAreRoot()) {
            return Path.of("/var/cache/atalaya");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        var caches =
                xdg == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("atalaya");
    }

    /// Unpacks beside the final place and renames, so that a folder is whole or absent, whoever
    /// else unpacks at the same time.
    private static void unpack(String archive, Path home) {
        try (var stream = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (stream == null) {
                throw new AtalayaError(
                                1001, Exit.CONFIGURATION, "this build lacks its PostgreSQL files")
                        .at(archive)
                        .remedy("build again with ./atalaya, or use --db jdbc:postgresql://…");
            }
            Files.createDirectories(cache());
            var beside = Files.createTempDirectory(cache(), "unpacking-");
            extract(stream, beside);
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            try {
                Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException raced) {
                if (!Files.isDirectory(home)) {
                    throw raced;
                }
                Trees.delete(beside);
            }
        } catch (IOException e) {
            throw new AtalayaError(
                            1002,
                            Exit.FAILED,
                            "the PostgreSQL files cannot be unpacked: %s",
                            String.valueOf(e.getMessage()))
                    .at(home.toString())
                    .remedy("free some 80 MB there, or set ATALAYA_CACHE to another folder")
                    .because(e);
        }
    }

    private static void extract(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, into);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var place = into.resolve(entry.getName()).normalize();
        if (!place.startsWith(into)) {
            throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, place);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    place, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
