package atalaya.server.console;

import atalaya.identity.record.DataKind;
import atalaya.server.console.draw.Meter;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.page.QualityPage;
import atalaya.server.console.page.QualityPage.Alert;
import atalaya.server.console.page.QualityPage.FlawRow;
import atalaya.server.console.page.QualityPage.Heat;
import atalaya.server.console.page.QualityPage.IndexRow;
import atalaya.server.console.page.QualityPage.IndexTerm;
import atalaya.server.console.page.QualityPage.Measure;
import atalaya.server.console.page.QualityPage.SourceRow;
import atalaya.server.console.page.Words;
import atalaya.server.quality.Anomaly;
import atalaya.server.quality.Gap;
import atalaya.server.quality.Overview;
import atalaya.server.quality.QualityIndex;
import atalaya.server.quality.QualityIndex.Part;
import atalaya.server.quality.QualityIndex.Term;
import atalaya.server.quality.SourceHealth;
import atalaya.server.quality.SourceHealth.Freshness;
import atalaya.server.resolve.SecondLooks.Agreement;
import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the health of the data into words: what is late, what nobody answers for, what was set
/// aside and what customers lack.
record QualityWords(Words words, SourceTags tags) {

    private static final int FLAWS = 12;

    QualityPage page(LastHealth.Health measured) {
        var overview = measured.overview();
        var sources = measured.sources();
        return new QualityPage(
                summary(overview),
                measured.at(),
                measures(overview),
                alerts(sources),
                sources.stream().map(this::row).toList(),
                sources.stream().map(this::index).toList(),
                measured.gaps().stream().map(this::gap).toList(),
                flaws(sources));
    }

    private String summary(Overview overview) {
        return words.text(
                "console.quality.summary",
                words.count("console.sources", overview.sources()),
                words.count("console.records", overview.records()),
                words.count("console.customers.total", overview.customers()));
    }

    private List<Measure> measures(Overview overview) {
        int late = overview.withTarget() - overview.fresh();
        long before = overview.rejectedDayBefore();
        return List.of(
                new Measure(
                        words.text("console.quality.index"),
                        overview.sources() == 0 ? "—" : words.decimal(overview.index(), 1),
                        words.text("console.quality.index-under"),
                        ""),
                new Measure(
                        words.text("console.quality.completeness"),
                        overview.sources() == 0 ? "—" : words.percent(overview.completeness()),
                        words.text("console.quality.completeness-under"),
                        ""),
                new Measure(
                        words.text("console.quality.fresh"),
                        overview.withTarget() == 0
                                ? "—"
                                : words.text(
                                        "console.quality.fresh-value",
                                        overview.fresh(),
                                        overview.withTarget()),
                        late == 0
                                ? words.text("console.quality.all-fresh")
                                : words.count("console.quality.late", late),
                        late == 0 ? "good" : "bad"),
                new Measure(
                        words.text("console.quality.pairs"),
                        words.number(overview.duplicatesToReview()),
                        agreed(overview.secondLooks()),
                        ""),
                new Measure(
                        words.text("console.quality.rejected"),
                        words.number(overview.rejectedLastDay()),
                        words.text("console.quality.rejected-before", before),
                        overview.rejectedLastDay() > before ? "warn" : ""),
                new Measure(
                        words.text("console.quality.unallocated"),
                        words.number(overview.unallocated()),
                        words.text("console.quality.unallocated-under"),
                        ""));
    }

    /// What second looks say, once there are any.
    private String agreed(Agreement looks) {
        if (looks.people() + looks.model() == 0) {
            return words.text("console.quality.pairs-under");
        }
        var said = new ArrayList<String>();
        if (looks.model() > 0) {
            said.add(
                    words.text("console.quality.model-agreed", looks.modelAgreed(), looks.model()));
        }
        if (looks.people() > 0) {
            said.add(
                    words.text(
                            "console.quality.people-agreed", looks.peopleAgreed(), looks.people()));
        }
        return String.join(" · ", said);
    }

    private IndexRow index(SourceHealth source) {
        var index = source.index();
        var terms =
                index.terms().stream().collect(Collectors.toMap(Term::part, Function.identity()));
        return new IndexRow(
                tags.tag(source.source()),
                words.decimal(index.value(), 1),
                Arrays.stream(Part.values()).map(part -> term(index, terms.get(part))).toList());
    }

    private IndexTerm term(QualityIndex index, @Nullable Term term) {
        return term == null
                ? new IndexTerm(null, null)
                : new IndexTerm(words.percent(term.share()), words.signed(index.points(term), 1));
    }

    private List<Alert> alerts(List<SourceHealth> sources) {
        var alerts = new ArrayList<Alert>();
        for (var source : sources) {
            if (source.freshness() == Freshness.LATE
                    && source.lastImport() != null
                    && source.target() != null) {
                var age = Duration.between(source.lastImport(), words.now());
                alerts.add(
                        new Alert(
                                "bad",
                                words.text(
                                        "console.quality.late-alert",
                                        source.title(),
                                        words.lasting(age),
                                        words.lasting(source.target()))));
            }
            if (source.owner() == null) {
                alerts.add(
                        new Alert(
                                "warn", words.text("console.quality.owner-alert", source.title())));
            }
        }
        return alerts;
    }

    private SourceRow row(SourceHealth source) {
        long flaws = source.anomalies().stream().mapToLong(Anomaly::count).sum();
        return new SourceRow(
                tags.tag(source.source()),
                source.lastImport(),
                source.lastImport() == null
                        ? words.text("console.quality.never")
                        : words.ago(source.lastImport()),
                switch (source.freshness()) {
                    case FRESH -> "good";
                    case LATE -> "bad";
                    case NEVER -> "warn";
                    case NO_TARGET -> "";
                },
                source.target() == null
                        ? null
                        : words.text("console.quality.target", words.lasting(source.target())),
                Arrays.stream(DataKind.values()).map(kind -> heat(source, kind)).toList(),
                source.records() + source.interactions(),
                spark(source.daily()),
                source.owner(),
                flaws);
    }

    private static Heat heat(SourceHealth source, DataKind kind) {
        var share = source.completeness().get(kind);
        return new Heat(share == null ? null : (int) Math.round(100 * share));
    }

    private static @Nullable Content spark(List<Long> daily) {
        return daily.stream().allMatch(count -> count == 0)
                ? null
                : Spark.of(daily.stream().mapToDouble(Long::doubleValue).toArray());
    }

    private QualityPage.Gap gap(Gap gap) {
        return new QualityPage.Gap(
                words.text("console.attribute." + gap.attribute().word()),
                words.percent(gap.filled()),
                Meter.of(gap.filled()),
                words.count("console.quality.missing", gap.missing()));
    }

    private List<FlawRow> flaws(List<SourceHealth> sources) {
        return sources.stream()
                .flatMap(source ->
                        source.anomalies().stream().map(anomaly -> flaw(anomaly, source.owner())))
                .sorted(Comparator.comparingLong(FlawRow::count).reversed())
                .limit(FLAWS)
                .toList();
    }

    private FlawRow flaw(Anomaly anomaly, @Nullable String owner) {
        var reason = words.textOr("console.flaw." + anomaly.reason(), anomaly.reason());
        return new FlawRow(
                tags.tag(anomaly.source()),
                anomaly.column() == null
                        ? reason
                        : words.text("console.flaw.in-column", reason, anomaly.column()),
                anomaly.count(),
                anomaly.firstLine() == 0
                        ? words.text("console.quality.in-events")
                        : words.text(
                                "console.quality.first-in", anomaly.file(), anomaly.firstLine()),
                anomaly.since(),
                owner);
    }
}
