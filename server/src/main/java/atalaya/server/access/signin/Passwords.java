package atalaya.server.access.signin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// What a password must be, and how it is kept: Argon2id, a few at a time.
///
/// The rules are those of NIST SP 800-63B: length counts, composition does not, anything may be
/// pasted, and what everybody chooses is refused.
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    /// 19 MiB and two passes on one lane: the least that OWASP advises for Argon2id.
    static final int MEMORY_KIB = 19 * 1024;

    static final int PASSES = 2;

    /// Each computation takes a core and its memory; more at once would only queue elsewhere.
    private static final int AT_ONCE = 2;

    private static final int WAIT_SECONDS = 3;

    /// Of passwords this long, the ones that lists of stolen passwords hold most often.
    private static final Set<String> COMMON =
            Set.of(
                    "passwordpassword",
                    "password12345",
                    "password1234",
                    "contraseña123",
                    "contraseña1234",
                    "contrasena123",
                    "contrasena1234",
                    "qwertyuiop123",
                    "qwertyuiopasdfghjkl",
                    "administrador",
                    "administrator",
                    "administrador1",
                    "administrator1",
                    "unbelievable",
                    "correcthorsebatterystaple",
                    "iloveyouiloveyou");

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /// Compared when there is nobody, so that an unknown login takes as long as a known one.
    private final String nobodys = String.valueOf(argon2.encode("nobody has this password"));

    /// Why a password is refused.
    enum Weakness {
        SHORT,
        LONG,
        COMMON,
        NAMES_YOU;

        String key() {
            return "access.password." + name();
        }
    }

    /// Too many passwords are being checked; ask again in a moment.
    static final class Busy extends Exception {
        Busy() {
            super("too many passwords are being checked");
        }
    }

    /// What is wrong with a new password; empty for a good one.
    ///
    /// @param names what the person is called, which a password must not consist of
    static Optional<Weakness> weakness(String password, String... names) {
        var text = standard(password).toLowerCase(Locale.ROOT);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Weakness.LONG);
        }
        if (COMMON.contains(text) || text.codePoints().distinct().count() < 5 || isRun(text)) {
            return Optional.of(Weakness.COMMON);
        }
        return restWithout(text, names) < SHORTEST / 2
                ? Optional.of(Weakness.NAMES_YOU)
                : Optional.empty();
    }

    String hash(String password) throws Busy {
        return String.valueOf(oneAtATime(() -> argon2.encode(standard(password))));
    }

    /// Whether a password is the one that was kept; false after the same time when none was.
    boolean matches(String password, @Nullable String kept) throws Busy {
        var against = kept == null ? nobodys : kept;
        var text = password.length() > 4 * LONGEST ? "" : standard(password);
        boolean same = oneAtATime(() -> argon2.matches(text, against));
        return same && kept != null;
    }

    /// The same password on every keyboard: composed and decomposed accents are one.
    private static String standard(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Such as `123456789012` or `abcdefghijkl`, either way.
    private static boolean isRun(String text) {
        int ups = 0;
        int downs = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            ups += step == 1 ? 1 : 0;
            downs += step == -1 ? 1 : 0;
        }
        return Math.max(ups, downs) >= text.length() - 3;
    }

    private static int restWithout(String text, String... names) {
        var rest = text.replace("atalaya", "");
        for (var name : names) {
            for (var word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                rest = word.length() < 3 ? rest : rest.replace(word, "");
            }
        }
        return rest.length();
    }

    private <T> T oneAtATime(java.util.function.Supplier<T> work) throws Busy {
        try {
            if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
