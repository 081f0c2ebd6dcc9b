package atalaya.server.resolve;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Lists of whole numbers between Java and PostgreSQL.
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

    /// Whether two ascending lists share a number that `counts`.
    static boolean meet(long[] left, long[] right, java.util.function.LongPredicate counts) {
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            if (left[i] < right[j]) {
                i++;
            } else if (left[i] > right[j]) {
                j++;
            } else if (counts.test(left[i])) {
                return true;
            } else {
                i++;
                j++;
            }
        }
        return false;
    }
}
