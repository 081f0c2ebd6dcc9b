package atalaya.server.resolve;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
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

    private static final int SIZE_AT = 3 * Integer.BYTES;
    private static final int FIRST_AT = 6 * Integer.BYTES;

    private Numbers() {}

    static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    static <T> long[] array(Collection<T> things, ToLongFunction<T> number) {
        return things.stream().mapToLong(number).toArray();
    }

    /// What `array_send` makes of a `bigint[]`, which takes a third of the time of an
    /// [java.sql.Array]: five numbers about the array, then of each element its length and itself.
    static long[] read(byte[] sent) {
        var bytes = ByteBuffer.wrap(sent);
        int dimensions = bytes.getInt();
        if (dimensions == 0) {
            return new long[0];
        }
        long[] numbers = new long[bytes.getInt(SIZE_AT)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getLong(FIRST_AT + i * (Integer.BYTES + Long.BYTES));
        }
        return numbers;
    }

    /// The same as a list that may be changed.
    static List<Long> list(byte[] sent) {
        return Arrays.stream(read(sent)).boxed().collect(Collectors.toCollection(ArrayList::new));
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
