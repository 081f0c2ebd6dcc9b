package atalaya.server.quality;

import atalaya.identity.record.DataKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The data health page as JSON.
@RestController
final class QualityController {

    private final Quality quality;

    QualityController(Quality quality) {
        this.quality = quality;
    }

    @GetMapping("/quality.json")
    QualityView report() {
        return QualityView.of(quality.report());
    }

    /// What callers are promised.
    record QualityView(
            Instant measuredAt,
            double index,
            double completeness,
            double validity,
            long records,
            long customers,
            long duplicates,
            long rejectedToday,
            List<SourceView> sources,
            List<GapView> gaps,
            List<FlawGroup> flaws) {

        static QualityView of(QualityReport report) {
            return new QualityView(
                    report.measuredAt(),
                    report.index(),
                    report.completeness(),
                    report.validity(),
                    report.records(),
                    report.customers(),
                    report.duplicates(),
                    report.rejectedToday(),
                    report.sources().stream().map(SourceView::of).toList(),
                    report.gaps().stream().map(GapView::of).toList(),
                    report.flaws());
        }
    }

    record SourceView(
            String source,
            String title,
            @Nullable String owner,
            @Nullable Instant lastImport,
            Freshness freshness,
            Map<String, Double> completeness,
            @Nullable Double validity,
            long records,
            long interactions,
            long unallocated,
            List<Long> daily,
            long flaws) {

        static SourceView of(SourceHealth health) {
            var kinds = new TreeMap<String, Double>();
            health.completeness().forEach((kind, share) -> kinds.put(word(kind), share));
            return new SourceView(
                    health.source().name(),
                    health.source().title(),
                    health.source().owner(),
                    health.lastImport(),
                    health.freshness(),
                    kinds,
                    health.validity(),
                    health.records(),
                    health.interactions(),
                    health.unallocated(),
                    health.daily(),
                    health.flaws());
        }

        private static String word(DataKind kind) {
            return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    record GapView(String attribute, long customers, long missing) {

        static GapView of(Gap gap) {
            return new GapView(gap.attribute().word(), gap.customers(), gap.missing());
        }
    }
}
