package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Poor files give a right answer or one line that says what to mend.
class PoorFilesTest {

    private static final String HEAD = "record_id,nombre,apellido1,fecha_nacimiento,email\n";

    @TempDir Path folder;

    private Terminals.Ran resolve(String name, String text) throws IOException {
        return resolve(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Terminals.Ran resolve(String name, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve(name), bytes);
        return Terminals.run("resolve", file.toString(), "--lang", "en");
    }

    private static long customers(Terminals.Ran ran) {
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .distinct()
                .count();
    }

    private static void refused(Terminals.Ran ran, int exit, String code) {
        assertThat(ran.err().lines().filter(line -> line.startsWith("error")).toList())
                .singleElement()
                .asString()
                .contains(code, "(");
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.out()).isEmpty();
    }

    private static String people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        "%d,%s,%s,19%02d-%02d-%02d,%s%d@correo.example"
                                .formatted(
                                        i,
                                        name(i, "Ana Luis Marta Pedro Rosa Iker"),
                                        name(i / 6, "Prado Ferro Rayón Urbano Mora Soto"),
                                        40 + i % 60,
                                        1 + i % 12,
                                        1 + i % 28,
                                        "x".repeat(1 + i % 5),
                                        i))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String name(int i, String names) {
        var all = names.split(" ");
        return all[i % all.length];
    }

    @Test
    void oneColumnIsEnoughWhereItNamesPeople() throws IOException {
        assertThat(customers(resolve("a.csv", "email\nann@lee.example\nann@lee.example\nx@y.es\n")))
                .isEqualTo(2);
        refused(resolve("b.csv", "flag\n1\n1\n1\n"), 3, "Atalaya-3103");
    }

    @Test
    void onlyDuplicatesAreOneCustomer() throws IOException {
        var line = "Ann,Lee,1984-03-09,ann@lee.example\n";
        var lines =
                IntStream.range(0, 30).mapToObj(i -> i + "," + line).collect(Collectors.joining());

        assertThat(customers(resolve("a.csv", HEAD + lines))).isEqualTo(1);
    }

    @Test
    void whereNobodyIsTwiceEverybodyStaysAlone() throws IOException {
        assertThat(customers(resolve("a.csv", HEAD + people(0, 36)))).isEqualTo(36);
        assertThat(customers(resolve("b.csv", HEAD + people(0, 1)))).isEqualTo(1);
    }

    @Test
    void rowsWithoutAValueAreNobodys() throws IOException {
        var empty =
                IntStream.range(100, 120).mapToObj(i -> i + ",,,,\n").collect(Collectors.joining());

        assertThat(customers(resolve("a.csv", HEAD + people(0, 20) + empty))).isEqualTo(40);
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreRefused() throws IOException {
        refused(resolve("a.csv", ""), 3, "Atalaya-2102");
        refused(resolve("b.csv", HEAD), 3, "Atalaya-3102");
        refused(Terminals.run("resolve", folder.resolve("c.csv").toString()), 1, "Atalaya-2101");
        refused(Terminals.run("resolve", folder.toString()), 1, "Atalaya-2101");
        refused(resolve("d.xlsx", "PK\3\4 and so on"), 3, "Atalaya-2103");
    }

    @Test
    void aFileCutOffGivesNoHalfAnswer() throws IOException {
        var whole = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(whole)) {
            zip.write((HEAD + people(0, 5_000)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = whole.toByteArray();

        refused(resolve("a.csv.gz", Arrays.copyOf(bytes, bytes.length / 2)), 3, "Atalaya-2104");
        refused(resolve("b.csv.gz", Arrays.copyOf(bytes, 12)), 3, "Atalaya-2104");
    }

    @Test
    void brokenQuotesAreSetAsideAndCounted() throws IOException {
        var ran = resolve("a.csv", HEAD + people(0, 8) + "90,\"Ann\"x,Lee,,\n" + people(10, 18));

        assertThat(customers(ran)).isEqualTo(16);
        assertThat(ran.err()).contains("1 lines could not be read; the first is line 10");
        refused(
                resolve("b.csv", HEAD + "1,Ann,Lee,1984-03-09,a@b.es\n" + "1,2\n".repeat(9)),
                3,
                "Atalaya-3112");
    }

    @Test
    void twoEncodingsInOneFileLoseNobody() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEAD + people(0, 20)).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(
                "50,Íñigo,Muñoz,1980-02-03,i@m.example\n"
                        .getBytes(Charset.forName("windows-1252")));
        bytes.writeBytes(people(60, 70).getBytes(StandardCharsets.UTF_8));

        var ran = resolve("a.csv", bytes.toByteArray());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(customers(ran) + (ran.err().contains("1 lines could not be read") ? 1 : 0))
                .isEqualTo(31);
    }

    @Test
    void namesInOtherScriptsAreComparedToo() throws IOException {
        var text =
                """
                record_id,name,birth_date
                1,Ольга Иванова,1980-02-03
                2,Ольга Иванова,1980-02-03
                3,王秀英,1975-11-30
                4,王秀英,1975-11-30
                5,Γιώργος Παπαδόπουλος,1966-05-01
                6,محمد الأحمد,1990-09-09
                7,Bjørn Åse,1951-04-12
                """;

        assertThat(customers(resolve("a.csv", text))).isEqualTo(5);
    }
}
