package atalaya.server.quality;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.DataKind;
import atalaya.server.ingest.Source;
import atalaya.server.ingest.Sources;
import atalaya.server.resolve.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Measures how good the data is.
///
/// A measurement counts every record, so one is kept for a while and shown with its time; only one
/// is made at a time.
@Component
public class Quality {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int DAYS = 30;
    private static final int MOST_FLAWS = 100;

    /// What a company needs to know of a person to reach, recognise and serve them.
    private static final List<Attribute> NEEDED =
            List.of(
                    Attribute.BIRTH_DATE,
                    Attribute.NATIONAL_ID,
                    Attribute.EMAIL,
                    Attribute.PHONE,
                    Attribute.ADDRESS_LINE,
                    Attribute.POSTAL_CODE,
                    Attribute.OWNER);

    private final Sources sources;
    private final Reviews reviews;
    private final Measurements measurements;
    private final Clock clock;
    private @Nullable QualityReport latest;

    Quality(Sources sources, Reviews reviews, Measurements measurements) {
        this.sources = sources;
        this.reviews = reviews;
        this.measurements = measurements;
        this.clock = Clock.systemUTC();
    }

    /// The report, at most half a minute old.
    public synchronized QualityReport report() {
        var now = clock.instant();
        var kept = latest;
        if (kept == null || kept.measuredAt().plus(KEPT).isBefore(now)) {
            kept = measure(now);
            latest = kept;
        }
        return kept;
    }

    /// Measures everything as of a moment, whatever is kept.
    QualityReport measure(Instant now) {
        return new QualityReport(
                now,
                measurements.customers(),
                reviews.pending(),
                measurements.rejectedSince(now.minus(Duration.ofDays(1))),
                healths(now),
                measurements.gaps(NEEDED).stream()
                        .filter(gap -> gap.missing() > 0)
                        .sorted(Comparator.comparing(Gap::filled).thenComparing(Gap::attribute))
                        .toList(),
                measurements.flaws(MOST_FLAWS));
    }

    private List<SourceHealth> healths(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var since = today.minusDays(DAYS - 1);
        var filled = measurements.filled();
        var records = measurements.records();
        var happened = measurements.interactions();
        var imports = measurements.imports();
        var daily = measurements.daily(since, today.plusDays(1));
        var flaws = measurements.flawsOfSources();
        return sources.all().stream()
                .filter(source -> !source.internal())
                .map(source -> {
                    var name = source.name();
                    var imported = imports.get(name);
                    var events = happened.getOrDefault(name, new Measurements.Happened(0, 0));
                    long count = records.getOrDefault(name, 0L);
                    return new SourceHealth(
                            source,
                            imported == null ? null : imported.endedAt(),
                            freshness(source, imported, now),
                            completeness(
                                    source, filled.getOrDefault(name, Map.of()), count, events),
                            validity(imported),
                            count,
                            events.interactions(),
                            events.unallocated(),
                            days(daily.getOrDefault(name, Map.of()), since),
                            flaws.getOrDefault(name, 0L));
                })
                .toList();
    }

    static Freshness freshness(
            Source source, Measurements.@Nullable Imported imported, Instant now) {
        var endedAt = imported == null ? null : imported.endedAt();
        if (endedAt == null) {
            return Freshness.NEVER;
        }
        var target = source.freshness();
        if (target == null) {
            return Freshness.NO_TARGET;
        }
        return endedAt.plus(target).isBefore(now) ? Freshness.LATE : Freshness.FRESH;
    }

    /// Of a kind of data that comes as attributes, the share of values filled among the attributes
    /// the source has ever brought; of one that comes as interactions only, the share of them of
    /// which somebody is known to be the owner.
    private static Map<DataKind, Double> completeness(
            Source source,
            Map<Attribute, Long> filled,
            long records,
            Measurements.Happened happened) {
        var completeness = new EnumMap<DataKind, Double>(DataKind.class);
        for (var kind : source.kinds()) {
            var counts =
                    filled.entrySet().stream()
                            .filter(entry -> entry.getKey().kind() == kind)
                            .mapToLong(Map.Entry::getValue)
                            .summaryStatistics();
            if (counts.getCount() > 0) {
                completeness.put(kind, (double) counts.getSum() / (counts.getCount() * records));
            } else if (happened.interactions() > 0) {
                completeness.put(
                        kind, 1 - (double) happened.unallocated() / happened.interactions());
            }
        }
        return completeness;
    }

    private static @Nullable Double validity(Measurements.@Nullable Imported imported) {
        return imported == null || imported.lines() == 0
                ? null
                : 1 - (double) imported.unclean() / imported.lines();
    }

    private static List<Long> days(Map<LocalDate, Long> counts, LocalDate since) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> counts.getOrDefault(since.plusDays(day), 0L))
                .toList();
    }
}
