package atalaya.server.command;

import atalaya.identity.cluster.HandDecision;
import atalaya.identity.learn.LabelledPair;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what a person said about pairs: `source_a,record_a,source_b,record_b,same`, in any order
/// of columns and with any others. A line without an answer is left out.
final class LabelFile {

    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "si", "sí", "s", "same");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "different");

    private LabelFile() {}

    /// What a person said of one pair.
    ///
    /// @param line where it stands in the file, counted from 1
    record Label(SourceKey left, SourceKey right, boolean same, long line) {

        HandDecision decision() {
            return same
                    ? new HandDecision.MustLink(left, right)
                    : new HandDecision.CannotLink(left, right);
        }
    }

    /// What was found.
    ///
    /// @param labels of pairs whose records are both there
    /// @param strangers how many more are of records that are not
    record Labels(List<Label> labels, int strangers) {

        static final Labels NONE = new Labels(List.of(), 0);

        List<HandDecision> decisions() {
            return labels.stream().map(Label::decision).toList();
        }

        /// What the answers teach about other pairs.
        List<LabelledPair> pairs() {
            return labels.stream()
                    .map(label -> new LabelledPair(label.left(), label.right(), label.same()))
                    .toList();
        }
    }

    /// Reads the answers about records.
    ///
    /// @throws AtalayaError where a line cannot be understood, where answers contradict each other,
    ///   and where none is of these records
    static Labels read(Path file, List<StandardRecord> records) {
        var all = read(file);
        var known = records.stream().map(StandardRecord::key).collect(Collectors.toSet());
        var labels =
                all.stream()
                        .filter(label -> known.contains(label.left()))
                        .filter(label -> known.contains(label.right()))
                        .toList();
        if (labels.isEmpty() && !all.isEmpty()) {
            throw new AtalayaError(
                            3110, Exit.DATA_REFUSED, "no label is of two records of these files")
                    .at(file.toString())
                    .remedy("source and record as resolve writes them with --out");
        }
        refuseContradictions(file, labels);
        return new Labels(labels, all.size() - labels.size());
    }

    private static List<Label> read(Path file) {
        List<Label> labels = new ArrayList<>();
        try (var table = TableReader.open(file, Dialect.FOUND)) {
            int[] places = new int[5];
            var names = List.of("source_a", "record_a", "source_b", "record_b", "same");
            for (int i = 0; i < places.length; i++) {
                places[i] = place(table, names.get(i));
            }
            for (var line = table.next(); line != null; line = table.next()) {
                if (!(line instanceof Row row)) {
                    throw misread(file, line.line());
                }
                var label = label(row, places, file);
                if (label != null) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    private static int place(TableReader table, String name) {
        int place = table.columns().indexOf(name);
        if (place < 0) {
            throw new AtalayaError(3107, Exit.DATA_REFUSED, "there is no column \"%s\"", name)
                    .at(table.file().toString())
                    .remedy("the columns are source_a,record_a,source_b,record_b,same");
        }
        return place;
    }

    private static @Nullable Label label(Row row, int[] places, Path file) {
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.cell(places[i]).strip();
        }
        String said = cells[4].toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            return null;
        }
        boolean blank = cells[0].isEmpty() || cells[1].isEmpty() || cells[2].isEmpty();
        if (blank || cells[3].isEmpty() || !YES.contains(said) && !NO.contains(said)) {
            throw misread(file, row.line());
        }
        return new Label(
                new SourceKey(cells[0], cells[1]),
                new SourceKey(cells[2], cells[3]),
                YES.contains(said),
                row.line());
    }

    private static AtalayaError misread(Path file, long line) {
        return new AtalayaError(3109, Exit.DATA_REFUSED, "the label cannot be understood")
                .at(Phrase.of("%s, line %d", file, line))
                .remedy(
                        "two records and, in same, 1 or 0 (yes or no); nothing where you are not sure");
    }

    /// Who is the same as the same is the same; of two such, nobody may have said they differ.
    private static void refuseContradictions(Path file, List<Label> labels) {
        Map<SourceKey, Set<SourceKey>> groups = new HashMap<>();
        for (var label : labels) {
            if (label.same()) {
                var group = groups.computeIfAbsent(label.left(), LabelFile::alone);
                var other = groups.computeIfAbsent(label.right(), LabelFile::alone);
                if (group != other) {
                    group.addAll(other);
                    other.forEach(key -> groups.put(key, group));
                }
            }
        }
        for (var label : labels) {
            var group = groups.getOrDefault(label.left(), Set.of());
            boolean same = label.left().equals(label.right()) || group.contains(label.right());
            if (!label.same() && same) {
                throw new AtalayaError(
                                3111,
                                Exit.DATA_REFUSED,
                                "a label says two records differ, and others say they are the same")
                        .at(Phrase.of("%s, line %d", file, label.line()))
                        .remedy("look at the two again and correct one of the lines");
            }
        }
    }

    private static Set<SourceKey> alone(SourceKey key) {
        return new HashSet<>(Set.of(key));
    }
}
