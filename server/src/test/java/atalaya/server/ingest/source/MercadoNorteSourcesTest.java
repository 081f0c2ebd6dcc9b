package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.population.MercadoNorte;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The source files in `examples/mercado-norte` against the exports they are for.
class MercadoNorteSourcesTest {
    private static final Path EXAMPLES = Path.of("../examples/mercado-norte");

    /// What became of the rows of one export.
    private record Outcome(int rows, List<Flaw> rejected, List<Flaw> setAside, int interactions) {}

    @TempDir static Path data;

    private static MercadoNorte.Counts counts;
    private static final Map<String, Outcome> OUTCOMES = new TreeMap<>();
    private static final Set<String> RECORDS = new HashSet<>();
    private static List<SourceFile> sources;

    @BeforeAll
    static void readEverything() throws IOException {
        counts =
                MercadoNorte.write(
                        data, new MercadoNorte.Options(1_500, 1, LocalDate.of(2026, 11, 23)));
        try (var files = Files.list(EXAMPLES)) {
            sources =
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .map(SourceFile::read)
                            .toList();
        }
        for (var export : counts.rows().keySet()) {
            for (var source : sources) {
                source.matching(Path.of(export))
                        .ifPresent(rule -> OUTCOMES.put(export, read(source, rule, export)));
            }
        }
    }

    private static Outcome read(SourceFile source, FileRule rule, String export) {
        var file = data.resolve(export);
        var formats = FileLook.of(file, rule, Formats.NONE).formats();
        int rows = 0;
        int interactions = 0;
        var rejected = new ArrayList<Flaw>();
        var setAside = new ArrayList<Flaw>();
        try (var table = TableReader.open(file, rule.dialect())) {
            var reader = RowReader.of(source, rule, formats, table);
            for (var line = table.next(); line != null; line = table.next()) {
                rows++;
                var said =
                        switch (line) {
                            case Flaw flaw -> RowReader.rejected(flaw);
                            case Row row -> reader.read(row, table::text);
                        };
                setAside.addAll(said.setAside());
                switch (said) {
                    case ReadRow.Rejected(var flaw) -> rejected.add(flaw);
                    case ReadRow.Skipped _ -> {}
                    case ReadRow.Said(var records, var happened, var _) -> {
                        interactions += happened.size();
                        records.forEach(one -> RECORDS.add(one.key() + "," + source.name()));
                    }
                }
            }
        }
        return new Outcome(rows, rejected, setAside, interactions);
    }

    @Test
    void everyExportHasItsSourceFile() {
        var rows = new TreeMap<String, Integer>();
        OUTCOMES.forEach((export, outcome) -> rows.put(export, outcome.rows()));

        assertThat(rows).isEqualTo(counts.rows());
    }

    @Test
    void onlyRowsSpoiltOnPurposeAreFlawed() {
        OUTCOMES.forEach((export, outcome) -> {
            int flawed = outcome.rejected().size() + outcome.setAside().size();
            assertThat(flawed)
                    .as("%s: %s %s", export, first(outcome.rejected()), first(outcome.setAside()))
                    .isEqualTo(counts.unreadable().getOrDefault(export, 0));
        });
    }

    private static String first(List<Flaw> flaws) {
        return flaws.stream().limit(3).toList().toString();
    }

    @Test
    void everyRecordOfTheTruthIsRead() throws IOException {
        var truth = new HashSet<String>();
        for (var line : Files.readAllLines(data.resolve("truth.csv"))) {
            truth.add(line.substring(0, line.lastIndexOf(',')));
        }
        truth.remove("record_id,source");

        assertThat(RECORDS).isEqualTo(truth);
    }

    @Test
    void oneSourceHasNobodyWhoAnswersForIt() {
        assertThat(sources)
                .filteredOn(source -> source.owner() == null)
                .extracting(SourceFile::name)
                .containsExactly("cards");
    }
}
