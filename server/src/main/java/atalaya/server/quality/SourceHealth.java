package atalaya.server.quality;

import atalaya.identity.record.DataKind;
import atalaya.server.ingest.Source;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one source is doing.
///
/// @param lastImport when its latest import ended, or null where there was none
/// @param completeness share of values that are filled, 0 to 1, for each kind of data it brings
/// @param validity share of rows of its latest imports in which nothing was rejected or set aside,
///   0 to 1; null where nothing was imported
/// @param records records that stand, retired ones left out
/// @param interactions what it says has happened
/// @param unallocated interactions of which nobody knows yet whose they are
/// @param daily records and interactions dated on each of the last 30 days, oldest first
/// @param flaws lines and values set aside that are kept, over all imports
public record SourceHealth(
        Source source,
        @Nullable Instant lastImport,
        Freshness freshness,
        Map<DataKind, Double> completeness,
        @Nullable Double validity,
        long records,
        long interactions,
        long unallocated,
        List<Long> daily,
        long flaws) {

    public SourceHealth {
        var sorted = new EnumMap<DataKind, Double>(DataKind.class);
        sorted.putAll(completeness);
        completeness = Collections.unmodifiableMap(sorted);
        daily = List.copyOf(daily);
    }

    /// Whether somebody answers for it; nobody is a problem in itself.
    public boolean owned() {
        return source.owner() != null;
    }
}
