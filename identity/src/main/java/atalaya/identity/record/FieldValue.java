package atalaya.identity.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One value of one attribute as a source typed it.
///
/// @param text what the source sent, never blank
/// @param since when the source says it became true, or null where only the record's time is known
/// @param verified whether the source has checked it (a code sent to the phone, a document seen)
public record FieldValue(String text, @Nullable Instant since, boolean verified) {

    public static FieldValue of(String text) {
        return new FieldValue(text, null, false);
    }
}
