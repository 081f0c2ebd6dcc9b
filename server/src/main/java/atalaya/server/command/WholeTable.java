package atalaya.server.command;

import atalaya.insight.risk.Table;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.Nearest;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A file read whole, every column as text, for commands that learn from columns nobody named.
///
/// @param setAside lines that could not be read
/// @param firstFlaw the first of them, 0 for none
record WholeTable(Path file, Table table, long setAside, long firstFlaw) {

    /// Reads a table or JSON Lines; .gz too.
    ///
    /// @throws AtalayaError when there is no such file or it holds no row
    static WholeTable read(Path file) {
        List<List<String>> rows = new ArrayList<>();
        long setAside = 0;
        long firstFlaw = 0;
        try (var reader = TableReader.open(file, PlainFileShape.dialect(file, null))) {
            for (var line = reader.next(); line != null; line = reader.next()) {
                switch (line) {
                    case Row row ->
                            rows.add(
                                    IntStream.range(0, reader.columns().size())
                                            .mapToObj(column -> row.cell(column).strip())
                                            .toList());
                    case Flaw flaw -> {
                        firstFlaw = setAside == 0 ? flaw.line() : firstFlaw;
                        setAside++;
                    }
                }
            }
            if (rows.isEmpty()) {
                throw new AtalayaError(6101, Exit.DATA_REFUSED, "the file holds no rows")
                        .at(file.toString())
                        .remedy("a header line and one line for each customer");
            }
            return new WholeTable(file, new Table(reader.columns(), rows), setAside, firstFlaw);
        }
    }

    /// Says what was read, on stderr.
    WholeTable tell(Output output) {
        output.say(
                output.text(
                        "insight.table",
                        file.getFileName(),
                        table.rows().size(),
                        table.columns().size()));
        if (setAside > 0) {
            output.say(output.text("insight.table.flaws", setAside, firstFlaw));
        }
        return this;
    }

    /// The column a person named, whatever its case and punctuation, or by its number from 1.
    ///
    /// @throws AtalayaError when there is none
    String column(String named, String flag) {
        if (table.has(named)) {
            return named;
        }
        var bare = FileField.bare(named);
        return table.columns().stream()
                .filter(column -> !bare.isEmpty() && FileField.bare(column).equals(bare))
                .findFirst()
                .orElseGet(() -> numbered(named, flag));
    }

    private String numbered(String named, String flag) {
        if (named.matches("[1-9][0-9]{0,3}") && Integer.parseInt(named) <= table.columns().size()) {
            return table.columns().get(Integer.parseInt(named) - 1);
        }
        throw new AtalayaError(3107, Exit.DATA_REFUSED, "there is no column \"%s\"", named)
                .at(file + ", " + flag)
                .remedy(Nearest.advice(named, table.columns()));
    }
}
