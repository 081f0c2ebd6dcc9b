package atalaya.server.console;

import atalaya.identity.record.DataKind;
import atalaya.server.quality.Gap;
import atalaya.server.quality.QualityIndex.Part;
import atalaya.server.quality.QualityIndex.Term;
import atalaya.server.quality.SourceHealth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lists of the data health page as files.
final class QualityLists {

    private QualityLists() {}

    static String sources(List<SourceHealth> sources) {
        var header = new ArrayList<Object>(List.of("source", "title", "owner", "last_import"));
        header.addAll(List.of("target", "freshness", "records", "interactions", "index"));
        Arrays.stream(Part.values()).map(QualityLists::word).forEach(header::add);
        Arrays.stream(DataKind.values()).map(kind -> "filled_" + word(kind)).forEach(header::add);
        return CsvLine.of(header.toArray())
                + sources.stream().map(QualityLists::source).collect(Collectors.joining());
    }

    private static String source(SourceHealth source) {
        var cells = new ArrayList<Object>();
        cells.add(source.source());
        cells.add(source.title());
        cells.add(text(source.owner()));
        cells.add(text(source.lastImport()));
        cells.add(text(source.target()));
        cells.add(word(source.freshness()));
        cells.add(source.records());
        cells.add(source.interactions());
        cells.add(rounded(source.index().value()));
        var shares =
                source.index().terms().stream().collect(Collectors.toMap(Term::part, Term::share));
        for (var part : Part.values()) {
            var share = shares.get(part);
            cells.add(share == null ? "" : rounded(share));
        }
        for (var kind : DataKind.values()) {
            var share = source.completeness().get(kind);
            cells.add(share == null ? "" : rounded(share));
        }
        return CsvLine.of(cells.toArray());
    }

    static String gaps(List<Gap> gaps) {
        return CsvLine.of("attribute", "filled", "missing")
                + gaps.stream()
                        .map(gap ->
                                CsvLine.of(
                                        gap.attribute().word(),
                                        rounded(gap.filled()),
                                        gap.missing()))
                        .collect(Collectors.joining());
    }

    static String flaws(List<SourceHealth> sources) {
        return CsvLine.of(
                        "source",
                        "owner",
                        "file",
                        "reason",
                        "column",
                        "whole_row",
                        "count",
                        "first_line")
                + sources.stream()
                        .flatMap(source ->
                                source.anomalies().stream()
                                        .map(flaw ->
                                                CsvLine.of(
                                                        source.source(),
                                                        source.owner(),
                                                        flaw.file(),
                                                        flaw.reason(),
                                                        flaw.column(),
                                                        flaw.wholeRow(),
                                                        flaw.count(),
                                                        flaw.firstLine())))
                        .collect(Collectors.joining());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static double rounded(double share) {
        return Math.round(10_000 * share) / 10_000.0;
    }
}
