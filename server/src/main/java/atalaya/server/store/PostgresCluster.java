package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The files of our PostgreSQL, in folder `postgres` of the data directory, made at the first
/// start.
record PostgresCluster(DataDirectory directory, PostgresBinaries binaries, PostgresUser user) {

    /// Makes the files if there are none, and returns the password of their one user.
    String ensure() {
        try {
            openForUser();
            var secret = directory.file("password");
            if (Files.isDirectory(directory.file("postgres"))) {
                return Files.readString(secret).strip();
            }
            var password = random();
            directory.writeSecret("password", password + "\n");
            create(password);
            return password;
        } catch (IOException e) {
            throw new AtalayaError(
                            1003,
                            Exit.CONFIGURATION,
                            "the data directory cannot be used: %s",
                            String.valueOf(e.getMessage()))
                    .at("--data " + directory.path())
                    .remedy("--data DIR names another one that you may write to")
                    .because(e);
        }
    }

    /// Nobody but its owner looks into the folder; a lent user may pass through to its own part.
    private void openForUser() throws IOException {
        var rights = user.owner().isPresent() ? "rwx--x--x" : "rwx------";
        Files.setPosixFilePermissions(directory.path(), PosixFilePermissions.fromString(rights));
    }

    /// Prepares beside the final place and renames: a start that was cut off leaves nothing half.
    private void create(String password) throws IOException {
        var beside = directory.file("postgres.new");
        Trees.delete(beside);
        Files.createDirectory(beside);
        give(beside);
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwx------"));
        directory.writeSecret("password.once", password + "\n");
        var passwordOnce = directory.file("password.once");
        give(passwordOnce);
        try {
            initdb(beside, passwordOnce);
        } finally {
            Files.delete(passwordOnce);
        }
        Files.move(beside, directory.file("postgres"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path into, Path passwordFile) throws IOException {
        var words = new ArrayList<>(user.prefix());
        words.add(binaries.initdb().toString());
        words.addAll(
                List.of(
                        "--pgdata=" + into,
                        "--username=" + OwnPostgres.ADMINISTRATOR,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--no-instructions"));
        words.addAll(binaries.locale());
        var process = new ProcessBuilder(words);
        process.environment().clear();
        process.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        process.directory(directory.path().toFile());
        process.redirectErrorStream(true);
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (running.waitFor() != 0) {
                throw StartFailure.read(output, directory.file("postgres.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL's files were made", e);
        }
    }

    private void give(Path path) throws IOException {
        if (user.owner().isPresent()) {
            var account = user.owner().get();
            Files.setAttribute(path, "unix:uid", account.user());
            Files.setAttribute(path, "unix:gid", account.group());
        }
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
