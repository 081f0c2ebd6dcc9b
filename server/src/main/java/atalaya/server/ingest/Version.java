package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one row said about a record.
///
/// @param file which of the source's files it came in
/// @param at the source's time of the change, or else the time of arrival
/// @param messageId tells versions of one time apart, and orders them
/// @param timed whether the source itself gave the time
/// @param reach whether the row is all there is, only what changed, or gone
record Version(
        String file,
        Instant at,
        String messageId,
        boolean timed,
        Reach reach,
        RecordType type,
        @Nullable String country,
        Map<Attribute, List<FieldValue>> values) {

    static final Comparator<Version> ORDER =
            Comparator.comparing(Version::at).thenComparing(Version::messageId);

    /// The same at another time, which is not the source's.
    Version movedTo(Instant moment) {
        return new Version(file, moment, messageId, false, reach, type, country, values);
    }

    /// How much a row says by what it leaves out.
    enum Reach {
        /// The row of a full list: an attribute it lacks has ended.
        WHOLE,
        /// Only what it holds has changed.
        CHANGES,
        /// The row is no longer in the full list.
        GONE
    }
}
