package atalaya.server.store;

import org.jspecify.annotations.Nullable;

/// A failure that the person at the keyboard can understand and mend: what, where, what to do, and
/// a number that `docs/errors.md` explains in Spanish and English.
///
/// The thousands say which part speaks: 1 store and settings, 2 files and sources, 3 records and
/// customers, 4 profiles, 5 access, 6 insight (below 6100 files and value; from 6300 tiers and
/// treatment). A message never holds a personal value.
public final class AtalayaError extends RuntimeException {

    private final int number;
    private final Exit exit;
    private @Nullable String where;
    private @Nullable String remedy;

    /// @param number four digits that name this kind of failure, listed in `docs/errors.md`
    /// @param message one line, lower case, without a full stop: `port 8360 is in use`
    public AtalayaError(int number, Exit exit, String message) {
        super(message);
        this.number = number;
        this.exit = exit;
    }

    /// The file and line, setting or address it is about, shown after the message.
    public AtalayaError at(String place) {
        this.where = place;
        return this;
    }

    /// What to do now; a command line where there is one.
    public AtalayaError remedy(String advice) {
        this.remedy = advice;
        return this;
    }

    public AtalayaError because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /// Such as `Atalaya-1003`.
    public String code() {
        return "Atalaya-%04d".formatted(number);
    }

    public Exit exit() {
        return exit;
    }

    public @Nullable String where() {
        return where;
    }

    public @Nullable String remedy() {
        return remedy;
    }

    /// The lines for a terminal: the first says everything, those below it help.
    public String text() {
        var text = new StringBuilder("error ").append(code()).append(": ").append(getMessage());
        if (where != null) {
            text.append(" (").append(where).append(')');
        }
        if (remedy != null) {
            text.append("\n  try   ").append(remedy);
        }
        return text.append("\n  more  atalaya help ").append(code()).toString();
    }

    /// How a command ends, as the shell sees it.
    public enum Exit {
        FAILED(1),
        USAGE(2),
        DATA_REFUSED(3),
        CONFIGURATION(4),
        CANNOT_CONNECT(5);

        private final int status;

        Exit(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
