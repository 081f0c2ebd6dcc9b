package atalaya.population;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.population.people.Country;
import atalaya.population.people.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTest {
    private static final Pattern DNI = Pattern.compile(",(\\d{8})([A-Z]),");

    @TempDir Path folder;

    private List<String> people(String name, int records, long seed, Country country)
            throws IOException {
        PeopleFile.write(
                folder.resolve(name), folder.resolve(name + ".truth"), records, seed, country);
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void theSameSeedGivesTheSamePeople() throws IOException {
        var once = people("once.csv", 3_000, 7, Country.SPAIN);

        assertThat(people("again.csv", 3_000, 7, Country.SPAIN)).isEqualTo(once);
        assertThat(people("other.csv", 3_000, 8, Country.SPAIN)).isNotEqualTo(once);
        assertThat(Files.readAllLines(folder.resolve("again.csv.truth")))
                .isEqualTo(Files.readAllLines(folder.resolve("once.csv.truth")));
    }

    @Test
    void moreRecordsAddPeopleAndChangeNobody() throws IOException {
        var few = new HashSet<>(withoutIds(people("few.csv", 1_000, 7, Country.SPAIN)));
        var many = new HashSet<>(withoutIds(people("many.csv", 2_000, 7, Country.SPAIN)));

        assertThat(many).containsAll(few);
    }

    private static List<String> withoutIds(List<String> lines) {
        return lines.stream().map(line -> line.substring(line.indexOf(',') + 1)).toList();
    }

    @Test
    void theTruthNamesEveryRecordInTheSameOrder() throws IOException {
        var lines = people("p.csv", 2_000, 7, Country.SPAIN);
        var truth = Files.readAllLines(folder.resolve("p.csv.truth"));

        assertThat(truth).hasSize(2_001).first().isEqualTo("record_id,source,entity_id");
        assertThat(lines).hasSize(2_001);
        for (int i = 1; i <= 2_000; i++) {
            var idAndSource = truth.get(i).substring(0, truth.get(i).lastIndexOf(','));
            assertThat(lines.get(i)).startsWith(idAndSource + ",");
        }
    }

    @Test
    void aPersonIsKnownTwiceOnAverage() throws IOException {
        var counts =
                PeopleFile.write(
                        folder.resolve("p.csv"), folder.resolve("t.csv"), 20_000, 7, Country.SPAIN);

        assertThat(counts.records()).isEqualTo(20_000);
        assertThat(20_000.0 / counts.entities()).isBetween(2.0, 2.25);
    }

    @Test
    void lettersOfDocumentsAreRightButForAFew() throws IOException {
        int right = 0;
        int wrong = 0;
        for (var line : people("p.csv", 20_000, 7, Country.SPAIN)) {
            var dni = DNI.matcher(line);
            if (dni.find()) {
                boolean fits =
                        Documents.letter(Integer.parseInt(dni.group(1))) == dni.group(2).charAt(0);
                right += fits ? 1 : 0;
                wrong += fits ? 0 : 1;
            }
        }

        assertThat(right).isGreaterThan(6_000);
        assertThat((double) wrong / right).isBetween(0.004, 0.03);
    }

    @Test
    void nobodyCanReceiveMail() throws IOException {
        var domains =
                people("p.csv", 5_000, 7, Country.SPAIN).stream()
                        .flatMap(line -> Pattern.compile("@([^,]+)").matcher(line).results())
                        .map(found -> found.group(1))
                        .filter(domain -> !domain.endsWith(".example"))
                        .collect(Collectors.toSet());

        // Besides addresses with a slip in the domain, only what people give who have none.
        assertThat(domains).contains("correo.es");
        assertThat(domains.stream().filter(domain -> domain.contains("gmail"))).isEmpty();
    }

    @Test
    void mexicansHaveACurpAndTheEnglishOneSurname() throws IOException {
        assertThat(people("mx.csv", 2_000, 7, Country.MEXICO))
                .anyMatch(line -> line.matches(".*,[A-Z]{4}\\d{6}[HM][A-Z]{5}[0-9A]\\d,.*"));
        var english = people("gb.csv", 2_000, 7, Country.ENGLAND);
        long withTwo = english.stream().filter(line -> !line.split(",", -1)[4].isEmpty()).count();

        assertThat(withTwo).isLessThan(40);
    }
}
