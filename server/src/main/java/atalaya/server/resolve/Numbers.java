package atalaya.server.resolve;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Lists of whole numbers between Java and PostgreSQL.
///
/// The statements of this room take lists from an inner select, `unnest((select :keys::bigint[]))`:
/// PostgreSQL then does not see how long they are, and plans once. Where it sees a short list it
/// plans anew each time, which takes longer than finding the rows.
final class Numbers {

    private Numbers() {}

    static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    static <T> long[] array(Collection<T> things, ToLongFunction<T> number) {
        return things.stream().mapToLong(number).toArray();
    }

    static long[] read(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).mapToLong(Long::longValue).toArray();
    }

    static List<Long> list(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    /// As PostgreSQL writes a `bigint[]`: `unnest` flattens arrays of arrays, so that a list of
    /// lists travels as texts.
    static String literal(long[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The numbers two ascending lists share.
    static long[] shared(long[] left, long[] right) {
        return Arrays.stream(left)
                .filter(number -> Arrays.binarySearch(right, number) >= 0)
                .toArray();
    }
}
