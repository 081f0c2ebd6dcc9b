package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommandTest {

    private static final String CUSTOMERS =
            """
            id_cliente;nombre;apellido1;apellido2;fecha_nacimiento;email;telefono;notas
            1;Ana;Prado;Iglesias;25/03/1980;ana@correo.example;612 40 55 90;
            2;Luis;Ferro;;03/04/1991;luis@correo.example;+34 612 40 55 91;x
            3;Eva;Sol;Gil;31/02/1970;eva@correo.example;612405592;
            """;

    @TempDir Path folder;

    @Test
    void aProposalIsASourceFileThatFitsItsData() throws IOException {
        var data = Files.writeString(folder.resolve("clientes.csv"), CUSTOMERS);

        var suggested = Terminals.run("source", "suggest", data.toString(), "--lang", "en");

        assertThat(suggested.exit()).isZero();
        assertThat(suggested.out())
                .contains("source: clientes")
                .contains("key: id_cliente")
                .containsPattern("email: +email")
                .containsPattern("fecha_nacimiento: +birthDate");
        assertThat(suggested.err()).contains("8 columns, 3 rows");

        var yaml = Files.writeString(folder.resolve("clientes.yaml"), suggested.out());
        var checked = Terminals.run("source", "check", yaml.toString(), "--lang", "en");
        assertThat(checked.out())
                .contains("3 rows, 3 readable")
                .contains("1 values set aside in column fecha_nacimiento")
                .contains("first on line 4")
                .contains("dates of fecha_nacimiento: day first")
                .contains("no owner");
        assertThat(checked.exit()).isEqualTo(3);
    }

    @Test
    void checkSaysWhatDoesNotFit() throws IOException {
        var data = Files.writeString(folder.resolve("clientes.csv"), CUSTOMERS);
        var yaml = folder.resolve("crm.yaml");
        Files.writeString(
                yaml,
                """
                source: crm
                title: CRM
                kinds: [demographic]
                trust: 80
                files:
                  customers:
                    file: clientes*.csv
                    records: person
                    columns: { nombre: givenName }
                """);

        var checked = Terminals.run("source", "check", yaml.toString(), data.toString());

        assertThat(checked.exit()).isEqualTo(3);
        assertThat(checked.out()).contains("Atalaya-2107").contains("id_cliente");
    }

    @Test
    void aMistakeInTheSourceFileIsOneLineWithItsPlace() throws IOException {
        var yaml = Files.writeString(folder.resolve("crm.yaml"), "source: crm\ntitel: CRM\n");

        var checked = Terminals.run("source", "check", yaml.toString());

        assertThat(checked.exit()).isEqualTo(4);
        assertThat(checked.err())
                .contains("error Atalaya-2202: unknown key \"titel\"")
                .contains("crm.yaml:2")
                .contains("did you mean title ?");
    }

    @Test
    void eventsInSegmentsFormAreRecognised() throws IOException {
        var data =
                Files.writeString(
                        folder.resolve("web.jsonl"),
                        """
                        {"messageId":"m1","type":"page","anonymousId":"a1","timestamp":"2026-01-02T10:11:12.000Z"}
                        """);

        assertThat(Terminals.run("source", "suggest", data.toString()).out())
                .contains("format: segment");
    }
}
