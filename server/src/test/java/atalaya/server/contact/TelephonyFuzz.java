package atalaya.server.contact;

import java.time.Instant;

/// Feeds any bytes to what reads what switchboards send.
public final class TelephonyFuzz {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private TelephonyFuzz() {}

    public static void body(byte[] bytes) {
        try {
            CallBody.read(bytes, NOW).messageId();
        } catch (CallBody.Wrong refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new IllegalStateException("A refusal says nothing", refused);
            }
        }
    }

    /// A number that was read is read the same again.
    public static void number(String text) {
        var digits = Caller.read(text).number();
        if (digits.isPresent() && !Caller.read(digits.get()).number().equals(digits)) {
            throw new IllegalStateException("%s is read otherwise again".formatted(digits.get()));
        }
    }
}
