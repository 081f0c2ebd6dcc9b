package atalaya.server.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Locale;
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
    private final transient Phrase what;
    private transient @Nullable Phrase where;
    private transient @Nullable Phrase remedy;

    /// @param number four digits that name this kind of failure, listed in `docs/errors.md`
    /// @param english one line, lower case, without a full stop: `port %d is in use`
    /// @param values what it speaks of
    public AtalayaError(
            int number, Exit exit, @CompileTimeConstant String english, Object... values) {
        this(number, exit, new Phrase(english, List.of(values)));
    }

    public AtalayaError(int number, Exit exit, Phrase what) {
        super(what.toString());
        this.number = number;
        this.exit = exit;
        this.what = what;
    }

    /// The file, setting or address it is about, shown after the message.
    public AtalayaError at(String place) {
        return at(new Phrase("%s", List.of(place)));
    }

    /// A place that takes words: `%s, line %d`.
    public AtalayaError at(Phrase place) {
        this.where = place;
        return this;
    }

    /// What to do now; a command line where there is one.
    public AtalayaError remedy(@CompileTimeConstant String english, Object... values) {
        return remedy(new Phrase(english, List.of(values)));
    }

    public AtalayaError remedy(Phrase advice) {
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

    public Phrase what() {
        return what;
    }

    public @Nullable String where() {
        return where == null ? null : where.toString();
    }

    public @Nullable String remedy() {
        return remedy == null ? null : remedy.toString();
    }

    /// All of it for a list of such lines.
    public Phrase inOneLine() {
        return remedy == null
                ? Phrase.of("%s: %s", code(), what)
                : Phrase.of("%s: %s — %s", code(), what, remedy);
    }

    /// The lines for a terminal: the first says everything, those below it help.
    public String text(Locale language) {
        var text =
                new StringBuilder("error ").append(code()).append(": ").append(what.in(language));
        if (where != null) {
            text.append(" (").append(where.in(language)).append(')');
        }
        if (remedy != null) {
            text.append('\n').append(Phrase.of("  try   %s", remedy).in(language));
        }
        return text.append('\n')
                .append(Phrase.of("  more  atalaya help %s", code()).in(language))
                .toString();
    }

    /// How a command ends, as the shell sees it. Each number of an error always ends in the same
    /// way, as the table in `docs/errors.md` says.
    public enum Exit {
        /// It could not be done: something is not there, cannot be read or written, or went wrong.
        FAILED(1),
        /// What was typed cannot be meant.
        USAGE(2),
        /// A file was read, and what it holds is not what is needed.
        DATA_REFUSED(3),
        /// A setting, a source file, a model or the machine has to be put right first.
        CONFIGURATION(4),
        /// The database does not answer.
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
