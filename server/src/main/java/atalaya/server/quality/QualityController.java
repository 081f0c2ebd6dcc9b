package atalaya.server.quality;

import atalaya.identity.record.DataKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The data health page as JSON.
@RestController
final class QualityController {

    private static final int GAPS = 20;

    private final Quality quality;

    QualityController(Quality quality) {
        this.quality = quality;
    }

    @GetMapping("/quality.json")
    QualityView report() {
        var now = Instant.now();
        var sources = quality.sources(now);
        return new QualityView(
                now,
                quality.overview(sources, now),
                sources.stream().map(SourceView::of).toList(),
                quality.gaps(GAPS).stream().map(GapView::of).toList());
    }

    /// What callers are promised. Shares run from 0 to 1.
    record QualityView(
            Instant measuredAt, Overview overview, List<SourceView> sources, List<GapView> gaps) {}

    record SourceView(
            String source,
            String title,
            @Nullable String owner,
            @Nullable Instant lastImport,
            @Nullable String target,
            String freshness,
            Map<String, Double> completeness,
            double validity,
            long records,
            long interactions,
            List<Long> daily,
            List<Anomaly> anomalies,
            IndexView index) {

        static SourceView of(SourceHealth health) {
            var kinds = new TreeMap<String, Double>();
            health.completeness().forEach((kind, share) -> kinds.put(word(kind), share));
            return new SourceView(
                    health.source(),
                    health.title(),
                    health.owner(),
                    health.lastImport(),
                    health.target() == null ? null : health.target().toString(),
                    health.freshness().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    kinds,
                    health.validity(),
                    health.records(),
                    health.interactions(),
                    health.daily(),
                    health.anomalies(),
                    IndexView.of(health.index()));
        }

        private static String word(DataKind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A source's index with the terms it is the sum of.
    record IndexView(double value, List<TermView> terms) {

        static IndexView of(QualityIndex index) {
            return new IndexView(
                    index.value(),
                    index.terms().stream()
                            .map(term ->
                                    new TermView(
                                            term.part().name().toLowerCase(Locale.ROOT),
                                            term.part().weight(),
                                            term.share(),
                                            index.points(term)))
                            .toList());
        }
    }

    record TermView(String part, int weight, double share, double points) {}

    record GapView(String attribute, double filled, long missing) {

        static GapView of(Gap gap) {
            return new GapView(gap.attribute().word(), gap.filled(), gap.missing());
        }
    }
}
