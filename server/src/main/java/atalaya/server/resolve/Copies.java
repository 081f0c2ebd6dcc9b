package atalaya.server.resolve;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Writes very many rows at once, by `COPY`, within the caller's transaction.
@Component
final class Copies {

    private static final int ROWS_AT_ONCE = 20_000;

    private final DataSource database;

    Copies(DataSource database) {
        this.database = database;
    }

    /// @param into table and columns, such as `resolve.held (identifier, records)`
    /// @param columns of a row: numbers, booleans, texts, bytes and lists of numbers
    <T> void write(String into, List<T> rows, Function<T, List<Object>> columns) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + into + " from stdin");
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                var text = new StringBuilder();
                for (var row : rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))) {
                    String between = "";
                    for (var value : columns.apply(row)) {
                        text.append(between).append(text(value));
                        between = "\t";
                    }
                    text.append('\n');
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot copy into " + into, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
            case long[] numbers -> Numbers.literal(numbers);
            case String text ->
                    text.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
            default -> value.toString();
        };
    }
}
