package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveCommandTest {

    private static final String PEOPLE =
            """
            record_id,source,nombre,apellido1,apellido2,fecha_nacimiento,telefono,email
            1,crm,Ann,Lee,,1984-03-09,612405590,ann@lee.example
            7,shop,Ann,Marsh,,09/03/1984,+34 612 405 590,ann@lee.example
            2,crm,Joan,Prado,Iglesias,1970-01-25,699111222,joan.prado@correo.example
            3,crm,Joana,Prados,,1983-11-20,,joana@prados.example
            9,till,PRADO IGLESIAS,JOAN,,1970-01-25,699111222,
            4,crm,Rosa,Vidal,Mora,1991-07-30,655123987,rosa.vidal@correo.example
            """;

    private static final String TRUTH =
            """
            record_id,source,entity_id
            1,crm,ann
            7,shop,ann
            2,crm,joan
            3,crm,joana
            9,till,joan
            4,crm,rosa
            """;

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aFileNeverSeenIsResolvedAndIsAsRightAsTheTruthSays() throws IOException {
        var people = file("people.csv", PEOPLE);
        var truth = file("truth.csv", TRUTH);

        var ran =
                Terminals.run(
                        "resolve",
                        people.toString(),
                        "--out",
                        path("clusters.csv"),
                        "--pairs",
                        path("pairs.csv"),
                        "--save-model",
                        path("model.json"),
                        "--lang",
                        "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("birthDate");
        assertThat(Files.readAllLines(folder.resolve("clusters.csv")))
                .hasSize(7)
                .startsWith("source,record,customer", "crm,1,1", "shop,7,1");
        assertThat(Files.readAllLines(folder.resolve("pairs.csv")))
                .first()
                .isEqualTo("source_a,record_a,source_b,record_b,bits,probability,verdict,evidence");
        var judged = Terminals.run("evaluate", path("clusters.csv"), "--truth", truth.toString());
        assertThat(judged.out()).contains("pairwise   1.0000     1.0000     1.0000");
    }

    @Test
    void anEarlierResultServesAsTheTruthOfALaterOne() throws IOException {
        var earlier = file("earlier.csv", "source,record,customer\ncrm,1,1\nshop,7,1\ncrm,2,2\n");
        var later = file("later.csv", "source,record,customer\ncrm,1,1\nshop,7,2\ncrm,2,2\n");

        var judged = Terminals.run("evaluate", later.toString(), "--truth", earlier.toString());

        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).contains("pairwise   0.0000     0.0000     0.0000");
    }

    @Test
    void aTruthWithoutAColumnOfEntitiesIsRefusedWithTheNamesItMayHave() throws IOException {
        var found = file("found.csv", "source,record,customer\ncrm,1,1\n");
        var truth = file("truth.csv", "source,record,colour\ncrm,1,red\n");

        var judged = Terminals.run("evaluate", found.toString(), "--truth", truth.toString());

        assertThat(judged.exit()).isEqualTo(3);
        assertThat(judged.err()).contains("Atalaya-3107", "entity_id", "customer", "colour");
    }

    @Test
    void theSavedModelGivesTheSameCustomersInAnyOrderOfRows() throws IOException {
        var people = file("people.csv", PEOPLE);
        List<String> lines = PEOPLE.lines().toList();
        var shuffled =
                file(
                        "shuffled.csv",
                        String.join(
                                "\n",
                                lines.get(0),
                                lines.get(5),
                                lines.get(2),
                                lines.get(6),
                                lines.get(1),
                                lines.get(4),
                                lines.get(3)));

        Terminals.run(
                "resolve",
                people.toString(),
                "--out",
                path("a.csv"),
                "--save-model",
                path("model.json"));
        Terminals.run(
                "resolve",
                shuffled.toString(),
                "--out",
                path("b.csv"),
                "--model",
                path("model.json"));

        assertThat(folder.resolve("b.csv")).hasSameTextualContentAs(folder.resolve("a.csv"));
    }

    @Test
    void jsonTellsWhatWasDone() throws IOException {
        var people = file("people.csv", PEOPLE);

        var ran = Terminals.run("resolve", people.toString(), "--out", path("c.csv"), "--json");

        assertThat(ran.out())
                .contains(
                        "\"candidatePairs\"",
                        "\"scoredPairs\"",
                        "\"msByPhase\"",
                        "\"customers\" : 4");
    }

    @Test
    void whatCannotBeDoneIsOneLineWithACode() throws IOException {
        var people = file("people.csv", PEOPLE);
        var useless = file("useless.csv", "id,flag\n1,x\n2,x\n3,x\n");

        assertThat(Terminals.run("resolve", path("none.csv")).err()).contains("Atalaya-2101");
        assertThat(Terminals.run("resolve", useless.toString()).err()).contains("Atalaya-3103");
        assertThat(Terminals.run("resolve", people.toString(), "--threshold", "7").err())
                .contains("Atalaya-3101");
        assertThat(Terminals.run("resolve", people.toString(), "--model", people.toString()).err())
                .contains("Atalaya-3105");
        assertThat(Terminals.run("evaluate", people.toString(), "--truth", people.toString()).err())
                .contains("Atalaya-3107");
    }
}
