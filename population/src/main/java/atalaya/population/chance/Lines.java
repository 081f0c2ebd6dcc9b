package atalaya.population.chance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of a table that ships with the program: cells apart by `;`, remarks after `#`.
public final class Lines {
    private Lines() {}

    /// @param beside a class in the package that holds the table
    public static List<List<String>> of(Class<?> beside, String file) {
        var stream = beside.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException(
                    "The table %s is missing beside %s.".formatted(file, beside));
        }
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
