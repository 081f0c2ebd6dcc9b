package atalaya.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows in the text form of PostgreSQL's `COPY`.
///
/// Filled by one thread. Those of [Copies#stream] leave for PostgreSQL while more are added, so
/// that it stores the first while the last are still being made.
public final class CopyLines {

    /// A value of a row is seldom longer than what is left free beyond this.
    private static final int FULL = 1 << 16;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable Leaving leaving;
    private byte[] bytes = new byte[1 << 12];
    private int length;

    /// Where full lines go.
    @FunctionalInterface
    interface Leaving {
        void send(byte[] bytes, int length) throws SQLException;
    }

    CopyLines(@Nullable Leaving leaving) {
        this.leaving = leaving;
    }

    int length() {
        return length;
    }

    /// Sends what is there.
    void sendTo(Leaving other) throws SQLException {
        if (length > 0) {
            other.send(bytes, length);
            length = 0;
        }
    }

    /// One row: numbers, booleans, texts, times, bytes, lists of numbers or of texts, and nulls, in
    /// the order of the columns.
    public void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            append(values[i]);
        }
        put('\n');
        if (leaving != null && length >= FULL) {
            try {
                sendTo(leaving);
            } catch (SQLException failure) {
                throw new Broken(failure);
            }
        }
    }

    /// The connection failed, or PostgreSQL refused a row, while rows were on their way.
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException failure;

        Broken(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> ascii("\\N");
            case String text -> escaped(text);
            case Long number -> number(number);
            case Integer number -> number(number);
            case byte[] raw -> hex(raw);
            case long[] numbers -> list(numbers);
            case String[] texts -> list(texts);
            case Object plain -> ascii(plain.toString());
        }
    }

    private void list(long[] numbers) {
        put('{');
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                put(',');
            }
            number(numbers[i]);
        }
        put('}');
    }

    private void list(String[] texts) {
        put('{');
        String between = "\"";
        for (var text : texts) {
            ascii(between);
            escaped(text.replace("\\", "\\\\").replace("\"", "\\\""));
            put('"');
            between = ",\"";
        }
        put('}');
    }

    private void number(long number) {
        if (number == Long.MIN_VALUE) {
            ascii(Long.toString(number));
            return;
        }
        room(20);
        long rest = Math.abs(number);
        int digits = 1;
        for (long power = rest; power >= 10; power /= 10) {
            digits++;
        }
        if (number < 0) {
            bytes[length++] = '-';
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void hex(byte[] raw) {
        room(3 + 2 * raw.length);
        bytes[length++] = '\\';
        bytes[length++] = '\\';
        bytes[length++] = 'x';
        for (byte one : raw) {
            bytes[length++] = HEX[(one >> 4) & 15];
            bytes[length++] = HEX[one & 15];
        }
    }

    private void put(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void escaped(String text) {
        room(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                wide(text, i);
                return;
            }
            byte second = second(c);
            if (second != 0) {
                bytes[length++] = '\\';
            }
            bytes[length++] = second != 0 ? second : (byte) c;
        }
    }

    /// What stands after a backslash in place of a character; 0 where the character itself stands.
    private static byte second(int c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /// The rest of a text with letters beyond ASCII, none of whose bytes is one to escape.
    private void wide(String text, int from) {
        byte[] rest = text.substring(from).getBytes(StandardCharsets.UTF_8);
        room(2 * rest.length);
        for (byte one : rest) {
            byte second = second(one);
            if (second != 0) {
                bytes[length++] = '\\';
            }
            bytes[length++] = second != 0 ? second : one;
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
