package atalaya.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Writes very many rows at once, by `COPY`, within the caller's transaction.
@Component
public final class Copies {

    private static final int ROWS_AT_ONCE = 5_000;

    private final DataSource database;

    Copies(DataSource database) {
        this.database = database;
    }

    /// The values of a row, in the order of the columns.
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /// Writes rows in their order; several threads put them into words meanwhile.
    ///
    /// @param into table and columns, such as `resolve.held (identifier, records)`
    /// @param columns of a row: numbers, booleans, texts, times, bytes, lists of numbers or of
    ///   texts, and nulls
    public <T> void write(String into, List<T> rows, Function<T, @Nullable Object[]> columns) {
        if (rows.isEmpty()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(database);
        try {
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + into + " from stdin");
            try {
                write(copy, rows, columns);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot copy into " + into, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static <T> void write(
            CopyIn copy, List<T> rows, Function<T, @Nullable Object[]> columns)
            throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            byte[] bytes =
                    rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)).parallelStream()
                            .map(row -> line(columns.apply(row)))
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
    }

    private static String line(@Nullable Object[] values) {
        var line = new StringBuilder(64);
        String between = "";
        for (var value : values) {
            append(line.append(between), value);
            between = "\t";
        }
        return line.append('\n').toString();
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        switch (value) {
            case null -> line.append("\\N");
            case byte[] bytes -> line.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case long[] numbers -> line.append(array(numbers));
            case String[] texts -> escape(line, array(texts));
            case String text -> escape(line, text);
            case Object plain -> line.append(plain);
        }
    }

    /// As PostgreSQL writes a `bigint[]`.
    private static String array(long[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
