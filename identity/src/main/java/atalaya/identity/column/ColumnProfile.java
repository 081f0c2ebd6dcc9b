package atalaya.identity.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the rows of a file have in one column.
///
/// @param column what it was taken for, how full it is, and how much of it could be read
/// @param rows how many rows were looked at
/// @param distinct how many different values they have
/// @param common its commonest values, most first, at most three; a value that is there once is
///   none
/// @param unread values that could not be read as what the column was taken for, at most three, as
///   they stand in the file
public record ColumnProfile(
        RecognizedColumn column, int rows, int distinct, List<String> common, List<String> unread) {

    private static final int SHOWN = 3;

    public ColumnProfile {
        common = List.copyOf(common);
        unread = List.copyOf(unread);
    }

    /// Profiles columns by some rows of their file.
    public static List<ColumnProfile> of(List<RecognizedColumn> columns, List<List<String>> rows) {
        return columns.stream().map(column -> of(column, rows)).toList();
    }

    private static ColumnProfile of(RecognizedColumn column, List<List<String>> rows) {
        Map<String, Integer> counts = new HashMap<>();
        for (var row : rows) {
            String value = column.place() < row.size() ? row.get(column.place()).strip() : "";
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        var common =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(SHOWN)
                        .map(Map.Entry::getKey)
                        .toList();
        return new ColumnProfile(
                column, rows.size(), counts.size(), common, unread(column, counts));
    }

    private static List<String> unread(RecognizedColumn column, Map<String, Integer> counts) {
        List<String> unread = new ArrayList<>();
        for (var value : new TreeSet<>(counts.keySet())) {
            if (unread.size() < SHOWN && Content.readable(column.meaning(), List.of(value)) < 1) {
                unread.add(value);
            }
        }
        return unread;
    }
}
