package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.List;
import java.util.function.Function;

/// One field of many records: each content that any of them has once, and for each record the
/// number of its content; 0 where it has none.
///
/// @param contents the distinct contents
/// @param numbers by the records' places
record Column<T>(Dictionary<T> contents, int[] numbers) {

    /// @param nothing what the field of a record holds that has none
    static <T> Column<T> of(
            List<StandardRecord> records, T nothing, Function<StandardRecord, T> field) {
        var contents = new Dictionary<T>(nothing);
        int[] numbers = new int[records.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = contents.number(field.apply(records.get(i)));
        }
        return new Column<>(contents, numbers);
    }

    int size() {
        return contents.size();
    }

    T content(int number) {
        return contents.value(number);
    }
}
