package atalaya.server.command;

import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.DateOrder;
import atalaya.server.ingest.source.DateReader;
import atalaya.server.ingest.source.NumberReader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which columns a plain file has, and what each holds when no header says it.
///
/// Without a header the first column is the customer, the first one of dates the time, and the last
/// one of numbers with decimals the amount.
final class PlainFileShape {

    private static final int SAMPLED_ROWS = 1_000;

    private final List<String> columns;
    private final boolean headless;
    private final List<List<String>> sample;

    private PlainFileShape(List<String> columns, boolean headless, List<List<String>> sample) {
        this.columns = columns;
        this.headless = headless;
        this.sample = sample;
    }

    /// How a file is cut into cells: as it is declared, else as it is found, else at blanks.
    static Dialect dialect(Path path, @Nullable Character separator) {
        var found = new Dialect(null, null, separator, null, List.of());
        try (var table = TableReader.open(path, found)) {
            var blanks = new Dialect(null, null, ' ', null, List.of());
            boolean oneCell =
                    table.dialect().format() == Dialect.Format.TABLE && table.columns().size() == 1;
            return oneCell && separator == null && holdsBlanks(table) ? blanks : found;
        }
    }

    private static boolean holdsBlanks(TableReader table) {
        return table.next() instanceof Row row && row.cell(0).strip().indexOf(' ') > 0;
    }

    static PlainFileShape of(TableReader table) {
        boolean fixed = table.dialect().format() == Dialect.Format.TABLE;
        var sample = new ArrayList<List<String>>();
        int limit = fixed ? SAMPLED_ROWS : Integer.MAX_VALUE;
        for (var line = table.next(); line != null && sample.size() < limit; line = table.next()) {
            if (fixed && line instanceof Row row) {
                sample.add(
                        IntStream.range(0, table.columns().size())
                                .mapToObj(i -> row.cell(i).strip())
                                .toList());
            }
        }
        var columns = List.copyOf(table.columns());
        return new PlainFileShape(columns, fixed && numbered(columns), sample);
    }

    /// Whether the columns are called `column1`, `column2` and so on, for want of names.
    private static boolean numbered(List<String> columns) {
        return IntStream.range(0, columns.size())
                .allMatch(i -> columns.get(i).equals("column" + (i + 1)));
    }

    List<String> columns() {
        return columns;
    }

    Optional<String> find(FileField field) {
        if (!headless) {
            return field.find(columns);
        }
        return switch (field) {
            case CUSTOMER -> Optional.of(columns.getFirst());
            case TIME -> places().filter(this::isTime).mapToObj(columns::get).findFirst();
            case AMOUNT ->
                    places().filter(this::isAmount)
                            .mapToObj(columns::get)
                            .reduce((_, last) -> last);
            default -> Optional.empty();
        };
    }

    private IntStream places() {
        return IntStream.range(1, columns.size());
    }

    private boolean isTime(int place) {
        var day = DateReader.ordered(DateOrder.DAY_FIRST, ZoneOffset.UTC);
        var month = DateReader.ordered(DateOrder.MONTH_FIRST, ZoneOffset.UTC);
        return cells(place)
                .allMatch(cell ->
                        cell.length() >= 6 && (day.date(cell) != null || month.date(cell) != null));
    }

    private boolean isAmount(int place) {
        return cells(place).anyMatch(cell -> cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0)
                && cells(place)
                        .allMatch(cell ->
                                new NumberReader('.').read(cell) != null
                                        || new NumberReader(',').read(cell) != null);
    }

    private java.util.stream.Stream<String> cells(int place) {
        return sample.stream().map(row -> row.get(place)).filter(cell -> !cell.isEmpty());
    }
}
