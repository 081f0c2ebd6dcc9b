package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any two records of files are explained, and how a customer came together.
class WhyInFilesTest {

    @TempDir Path folder;
    private String people = "";

    @BeforeEach
    void someoneMarries() throws IOException {
        people =
                Files.writeString(
                                folder.resolve("people.csv"),
                                """
                                record_id,source,nombre,apellido1,fecha_nacimiento,telefono,email
                                1,crm,Ann,Lee,1984-03-09,612405590,ann@lee.example
                                7,shop,Ann,Marsh,09/03/1984,+34 612 405 590,ann@lee.example
                                9,till,Ann,Marsh,1984-03-09,612405590,
                                2,crm,Joan,Prado,1970-01-25,699111222,joan.prado@correo.example
                                """)
                        .toString();
    }

    @Test
    void theEvidenceThatJoinedTwoAddsUp() {
        var ran = Terminals.run("why", "crm:1", "shop:7", "--in", people, "--lang", "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("crm:1 and shop:7 are of one customer, 1")
                .contains("email, exact", "Total: the same", "because they share: email");
    }

    @Test
    void twoThatWereNeverComparedShowWhatEachIsFoundBy() {
        var ran = Terminals.run("why", "crm:1", "crm:2", "--in", people, "--lang", "es");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("Nada los juntó", "ann@lee.example", "el uno", "el otro", "1 registros");
    }

    @Test
    void whyAsJsonNamesEveryKey() {
        var ran = Terminals.run("why", "crm:1", "till:9", "--in", people, "--json");

        assertThat(ran.out())
                .contains(
                        "\"compared\" : true",
                        "\"kind\" : \"phone\"",
                        "\"records\" : 3",
                        "\"sameCustomer\" : true");
    }

    @Test
    void howTellsTheOrder() {
        var ran = Terminals.run("how", "shop:7", "--in", people, "--lang", "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out().lines().filter(line -> line.matches(" +\\d  .*")).toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("(1 + 1 records)");
        assertThat(Terminals.run("how", "1", "--in", people, "--lang", "en").out())
                .isEqualTo(ran.out());
        assertThat(Terminals.run("how", "crm:2", "--in", people, "--lang", "en").out())
                .startsWith("One record alone");
    }

    @Test
    void whoIsNotThereIsSaid() {
        assertThat(Terminals.run("why", "crm:1", "crm:99", "--in", people).err())
                .contains("Atalaya-3113", "crm:99");
        assertThat(Terminals.run("how", "12", "--in", people).err()).contains("Atalaya-3113");
        assertThat(Terminals.run("why", "crm", "crm:1", "--in", people).err())
                .contains("Atalaya-3002");
    }
}
