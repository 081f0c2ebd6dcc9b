package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person may ask of `resolve`: rules of sources, thresholds, labels, questions.
class ResolveOptionsTest {

    private static final String CRM =
            """
            record_id,nombre,apellido1,fecha_nacimiento,telefono,email
            1,Ann,Lee,1984-03-09,612405590,ann@lee.example
            2,Ann,Lee,1984-03-09,612405590,ann@lee.example
            3,Joan,Prado,1970-01-25,699111222,joan.prado@correo.example
            4,Rosa,Vidal,1991-07-30,655123987,rosa.vidal@correo.example
            """;

    private static final String SHOP =
            """
            record_id,nombre,apellido1,fecha_nacimiento,telefono,email
            a,Ann,Lee,1984-03-09,612405590,ann@lee.example
            b,Joan,Prado,1970-01-25,699111222,joan.prado@correo.example
            c,Iker,Soto,2001-12-02,611223344,iker@soto.example
            """;

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private List<String> customers(String... options) throws IOException {
        var words =
                Stream.concat(
                                Stream.of(
                                        "resolve",
                                        file("crm.csv", CRM),
                                        file("shop.csv", SHOP),
                                        "--out",
                                        folder.resolve("out.csv").toString()),
                                Arrays.stream(options))
                        .toArray(String[]::new);
        var ran = Terminals.run(words);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return Files.readAllLines(folder.resolve("out.csv"));
    }

    @Test
    void eachSourceMayKnowEachCustomerOnce() throws IOException {
        assertThat(customers()).contains("crm,1,1", "crm,2,1", "shop,a,1", "crm,3,2", "shop,b,2");
        assertThat(customers("--one-to-one")).contains("crm,1,1", "crm,2,2", "shop,a,1");
    }

    @Test
    void onlyPairsOfTwoSourcesAreScoredWhereOneAsksForLinks() throws IOException {
        customers("--link-only", "--pairs", folder.resolve("pairs.csv").toString());

        assertThat(Files.readAllLines(folder.resolve("pairs.csv")).stream().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("crm,\\d,shop,[abc],.*"));
    }

    @Test
    void theEvidenceOfAPairAddsUpToItsBits() throws IOException {
        customers("--pairs", folder.resolve("pairs.csv").toString());

        var lines = Files.readAllLines(folder.resolve("pairs.csv"));
        assertThat(lines.stream().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> {
                    var cells = line.split(",");
                    double sum =
                            Arrays.stream(cells[7].split("; "))
                                    .mapToDouble(piece ->
                                            Double.parseDouble(
                                                    piece.substring(piece.lastIndexOf(' ') + 1)))
                                    .sum();
                    assertThat(sum)
                            .isCloseTo(
                                    Double.parseDouble(cells[4]),
                                    org.assertj.core.data.Offset.offset(0.002));
                });
    }

    @Test
    void aThresholdIsAProbabilityOrBits() throws IOException {
        assertThat(MatchingOptions.millibits("0.5")).isZero();
        assertThat(MatchingOptions.millibits("0.8")).isEqualTo(2_000);
        assertThat(MatchingOptions.millibits("-3,5 bits")).isEqualTo(-3_500);
        assertThat(customers("--threshold", "90bits"))
                .as("nothing is that sure")
                .contains("crm,1,1", "crm,2,2", "crm,3,3");
        for (var wrong : List.of("1", "0", "x", "NaN", "900bits", "bits")) {
            assertThat(Terminals.run("resolve", file("crm.csv", CRM), "--threshold", wrong).err())
                    .as(wrong)
                    .startsWith("error Atalaya-3101");
        }
    }

    @Test
    void whatAPersonAnsweredHolds() throws IOException {
        var ask = folder.resolve("ask.csv");
        customers("--ask", ask.toString(), "--ask-most", "3");
        var asked = Files.readAllLines(ask);
        assertThat(asked)
                .hasSizeBetween(2, 4)
                .first()
                .isEqualTo(
                        "source_a,record_a,source_b,record_b,same,probability,reason,decides_pairs,a,b");
        assertThat(Files.readString(ask)).contains(",bridge,").contains("ann lee");

        var labels =
                file(
                        "labels.csv",
                        """
                        source_a,record_a,source_b,record_b,same
                        crm,1,crm,2,no
                        crm,1,shop,a,0
                        crm,4,shop,c,sí
                        crm,3,shop,b,
                        """);
        customers("--labels", labels, "--ask", ask.toString());
        assertThat(Files.readString(ask))
                .as("what was answered is not asked again")
                .doesNotContain("crm,1,crm,2,", "crm,1,shop,a,");
        assertThat(customers("--labels", labels))
                .contains("crm,1,1", "crm,2,2", "shop,a,2", "crm,4,4", "shop,c,4");
    }

    @Test
    void labelsThatCannotHoldAreRefusedByLine() throws IOException {
        var crm = file("crm.csv", CRM);
        var head = "source_a,record_a,source_b,record_b,same\n";
        var against = file("x.csv", head + "crm,1,crm,2,1\ncrm,2,crm,3,1\ncrm,1,crm,3,0\n");
        var unclear = file("y.csv", head + "crm,1,crm,2,perhaps\n");
        var strange = file("z.csv", head + "erp,1,erp,2,1\n");
        var other = file("w.csv", "a,b\n1,2\n");

        var refused = Terminals.run("resolve", crm, "--labels", against);
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("Atalaya-3111", "line 4");
        assertThat(Terminals.run("resolve", crm, "--labels", unclear).err())
                .contains("Atalaya-3109", "line 2");
        assertThat(Terminals.run("resolve", crm, "--labels", strange).err())
                .contains("Atalaya-3110");
        assertThat(Terminals.run("resolve", crm, "--labels", other).err()).contains("Atalaya-3107");
    }

    @Test
    void aModelIsKeptWithoutTheThresholdOfTheDay() throws IOException {
        var model = folder.resolve("model.json.gz").toString();
        customers("--save-model", model, "--threshold", "90bits");

        assertThat(customers("--model", model)).contains("crm,1,1", "crm,2,1");
    }

    @Test
    void nothingIsWrittenOverWhatIsReadAndNothingHalf() throws IOException {
        var crm = file("crm.csv", CRM);
        var out = folder.resolve("out.csv").toString();

        assertThat(Terminals.run("resolve", crm, "--out", crm).err()).contains("Atalaya-3108");
        assertThat(Terminals.run("resolve", crm, "--out", out, "--pairs", out).exit()).isEqualTo(2);
        assertThat(Terminals.run("resolve", crm, "--out", folder.toString()).err())
                .contains("Atalaya-3104");
        var nowhere = Terminals.run("resolve", crm, "--out", out, "--pairs", "/none/such/p.csv");
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).contains("Atalaya-3104", "/none/such/p.csv");

        assertThat(Files.readString(folder.resolve("crm.csv"), StandardCharsets.UTF_8))
                .isEqualTo(CRM);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("crm.csv"));
        }
    }
}
