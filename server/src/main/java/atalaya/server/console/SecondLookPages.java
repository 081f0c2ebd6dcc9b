package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.DuplicatesPage;
import atalaya.server.console.page.DuplicatesPage.Cell;
import atalaya.server.console.page.DuplicatesPage.Row;
import atalaya.server.console.page.Words;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.SecondLooks.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds a second look: two records as their sources sent them and nothing else, so that neither
/// the score nor the earlier decision sways whoever looks.
@Component
final class SecondLookPages {

    private final RecordLog records;

    SecondLookPages(RecordLog records) {
        this.records = records;
    }

    /// Empty when one of the records is no longer there.
    Optional<DuplicatesPage.Review> of(
            Sample sample, String action, SignedIn who, Words w, SourceTags tags) {
        var found =
                records.find(List.of(sample.left(), sample.right())).stream()
                        .collect(Collectors.toMap(LoggedRecord::record, Function.identity()));
        var left = found.get(sample.left());
        var right = found.get(sample.right());
        if (left == null || right == null) {
            return Optional.empty();
        }
        var says = new IdentityParts(w, tags, who.masks());
        return Optional.of(
                new DuplicatesPage.Review(
                        action,
                        side(left.source(), sample.leftKey(), who, tags),
                        side(right.source(), sample.rightKey(), who, tags),
                        rows(left.source(), right.source(), says, w),
                        List.of(),
                        null,
                        List.of(),
                        List.of()));
    }

    private static DuplicatesPage.Side side(
            SourceRecord record, SourceKey key, SignedIn who, SourceTags tags) {
        var name = RecordNames.of(record).map(who.masks()::showName).orElse(key.record());
        return new DuplicatesPage.Side(name, null, tags.tag(key.source()), key.record());
    }

    private static List<Row> rows(
            SourceRecord left, SourceRecord right, IdentityParts says, Words w) {
        var rows = new ArrayList<Row>();
        rows.add(row(Attribute.FULL_NAME, name(left, says), name(right, says), says, w));
        for (var attribute : ReviewPages.COMPARED) {
            var one = text(left, attribute, says);
            var other = text(right, attribute, says);
            if (!ReviewPages.NAME_PARTS.contains(attribute) && (one != null || other != null)) {
                rows.add(row(attribute, one, other, says, w));
            }
        }
        return rows;
    }

    /// One source writes names in parts, another in one: they are compared whole.
    private static @Nullable String name(SourceRecord record, IdentityParts says) {
        return RecordNames.of(record).map(says.masks()::showName).orElse(null);
    }

    private static Row row(
            Attribute attribute,
            @Nullable String one,
            @Nullable String other,
            IdentityParts says,
            Words w) {
        return new Row(
                attribute.word(),
                says.label(attribute),
                one == null || other == null ? null : said(one, other, w),
                "muted",
                cell(one, other),
                cell(other, one),
                "",
                null,
                false);
    }

    /// Every value the record gives, as it may be shown.
    private static @Nullable String text(
            SourceRecord record, Attribute attribute, IdentityParts says) {
        Map<Attribute, List<FieldValue>> values = record.values();
        var all = values.getOrDefault(attribute, List.of());
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(value -> says.shown(attribute, value.text()))
                        .collect(Collectors.joining(" · "));
    }

    private static String said(String one, String other, Words w) {
        return w.text(
                IdentityParts.folded(one).equals(IdentityParts.folded(other))
                        ? "console.compare.identical"
                        : "console.compare.different");
    }

    private static @Nullable Cell cell(@Nullable String mine, @Nullable String theirs) {
        return mine == null
                ? null
                : new Cell(
                        Differences.of(mine, theirs == null ? mine : theirs),
                        mine,
                        mine,
                        null,
                        false);
    }
}
