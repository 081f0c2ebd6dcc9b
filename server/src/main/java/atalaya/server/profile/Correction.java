package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A value a person typed to correct the sources. It belongs to the customer's anchor record and
/// goes where that record goes.
///
/// @param number counts corrections from 1
/// @param record the record it belongs to
/// @param text the value, never blank
/// @param withdrawnBy who undid it, or null while it holds
public record Correction(
        long number,
        long record,
        Attribute attribute,
        String text,
        String author,
        Instant at,
        String reason,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt) {

    public boolean holds() {
        return withdrawnBy == null;
    }
}
