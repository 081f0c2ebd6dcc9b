package atalaya.server.quality;

import atalaya.identity.record.DataKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How good the data of one source are.
///
/// @param owner who answers for them, or null: a problem in itself
/// @param lastImport when its latest import ended, or null while none has
/// @param target how old that may be, or null when the source sets none
/// @param completeness for each kind of data the source brings as attributes, the share (0 to 1) of
///   values filled among those it has ever brought; for one it brings as interactions only, the
///   share of them of which somebody is known to be the owner
/// @param validity share (0 to 1) of the rows of its latest imports in which nothing was rejected
///   or set aside; 1 while there are none
/// @param records people and companies it has now
/// @param interactions it ever brought
/// @param daily records and interactions dated on each of the last 30 days, oldest first
/// @param anomalies what went wrong, gravest first
/// @param index all of it in one number
public record SourceHealth(
        String source,
        String title,
        @Nullable String owner,
        @Nullable Instant lastImport,
        @Nullable Duration target,
        Freshness freshness,
        Map<DataKind, Double> completeness,
        double validity,
        long records,
        long interactions,
        List<Long> daily,
        List<Anomaly> anomalies,
        QualityIndex index) {

    /// Whether its data are as fresh as the source promises.
    public enum Freshness {
        FRESH,
        LATE,
        /// No import has ended yet.
        NEVER,
        /// It promises nothing.
        NO_TARGET
    }
}
