package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As whom PostgreSQL runs. It refuses to run as root, so root lends it another user.
sealed interface PostgresUser {

    /// The words to put before a program so that it runs as this user and ends when we do.
    List<String> prefix();

    /// Whether files are to be given to this user first.
    default Optional<Account> owner() {
        return Optional.empty();
    }

    /// A line of the user list of this machine.
    record Account(String name, int user, int group) {}

    /// We are nobody special: PostgreSQL runs as ourselves.
    record Myself() implements PostgresUser {
        @Override
        public List<String> prefix() {
            return Files.isExecutable(Path.of("/usr/bin/setpriv"))
                    ? List.of("/usr/bin/setpriv", "--pdeathsig", "INT", "--")
                    : List.of();
        }
    }

    /// We are root and step down to an account without rights.
    record Lent(Account account) implements PostgresUser {
        @Override
        public List<String> prefix() {
            return List.of(
                    "setpriv",
                    "--reuid=" + account.user(),
                    "--regid=" + account.group(),
                    "--clear-groups",
                    "--no-new-privs",
                    "--pdeathsig=INT",
                    "--");
        }

        @Override
        public Optional<Account> owner() {
            return Optional.of(account);
        }
    }

    /// We are root and the data lies where no other account can go (such as below `/root`):
    /// PostgreSQL gets a name space of its own, where it is an ordinary user without any of root's
    /// powers, while the kernel still lets it reach our files.
    record Masked(Account account) implements PostgresUser {
        @Override
        public List<String> prefix() {
            return List.of(
                    "unshare",
                    "--user",
                    "--map-user=" + account.user(),
                    "--map-group=" + account.group(),
                    "--",
                    "setpriv",
                    "--pdeathsig=INT",
                    "--");
        }
    }

    static boolean weAreRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// Chooses for data in a folder.
    static PostgresUser of(Path data) {
        if (!weAreRoot()) {
            return new Myself();
        }
        var account = account();
        var wall = firstClosedParent(data);
        if (wall.isEmpty()) {
            return new Lent(account);
        }
        if (canMask(account)) {
            return new Masked(account);
        }
        throw new AtalayaError(
                        1004,
                        Exit.CONFIGURATION,
                        "PostgreSQL does not run as root, and user %s cannot enter %s",
                        account.name(),
                        wall.get())
                .at("--data " + data)
                .remedy("--data /var/lib/atalaya, or run as a user other than root");
    }

    private static Account account() {
        var accounts = new ArrayList<Account>();
        try {
            for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
                var fields = line.split(":", -1);
                if (fields.length > 3) {
                    accounts.add(
                            new Account(
                                    fields[0],
                                    Integer.parseInt(fields[2]),
                                    Integer.parseInt(fields[3])));
                }
            }
        } catch (IOException e) {
            throw new AtalayaError(1004, Exit.CONFIGURATION, "the list of users cannot be read")
                    .at("/etc/passwd")
                    .remedy("run as a user other than root")
                    .because(e);
        }
        return named("atalaya", accounts)
                .or(() -> named("nobody", accounts))
                .orElseThrow(() ->
                        new AtalayaError(
                                        1004,
                                        Exit.CONFIGURATION,
                                        "PostgreSQL does not run as root, and there is"
                                                + " no user to lend it")
                                .remedy("useradd --system atalaya"));
    }

    private static Optional<Account> named(String name, List<Account> accounts) {
        return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    private static Optional<Path> firstClosedParent(Path data) {
        for (var parent = data.toAbsolutePath().getParent();
                parent != null;
                parent = parent.getParent()) {
            try {
                if (Files.exists(parent)
                        && !Files.getPosixFilePermissions(parent)
                                .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(parent);
                }
            } catch (IOException e) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private static boolean canMask(Account account) {
        var words = new ArrayList<>(new Masked(account).prefix());
        words.add("true");
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
