package atalaya.server.segment;

import atalaya.insight.risk.Warning;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that whoever looks after a customer should know.
///
/// @param owner who that is
/// @param seenAt when they first looked at it; null before
/// @param doneAt when somebody dealt with it; null while nobody has
/// @param doneBy the number of that person
/// @param note what they did about it
/// @param overAt when its reason was gone; null while it lasts
public record Alert(
        long alert,
        CustomerId customer,
        String owner,
        Warning warning,
        Instant raisedAt,
        @Nullable Instant seenAt,
        @Nullable Instant doneAt,
        @Nullable Long doneBy,
        @Nullable String note,
        @Nullable Instant overAt) {

    public boolean open() {
        return doneAt == null && overAt == null;
    }
}
