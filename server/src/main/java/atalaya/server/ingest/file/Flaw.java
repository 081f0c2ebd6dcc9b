package atalaya.server.ingest.file;

import org.jspecify.annotations.Nullable;

/// Something in a file that could not be read, in words its sender can act on.
///
/// @param line where it begins, counted from 1, header included; 0 when it concerns the whole file
/// @param column the column at fault, or null when the whole line is
/// @param reason what kind of fault it is, for counting
/// @param detail what was expected and what stood there, without values of the line
/// @param text the line as it stands in the file, at most [TableReader#MAX_LINE_BYTES] of it
public record Flaw(long line, @Nullable String column, Reason reason, String detail, String text)
        implements Line {

    /// The kinds of fault; the word is stored and shown.
    public enum Reason {
        BROKEN_QUOTES("broken-quotes"),
        FIELD_COUNT("field-count"),
        TOO_LONG("too-long"),
        WRONG_ENCODING("wrong-encoding"),
        NUL_CHARACTER("nul-character"),
        NOT_JSON("not-json"),
        TRUNCATED("truncated"),
        NO_KEY("no-key"),
        BAD_DATE("bad-date"),
        BAD_NUMBER("bad-number"),
        BAD_MONEY("bad-money"),
        UNKNOWN_VALUE("unknown-value"),
        MISSING_VALUE("missing-value"),
        UNKNOWN_EVENT("unknown-event"),
        /// JSON nested deeper than is read.
        TOO_DEEP("too-deep"),
        /// A time far ahead of ours: the moment of arrival stands instead.
        CLOCK_AHEAD("clock-ahead"),
        /// An id such as `null` that stands for nobody.
        BLOCKED_ID("blocked-id"),
        /// Something that only a source which answers for it may say.
        NOT_TRUSTED("not-trusted"),
        /// The message id came before with other content.
        CONFLICT("conflict"),
        /// It was read and could not be stored.
        NOT_STORED("not-stored");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
