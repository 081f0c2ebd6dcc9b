package atalaya.server.quality;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.DataKind;
import atalaya.server.ingest.Source;
import atalaya.server.ingest.Sources;
import atalaya.server.quality.Measurements.Happened;
import atalaya.server.quality.Measurements.Imported;
import atalaya.server.quality.SourceHealth.Freshness;
import atalaya.server.resolve.Reviews;
import atalaya.server.resolve.SecondLooks;
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

/// How good the data are, source by source, for the people who answer for them.
@Component
public class Quality {

    private static final int DAYS = 30;
    private static final Duration DAY = Duration.ofDays(1);

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

    private final Sources catalogue;
    private final Reviews reviews;
    private final SecondLooks secondLooks;
    private final Measurements measurements;

    Quality(
            Sources catalogue,
            Reviews reviews,
            SecondLooks secondLooks,
            Measurements measurements) {
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.secondLooks = secondLooks;
        this.measurements = measurements;
    }

    /// The figures at a glance.
    public Overview overview(Instant now) {
        return overview(sources(now), now);
    }

    /// The figures at a glance over sources already measured.
    public Overview overview(List<SourceHealth> sources, Instant now) {
        return new Overview(
                sources.size(),
                sources.stream().mapToLong(SourceHealth::records).sum(),
                measurements.customers(),
                sources.stream()
                        .mapToDouble(source -> source.index().value())
                        .average()
                        .orElse(100),
                completeness(sources),
                count(sources, Freshness.FRESH),
                count(sources, Freshness.FRESH) + late(sources),
                reviews.pending(),
                measurements.rejected(now.minus(DAY), now),
                measurements.rejected(now.minus(DAY.multipliedBy(2)), now.minus(DAY)),
                measurements.interactions().values().stream()
                        .mapToLong(Happened::unallocated)
                        .sum(),
                (int) sources.stream().filter(source -> source.owner() == null).count(),
                secondLooks.agreement());
    }

    /// Every source of the catalogue but Atalaya's own, in the order in which they were added.
    public List<SourceHealth> sources(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var since = today.minusDays(DAYS - 1);
        var filled = measurements.filled();
        var records = measurements.records();
        var happened = measurements.interactions();
        var imports = measurements.imports();
        var daily = measurements.daily(since, today.plusDays(1));
        var anomalies = measurements.anomalies();
        var doubted = measurements.doubted();
        return catalogue.all().stream()
                .filter(source -> !source.internal())
                .map(source -> {
                    var name = source.name();
                    var imported = imports.getOrDefault(name, Imported.NOTHING);
                    var events = happened.getOrDefault(name, Happened.NOTHING);
                    long count = records.getOrDefault(name, 0L);
                    var complete =
                            completeness(
                                    source, filled.getOrDefault(name, Map.of()), count, events);
                    return new SourceHealth(
                            name,
                            source.title(),
                            source.owner(),
                            imported.endedAt(),
                            source.freshness(),
                            freshness(source.freshness(), imported.endedAt(), now),
                            complete,
                            imported.validity(),
                            count,
                            events.interactions(),
                            days(daily.getOrDefault(name, Map.of()), since),
                            anomalies.getOrDefault(name, List.of()),
                            QualityIndex.of(
                                    mean(complete),
                                    imported.validity(),
                                    timely(source.freshness(), imported.endedAt(), now),
                                    count == 0
                                            ? null
                                            : 1 - (double) doubted.getOrDefault(name, 0L) / count,
                                    source.owner() != null));
                })
                .toList();
    }

    /// The first lines with a flaw of one reason in the latest import of each file of a source.
    public List<FlawExample> examples(String source, String reason, int limit) {
        return measurements.examples(source, reason, limit);
    }

    /// The attributes that most customers lack, worst first.
    public List<Gap> gaps(int limit) {
        return measurements.gaps(NEEDED).stream()
                .filter(gap -> gap.missing() > 0)
                .sorted(Comparator.comparing(Gap::filled).thenComparing(Gap::attribute))
                .limit(limit)
                .toList();
    }

    private static @Nullable Double mean(Map<DataKind, Double> completeness) {
        return completeness.isEmpty()
                ? null
                : completeness.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
    }

    /// 1 within the promise, then the promise over the age; null where nothing is promised.
    private static @Nullable Double timely(
            @Nullable Duration target, @Nullable Instant lastImport, Instant now) {
        if (target == null) {
            return null;
        }
        if (lastImport == null) {
            return 0.0;
        }
        long age = Math.max(1, Duration.between(lastImport, now).toMillis());
        return Math.min(1, (double) target.toMillis() / age);
    }

    private static Freshness freshness(
            @Nullable Duration target, @Nullable Instant lastImport, Instant now) {
        if (lastImport == null) {
            return Freshness.NEVER;
        }
        if (target == null) {
            return Freshness.NO_TARGET;
        }
        return lastImport.plus(target).isBefore(now) ? Freshness.LATE : Freshness.FRESH;
    }

    private static Map<DataKind, Double> completeness(
            Source source, Map<Attribute, Long> filled, long records, Happened happened) {
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

    private static double completeness(List<SourceHealth> sources) {
        return sources.stream()
                .flatMap(source -> source.completeness().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }

    /// A source that promises something and never kept it is late too.
    private static int late(List<SourceHealth> sources) {
        return (int)
                sources.stream()
                        .filter(source -> source.target() != null)
                        .filter(source -> source.freshness() != Freshness.FRESH)
                        .count();
    }

    private static int count(List<SourceHealth> sources, Freshness freshness) {
        return (int) sources.stream().filter(source -> source.freshness() == freshness).count();
    }

    private static List<Long> days(Map<LocalDate, Long> counts, LocalDate since) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> counts.getOrDefault(since.plusDays(day), 0L))
                .toList();
    }
}
