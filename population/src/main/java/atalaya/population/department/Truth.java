package atalaya.population.department;

import atalaya.population.export.TextFile;
import atalaya.population.story.Shopper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Who is who: what no system knows.
public final class Truth implements Closeable {
    private final TextFile records;
    private final TextFile households;
    private int count;

    public Truth(Path folder) throws IOException {
        records = new TextFile(folder.resolve("truth.csv"), StandardCharsets.UTF_8, false, "\n");
        records.line("record_id,source,entity_id");
        households =
                new TextFile(folder.resolve("households.csv"), StandardCharsets.UTF_8, false, "\n");
        households.line("entity_id,household_id");
    }

    /// Says that a record of a source is about somebody.
    public void is(String record, String source, int entity) throws IOException {
        records.line(record + "," + source + ",N" + entity);
        count++;
    }

    /// Says with whom somebody lives.
    public void lives(Shopper shopper) throws IOException {
        households.line("N" + shopper.entity() + ",H" + shopper.household().number());
    }

    public int count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        try (records) {
            households.close();
        }
    }
}
