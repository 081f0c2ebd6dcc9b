package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Flaw.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One row while it is read: its flaws so far, and how to end early when it cannot be taken in.
final class Reading {

    private final long line;
    private final Supplier<String> text;
    private final List<Flaw> setAside = new ArrayList<>(0);

    Reading(long line, Supplier<String> text) {
        this.line = line;
        this.text = text;
    }

    /// Sets one value aside; the row stands.
    void setAside(@Nullable String column, Reason reason, String detail) {
        setAside.add(new Flaw(line, column, reason, detail, text.get()));
    }

    List<Flaw> setAside() {
        return List.copyOf(setAside);
    }

    Ended reject(@Nullable String column, Reason reason, String detail) {
        return new Ended(new ReadRow.Rejected(new Flaw(line, column, reason, detail, text.get())));
    }

    Ended skip() {
        return new Ended(new ReadRow.Skipped());
    }

    /// Ends the reading of a row from deep inside; has no stack trace and costs next to nothing.
    static final class Ended extends RuntimeException {
        private final transient ReadRow outcome;

        Ended(ReadRow outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }

        ReadRow outcome() {
            return outcome;
        }
    }
}
