package atalaya.server.console.report;

import atalaya.identity.column.ColumnMeaning;
import atalaya.identity.column.ColumnProfile;
import atalaya.server.console.draw.Meter;
import atalaya.server.console.page.ReportPage;
import atalaya.server.console.page.Words;

/// What was understood of files, in words.
record ColumnParts(Words words) {

    ReportPage.FilePart of(Material.ReadFile file) {
        int rows = file.columns().isEmpty() ? 0 : file.columns().getFirst().rows();
        return new ReportPage.FilePart(
                file.name(),
                words.count("console.records", file.records())
                        + " · "
                        + words.text("console.report.looked-at", rows),
                file.flaws() == 0
                        ? null
                        : words.text("console.report.flaws", file.flaws(), file.firstFlawLine()),
                file.columns().stream().map(this::column).toList());
    }

    private ReportPage.Column column(ColumnProfile profile) {
        var column = profile.column();
        boolean isRead = column.meaning() instanceof ColumnMeaning.Of;
        return new ReportPage.Column(
                column.header(),
                meaning(column.meaning()),
                isCompared(column.meaning()) ? "blue" : "",
                words.percent(column.filled()),
                Meter.progress(column.filled()),
                isRead ? words.percent(column.readable()) : null,
                isRead ? Meter.of(column.readable()) : null,
                words.number(profile.distinct()),
                profile.common(),
                profile.unread());
    }

    private static boolean isCompared(ColumnMeaning meaning) {
        return switch (meaning) {
            case ColumnMeaning.Of _, ColumnMeaning.Part _, ColumnMeaning.Other _ -> true;
            case ColumnMeaning.Source _,
                    ColumnMeaning.RecordId _,
                    ColumnMeaning.Type _,
                    ColumnMeaning.Ignored _ ->
                    false;
        };
    }

    private String meaning(ColumnMeaning meaning) {
        return switch (meaning) {
            case ColumnMeaning.Of(var attribute) ->
                    words.textOr("console.attribute." + attribute.word(), attribute.word());
            case ColumnMeaning.Part(var piece) ->
                    words.text("console.report.piece." + piece.word());
            case ColumnMeaning.Source _ -> words.text("console.report.column.source");
            case ColumnMeaning.RecordId _ -> words.text("console.report.column.record-id");
            case ColumnMeaning.Type _ -> words.text("console.report.column.type");
            case ColumnMeaning.Other _ -> words.text("console.report.column.other");
            case ColumnMeaning.Ignored _ -> words.text("console.report.column.ignored");
        };
    }
}
