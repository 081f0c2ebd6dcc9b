package atalaya.bench;

import atalaya.identity.column.ColumnRecognition;
import atalaya.identity.column.RecognizedColumn;
import atalaya.identity.column.RowReader;
import atalaya.identity.standard.StandardRecord;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Records whose truth is known: which of them are of one entity.
///
/// @param entities of each record, in the order of the records
record KnownSet(
        String name, List<RecognizedColumn> columns, List<StandardRecord> records, int[] entities) {

    private static final int SAMPLED_ROWS = 2_000;

    static KnownSet read(Path folder) {
        List<List<String>> rows = rows(folder.resolve("records.csv.gz"));
        var headers = rows.getFirst();
        rows = rows.subList(1, rows.size());
        int step = Math.max(1, rows.size() / SAMPLED_ROWS);
        List<List<String>> sample = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += step) {
            sample.add(rows.get(i));
        }
        var columns = ColumnRecognition.recognize(headers, sample);
        var reader = new RowReader(columns, "file", sample);
        List<StandardRecord> records = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            records.add(reader.read(rows.get(i), i + 1));
        }
        return new KnownSet(
                folder.getFileName().toString(), columns, records, entities(folder, records));
    }

    private static int[] entities(Path folder, List<StandardRecord> records) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> ofRecord = new HashMap<>();
        for (var row : rows(folder.resolve("truth.csv.gz"))) {
            int number = numbers.computeIfAbsent(row.get(2), _ -> numbers.size());
            ofRecord.put(row.get(1) + ":" + row.get(0), number);
        }
        return records.stream()
                .mapToInt(record -> {
                    Integer entity = ofRecord.get(record.key().toString());
                    if (entity == null) {
                        throw new IllegalStateException("No truth for a record of " + folder);
                    }
                    return entity;
                })
                .toArray();
    }

    private static List<List<String>> rows(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var csv =
                        CsvReader.builder()
                                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<List<String>> rows = new ArrayList<>();
            csv.forEach(row -> rows.add(row.getFields()));
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
