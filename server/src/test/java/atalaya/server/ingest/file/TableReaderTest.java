package atalaya.server.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.store.AtalayaError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {

    @TempDir Path folder;

    @Test
    void aSpanishExportIsReadAsItStands() {
        var file = file("id;nombre;saldo\n1;Íñigo Peña;1.234,50\n2;\"Peña; hijo\";\n");

        var table = read(file, Dialect.FOUND);

        assertThat(table.columns).containsExactly("id", "nombre", "saldo");
        assertThat(table.rows)
                .containsExactly(
                        List.of("1", "Íñigo Peña", "1.234,50"), List.of("2", "Peña; hijo", ""));
        assertThat(table.dialect.separator()).isEqualTo(';');
        assertThat(table.dialect.encoding()).isEqualTo(UTF_8);
    }

    @Test
    void anyNumberOfBlanksSeparatesWhereThatIsDeclared() {
        var file = file("  1  19970101   2 29.33\n22 19970118 12  9.00  \n\n \"a b\"  x y z\n");

        var table = read(file, new Dialect(null, null, ' ', null, List.of()));

        assertThat(table.rows)
                .containsExactly(
                        List.of("1", "19970101", "2", "29.33"),
                        List.of("22", "19970118", "12", "9.00"),
                        List.of("a b", "x", "y", "z"));
    }

    @Test
    void everyUsualEncodingIsFound() throws IOException {
        String text = "id,nombre\r\n1,Muñoz Núñez\r\n2,Zoë\r\n";
        for (String name : List.of("UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE")) {
            var charset = Charset.forName(name);
            assertThat(read(file(text.getBytes(charset)), Dialect.FOUND).rows)
                    .as(name)
                    .containsExactly(List.of("1", "Muñoz Núñez"), List.of("2", "Zoë"));
        }
        for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            var marked = read(file(("\uFEFF" + text).getBytes(charset)), Dialect.FOUND);
            assertThat(marked.columns).as(charset + " with a mark").startsWith("id");
            assertThat(marked.rows).hasSize(2);
            assertThat(marked.dialect.encoding()).isEqualTo(charset);
        }
    }

    @Test
    void theFirstAccentFarDownTheFileDecidesTheEncoding() {
        String many = "1,Ana\n".repeat(20_000);

        var table = read(file(("id,n\n" + many + "2,Peña\n").getBytes(WINDOWS)), Dialect.FOUND);

        assertThat(table.rows.getLast()).containsExactly("2", "Peña");
        assertThat(table.flaws).isEmpty();
    }

    @Test
    void aLineInAnotherEncodingIsAFlawOfThatLineAlone() {
        byte[] utf8 = "id,nombre\n1,Muñoz\n2,Núñez\n3,Íñigo Ibáñez\n".getBytes(UTF_8);
        byte[] latin = "4,Peña\n".getBytes(WINDOWS);
        var file = file(join(utf8, latin, "5,Ana\n".getBytes(UTF_8)));

        var table = read(file, Dialect.FOUND);

        assertThat(table.rows).hasSize(4);
        assertThat(table.flaws)
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isEqualTo(5);
                    assertThat(flaw.column()).isEqualTo("nombre");
                    assertThat(flaw.reason()).isEqualTo(Reason.WRONG_ENCODING);
                    assertThat(flaw.text()).startsWith("4,Pe");
                });
    }

    @Test
    void aQuoteThatNeverClosesCostsOneLineOnly() {
        var lines = new StringBuilder("id,nombre\n1,Ana\n2,\"Peña\n");
        for (int i = 3; i < 20_000; i++) {
            lines.append(i).append(",Ana\n");
        }

        var table = read(file(lines.toString()), Dialect.FOUND);

        assertThat(table.rows).hasSize(1 + 19_997);
        assertThat(table.flaws)
                .containsExactly(
                        new Flaw(
                                3,
                                null,
                                Reason.BROKEN_QUOTES,
                                table.flaws.getFirst().detail(),
                                "2,\"Peña"));
    }

    @Test
    void aStrayQuoteBetweenQuotedLinesCostsOneLineOnly() {
        var table =
                read(
                        file("id,nombre\n1,\"Ana\"\n2,\"Bar \"El Toro\"\"\n3,\"Eva\n4,\"Leo\"\n"),
                        Dialect.FOUND);

        assertThat(table.rows).containsExactly(List.of("1", "Ana"), List.of("4", "Leo"));
        assertThat(table.flaws).extracting(Flaw::line).containsExactly(3L, 4L);
        assertThat(table.flaws).extracting(Flaw::reason).containsOnly(Reason.BROKEN_QUOTES);
    }

    @Test
    void cellsMayHoldLineEndsAndDoubledQuotes() {
        var table =
                read(
                        file("id,nota\n1,\"dos\r\nlíneas y \"\"comillas\"\"\"\n2,x\n3\n"),
                        Dialect.FOUND);

        assertThat(table.rows.getFirst()).containsExactly("1", "dos\r\nlíneas y \"comillas\"");
        assertThat(table.lines).containsExactly(2L, 4L);
        assertThat(table.flaws).extracting(Flaw::line).containsExactly(5L);
        assertThat(table.flaws.getFirst().reason()).isEqualTo(Reason.FIELD_COUNT);
    }

    @Test
    void aLineOfOneMebibyteIsAFlawAndTheNextIsRead() {
        var table = read(file("id,n\n1,a\n2," + "x".repeat(1 << 20) + "\n3,c\n"), Dialect.FOUND);

        assertThat(table.rows).containsExactly(List.of("1", "a"), List.of("3", "c"));
        assertThat(table.flaws)
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isEqualTo(3);
                    assertThat(flaw.reason()).isEqualTo(Reason.TOO_LONG);
                    assertThat(flaw.detail()).contains("1,048,578");
                    assertThat(flaw.text()).hasSize(TableReader.MAX_LINE_BYTES);
                });
    }

    @Test
    void aTruncatedGzGivesItsRowsAndSaysWhereItEnds() throws IOException {
        var text = new StringBuilder("id,n\n");
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(',').append(random.nextLong()).append('\n');
        }
        byte[] zipped = gzip(text.toString().getBytes(UTF_8));
        var file = file(Arrays.copyOf(zipped, zipped.length / 2));

        var table = read(file, Dialect.FOUND);

        assertThat(table.truncated).isTrue();
        assertThat(table.rows.size()).isBetween(10_000, 40_000);
        assertThat(table.flaws).extracting(Flaw::reason).containsExactly(Reason.TRUNCATED);
        assertThat(table.flaws.getFirst().line()).isEqualTo(table.rows.size() + 2L);
        assertThat(read(file(zipped), Dialect.FOUND).rows).hasSize(50_000);
    }

    @Test
    void anEmptyFileIsAnError() {
        assertCode("Atalaya-2102", file(""));
        assertCode("Atalaya-2102", file("\n\n\n"));
        assertCode("Atalaya-2101", folder.resolve("missing.csv"));
        assertCode("Atalaya-2101", folder);
        assertCode("Atalaya-2103", file("PK\3\4 and so on"));
        assertCode("Atalaya-2103", file("[{\"id\":1}]"));
        assertCode("Atalaya-2105", file("\"id,nombre\n1,2\n"));
        assertThat(read(file("id,nombre"), Dialect.FOUND).rows).isEmpty();
    }

    @Test
    void jsonLinesBecomeColumnsByPath() {
        var table =
                read(
                        file(
                                """
                                {"id":1,"address":{"city":"León"},"tags":["a","b"],"paid":12.50}

                                {"id":2,"vip":true,"address":{"city":null}}
                                {"id":3
                                [1]
                                {"id":4,"id":5}
                                {"id":6,"n":"\\u0000"}
                                """),
                        Dialect.FOUND);

        assertThat(table.columns).containsExactly("id", "address.city", "tags", "paid", "vip");
        assertThat(table.rows)
                .containsExactly(
                        List.of("1", "León", "[\"a\",\"b\"]", "12.50", ""),
                        List.of("2", "", "", "", "true"));
        assertThat(table.flaws).extracting(Flaw::line).containsExactly(4L, 5L, 6L, 7L);
        assertThat(table.flaws)
                .extracting(Flaw::reason)
                .containsExactly(
                        Reason.NOT_JSON, Reason.NOT_JSON, Reason.NOT_JSON, Reason.NUL_CHARACTER);
    }

    @Test
    void linesPassedOverAreThoseThatWouldBeRead() {
        var files =
                List.of(
                        "{\"a\":1}\n\n  \n{bad\n" + "x".repeat(1 << 20) + "\n\u00a0\n{\"a\":2}",
                        "a,b\n1,2\n\n3\n4,\"5\n6,7\n");
        for (var text : files) {
            var path = file(text);
            var dialect =
                    text.startsWith("{")
                            ? new Dialect(Dialect.Format.JSON_LINES, null, null, null, null)
                            : Dialect.FOUND;
            int read = 0;
            int passed = 0;
            try (var reading = TableReader.open(path, dialect);
                    var passing = TableReader.open(path, dialect)) {
                while (reading.next() != null) {
                    read++;
                }
                while (passing.skip()) {
                    passed++;
                }
            }
            assertThat(passed).as(text.substring(0, 8)).isEqualTo(read);
        }
    }

    @Test
    void jsonBombsAreFlaws() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        String wide = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
        var table =
                read(file("{\"id\":1}\n" + deep + "\n" + wide + "\n{\"id\":2}\n"), Dialect.FOUND);

        assertThat(table.rows).hasSize(2);
        assertThat(table.flaws)
                .extracting(Flaw::reason)
                .containsExactly(Reason.NOT_JSON, Reason.TOO_LONG);
    }

    /// Written out, the first would be a gigabyte.
    @Test
    void aNumberWithAHugeExponentStaysAsShortAsItIs() {
        var table = read(file("{\"a\":1e999999999,\"b\":-1e-999999,\"c\":1.2e3}\n"), Dialect.FOUND);

        assertThat(table.rows).containsExactly(List.of("1E+999999999", "-1E-999999", "1200"));
    }

    @Test
    void aHeaderIsToldFromDataWhenAsked() {
        var bare = read(file("1,ana@correo.example,3\n2,eva@correo.example,4\n"), Dialect.GUESSED);
        assertThat(bare.columns).containsExactly("column1", "column2", "column3");
        assertThat(bare.rows).hasSize(2);

        var named = read(file("id,correo,edad\n2,eva@correo.example,4\n"), Dialect.GUESSED);
        assertThat(named.columns).containsExactly("id", "correo", "edad");

        var declared = new Dialect(null, null, '\t', '\'', List.of("a", "b"));
        assertThat(read(file("'x\ty'\t2\n"), declared).rows).containsExactly(List.of("x\ty", "2"));
    }

    @Test
    void repeatedAndMissingNamesOfColumnsAreNumbered() {
        assertThat(read(file("id,tel,,tel\n1,2,3,4\n"), Dialect.FOUND).columns)
                .containsExactly("id", "tel", "column3", "tel.4");
    }

    @Test
    void linesEndInEveryUsualWay() {
        assertThat(read(file("a,b\r1,2\r3,4"), Dialect.FOUND).rows).hasSize(2);
        assertThat(read(file("a,b\r\n1,2\r\n\r\n3,4\r\n"), Dialect.FOUND).lines)
                .containsExactly(2L, 4L);
        assertThat(read(file("a,b\n;\n1,2\n,\n"), Dialect.FOUND).rows)
                .containsExactly(List.of("1", "2"));
    }

    @Test
    void anyTableComesBackAsWritten() {
        long seed = 20261122;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var expected = new ArrayList<List<String>>();
            var text = new StringBuilder("a;b;c\n");
            int rows = 1 + random.nextInt(40);
            for (int i = 0; i < rows; i++) {
                var row = List.of("k" + i, cell(random), cell(random));
                expected.add(row);
                for (int c = 0; c < 3; c++) {
                    text.append(c == 0 ? "" : ";").append(quoted(row.get(c), random));
                }
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            var dialect = new Dialect(null, UTF_8, ';', null, null);
            assertThat(read(file(text.toString()), dialect).rows)
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    private static String cell(Random random) {
        String letters = "aé;\"\n,€ñ 😀x";
        var cell = new StringBuilder();
        int length = random.nextInt(8) == 0 ? random.nextInt(5000) : random.nextInt(6);
        for (int i = 0; i < length; i++) {
            cell.append(letters.charAt(random.nextInt(letters.length())));
        }
        return new String(cell.toString().getBytes(UTF_8), UTF_8).replace('?', '-');
    }

    private static String quoted(String cell, Random random) {
        boolean needed = cell.matches("(?s).*[;\"\n\r].*") || random.nextInt(3) == 0;
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private record Table(
            List<String> columns,
            Dialect dialect,
            List<List<String>> rows,
            List<Long> lines,
            List<Flaw> flaws,
            boolean truncated) {}

    private static Table read(Path file, Dialect dialect) {
        try (var reader = TableReader.open(file, dialect)) {
            var rows = new ArrayList<Row>();
            var flaws = new ArrayList<Flaw>();
            for (@Nullable Line line = reader.next(); line != null; line = reader.next()) {
                switch (line) {
                    case Row row -> rows.add(row);
                    case Flaw flaw -> flaws.add(flaw);
                }
            }
            int width = reader.columns().size();
            return new Table(
                    List.copyOf(reader.columns()),
                    reader.dialect(),
                    rows.stream().map(row -> cells(row, width)).toList(),
                    rows.stream().map(Row::line).toList(),
                    flaws,
                    reader.truncated());
        }
    }

    private static List<String> cells(Row row, int width) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            cells.add(row.cell(i));
        }
        return cells;
    }

    private void assertCode(String code, Path file) {
        assertThatThrownBy(() -> TableReader.open(file, Dialect.FOUND))
                .isInstanceOfSatisfying(
                        AtalayaError.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private Path file(String text) {
        return file(text.getBytes(UTF_8));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "t", ".csv"), bytes);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
