package atalaya.server.quality;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How good the data is, over all sources.
///
/// @param measuredAt when it was measured
/// @param customers people and companies resolved from the records
/// @param duplicates pairs that wait for a person's answer
/// @param rejectedToday rows rejected in the last 24 hours
/// @param sources every source but Atalaya's own, in the order they were added
/// @param gaps the fields that people lack, widest first
/// @param flaws what was set aside, most first
public record QualityReport(
        Instant measuredAt,
        long customers,
        long duplicates,
        long rejectedToday,
        List<SourceHealth> sources,
        List<Gap> gaps,
        List<FlawGroup> flaws) {

    public QualityReport {
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
        flaws = List.copyOf(flaws);
    }

    public long records() {
        return sources.stream().mapToLong(SourceHealth::records).sum();
    }

    /// How many sources are as fresh as promised; where nothing was promised nothing is late.
    public long fresh() {
        return sources.stream()
                .map(SourceHealth::freshness)
                .filter(freshness ->
                        freshness == Freshness.FRESH || freshness == Freshness.NO_TARGET)
                .count();
    }

    /// The mean completeness of every kind of data of every source, 0 to 1; 1 while there is
    /// nothing.
    public double completeness() {
        return sources.stream()
                .flatMap(source -> source.completeness().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }

    /// The mean validity of the sources, 0 to 1; 1 while there is nothing.
    public double validity() {
        return sources.stream()
                .map(SourceHealth::validity)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }

    /// One figure from 0 to 100: completeness, validity, freshness and ownership in equal parts.
    public double index() {
        long owned = sources.stream().filter(SourceHealth::owned).count();
        return 25 * (completeness() + validity() + share(fresh()) + share(owned));
    }

    private double share(long count) {
        return sources.isEmpty() ? 1 : (double) count / sources.size();
    }
}
