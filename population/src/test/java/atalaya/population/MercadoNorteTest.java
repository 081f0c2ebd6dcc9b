package atalaya.population;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.population.people.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MercadoNorteTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 23);
    private static final int CUSTOMERS = 3_000;

    @TempDir static Path folder;

    private static MercadoNorte.Counts counts;

    @BeforeAll
    static void write() throws IOException {
        counts = MercadoNorte.write(folder, new MercadoNorte.Options(CUSTOMERS, 1, UNTIL));
    }

    private static List<String> lines(String file) {
        var encoding =
                file.startsWith("crm_")
                        ? Charset.forName("windows-1252")
                        : file.equals("llamadas.tsv")
                                ? StandardCharsets.UTF_16
                                : StandardCharsets.UTF_8;
        try (var stream = Files.newInputStream(folder.resolve(file));
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.endsWith(".gz") ? new GZIPInputStream(stream) : stream,
                                        encoding))) {
            return reader.lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> hashes(Path of) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.list(of)) {
            for (var file : files.toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        return hashes;
    }

    @Test
    void theSameOptionsGiveTheSameFilesByteForByte(@TempDir Path again, @TempDir Path other)
            throws IOException {
        MercadoNorte.write(again, new MercadoNorte.Options(CUSTOMERS, 1, UNTIL));
        MercadoNorte.write(other, new MercadoNorte.Options(CUSTOMERS, 2, UNTIL));

        assertThat(hashes(again)).isEqualTo(hashes(folder));
        assertThat(hashes(other).get("crm_clientes.csv"))
                .isNotEqualTo(hashes(folder).get("crm_clientes.csv"));
    }

    @Test
    void nothingIsLeftBehindBesidesTheExports() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".spool"));
        }
        assertThat(counts.rows()).hasSize(23);
    }

    @Test
    void everyCustomerGivesTwoAndAQuarterRecordsAndFifteenInteractions() {
        assertThat((double) counts.records() / CUSTOMERS).isBetween(2.0, 2.6);
        assertThat((double) counts.interactions() / CUSTOMERS).isBetween(12.0, 19.0);
    }

    @Test
    void theTruthNamesEachRecordOfEachFileOfPeopleOnce() {
        var truth = new HashMap<String, String>();
        for (var line : lines("truth.csv").subList(1, lines("truth.csv").size())) {
            var cells = line.split(",");
            assertThat(truth.put(cells[1] + ":" + cells[0], cells[2])).isNull();
        }
        var seen = new HashSet<String>();
        keys("crm_clientes.csv", ";").forEach(key -> seen.add("crm:" + key));
        keys("crm_interesados.csv", ";").forEach(key -> seen.add("crm:" + key));
        keys("crm_empresas.csv", ";").forEach(key -> seen.add("crm:" + key));
        keys("crm_contactos.csv", ";").forEach(key -> seen.add("crm:" + key));
        keys("fac_clientes.csv", ";").forEach(key -> seen.add("billing:" + key));
        keys("tarjeta_titulares.csv", "\\|").forEach(key -> seen.add("cards:" + key));
        keys("club_socios.csv", ",").forEach(key -> seen.add("loyalty:" + key));
        keys("terceros_hogares.csv", "\\|").forEach(key -> seen.add("third-party:" + key));
        keys("disp_registros.csv", ",").forEach(key -> seen.add("devices:" + key));
        var user = Pattern.compile("\"type\":\"identify\",\"userId\":\"([^\"]+)\"");
        lines("web_eventos.jsonl.gz")
                .forEach(line ->
                        user.matcher(line)
                                .results()
                                .forEach(found -> seen.add("web:" + found.group(1))));

        assertThat(truth.keySet()).isEqualTo(seen);
        assertThat(truth).hasSize(counts.records());
        assertThat(new HashSet<>(truth.values()).size()).isLessThanOrEqualTo(counts.entities());
    }

    private static List<String> keys(String file, String separator) {
        return lines(file).stream().skip(1).map(line -> line.split(separator)[0]).toList();
    }

    @Test
    void noNumberIsGivenTwiceInOneExport() {
        for (var export : counts.rows().keySet()) {
            var keys =
                    export.contains("jsonl")
                            ? lines(export).stream()
                                    .map(line ->
                                            line.replaceFirst(
                                                    ".*\"(?:messageId|id)\":\"([^\"]+)\".*", "$1"))
                                    .toList()
                            : keys(export, "[;,|\t]");

            assertThat(keys).as(export).doesNotHaveDuplicates();
        }
    }

    @Test
    void interactionsComeInTheOrderOfTimeWithinTheTwoYears() {
        var times = new ArrayList<String>();
        for (var line : lines("caja_tickets.csv").stream().skip(1).toList()) {
            var time = line.split(",")[1];
            if (time.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
                times.add(time);
            }
        }

        assertThat(times).isSorted().first().asString().isGreaterThanOrEqualTo("2024-11-23");
        assertThat(times).last().asString().isLessThan("2026-11-23");
    }

    @Test
    void unreadableRowsAreFewAndCounted() {
        int sum = counts.unreadable().values().stream().mapToInt(Integer::intValue).sum();

        assertThat(sum).isBetween(3, counts.interactions() / 400);
        assertThat(lines("counts.csv")).hasSize(24);
    }

    @Test
    void theCastIsThereByName() {
        var crm = lines("crm_clientes.csv");
        assertThat(crm)
                .anyMatch(line ->
                        line.contains("Marta;Prado;Iglesias")
                                && line.contains("612405590")
                                && line.contains("Jorge Sanz"))
                .anyMatch(line -> line.contains("Ramiro;Cuesta;Lobo"))
                .anyMatch(line -> line.contains("Beatriz;Alonso;Quiroga"))
                .anyMatch(line -> line.contains("Gonzalo;Ferrer;Abad"))
                .anyMatch(line -> line.contains("Joan;Prado;Vidal") && line.contains("08/03/1991"));
        assertThat(lines("club_socios.csv"))
                .anyMatch(
                        line -> line.contains("Joana,Prados Vidal") && line.contains("03-08-1991"));
        assertThat(lines("cast.csv")).hasSize(23);
    }

    @Test
    void martaHasTheStoryOfThePictures() {
        assertThat(lines("alm_devoluciones.csv"))
                .filteredOn(line -> line.startsWith("RMA-20871,"))
                .singleElement()
                .asString()
                .contains("13/10/2026 11:26,,,");
        assertThat(lines("web_eventos.jsonl.gz"))
                .anyMatch(line ->
                        line.contains("\"order_id\":\"P-771204\"")
                                && line.contains("\"revenue\":186.40"));
        assertThat(lines("llamadas.tsv"))
                .filteredOn(line -> line.startsWith("L88213") && line.contains("\tABANDONADA\t"))
                .hasSize(2);
        assertThat(lines("encuestas_nps.csv"))
                .anyMatch(line -> line.contains(";6;Llevo más de un mes"));
    }

    @Test
    void theReturnOfSixMonthsIsToldAndSoAreTheCallsThatSellMeanwhile() {
        var ramiro =
                lines("crm_clientes.csv").stream()
                        .filter(line -> line.contains("Ramiro;Cuesta;Lobo"))
                        .findFirst()
                        .orElseThrow()
                        .split(";")[0];

        assertThat(lines("alm_devoluciones.csv"))
                .filteredOn(line -> line.startsWith("RMA-18230,"))
                .hasSize(1);
        assertThat(lines("crm_embudo.csv"))
                .filteredOn(line -> line.contains(ramiro) && line.contains("OFERTA RECHAZADA"))
                .hasSize(4);
    }

    @Test
    void aFewCustomersBringMostOfTheMoney() {
        var byMember = new HashMap<String, Double>();
        for (var line : lines("caja_tickets.csv").stream().skip(1).toList()) {
            var cells = line.split(",");
            if (!cells[5].isEmpty() && cells[10].matches("[\\d.]+")) {
                byMember.merge(cells[5], Double.parseDouble(cells[10]), Double::sum);
            }
        }
        var spent = byMember.values().stream().sorted(java.util.Comparator.reverseOrder()).toList();
        double all = spent.stream().mapToDouble(Double::doubleValue).sum();
        double top = spent.stream().limit(spent.size() / 5).mapToDouble(Double::doubleValue).sum();

        assertThat(top / all).isBetween(0.45, 0.85);
    }

    @Test
    void decemberSellsMoreThanAugust() {
        var tickets = lines("caja_tickets.csv");
        long december =
                tickets.stream()
                        .filter(line -> line.contains("-12-"))
                        .filter(line -> line.split(",")[1].contains("-12-"))
                        .count();
        long august =
                tickets.stream()
                        .filter(line ->
                                line.split(",").length > 1
                                        && line.split(",")[1].matches("\\d{4}-08-.*"))
                        .count();

        assertThat(december).isGreaterThan(august * 3 / 2);
    }

    @Test
    void checkLettersAreRightButForAFew() {
        var dni = Pattern.compile("\\|(\\d{8})([A-Z])\\|");
        int right = 0;
        int wrong = 0;
        for (var line : lines("tarjeta_titulares.csv")) {
            var found = dni.matcher(line);
            if (found.find()) {
                boolean fits =
                        Documents.letter(Integer.parseInt(found.group(1)))
                                == found.group(2).charAt(0);
                right += fits ? 1 : 0;
                wrong += fits ? 0 : 1;
            }
        }

        assertThat(right).isGreaterThan(200);
        assertThat(wrong).isLessThan(right / 30);
    }
}
