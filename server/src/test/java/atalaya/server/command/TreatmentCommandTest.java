package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreatmentCommandTest {

    @TempDir Path folder;

    @Test
    void aTierIsAnsweredWithoutAStore() {
        assertThat(
                        Terminals.run(
                                        "treatment",
                                        "ask",
                                        "return",
                                        "--days",
                                        "40",
                                        "--tier",
                                        "C",
                                        "--lang",
                                        "es")
                                .out())
                .contains("No. Nivel C: con condiciones (30 días) (versión 1)");
        assertThat(
                        Terminals.run(
                                        "treatment",
                                        "ask",
                                        "discount",
                                        "--tier",
                                        "B",
                                        "--json",
                                        "--lang",
                                        "en")
                                .out())
                .contains("\"with-approval\"", "\"manager-agrees\"");
    }

    @Test
    void aQuestionWithoutItsNumberSaysWhichIsMissing() {
        assertThat(Terminals.run("treatment", "ask", "return", "--tier", "C").err())
                .contains("Atalaya-6306", "--days");
        assertThat(Terminals.run("treatment", "ask", "gift", "--tier", "C").err())
                .contains("Atalaya-6306");
    }

    @Test
    void aTableThatContradictsItselfIsRefusedWithItsPlace() throws IOException {
        var shipped =
                Files.readString(
                        Path.of("src/main/resources/atalaya/server/segment/treatment.yaml"));
        var good = Files.writeString(folder.resolve("good.yaml"), shipped).toString();
        var worse =
                Files.writeString(
                                folder.resolve("worse.yaml"),
                                shipped.replace("days: 60, approvalDays: 90", "days: 10"))
                        .toString();

        assertThat(Terminals.run("treatment", "check", good, "--lang", "en").out())
                .contains("A  own key-account manager · yes, best conditions · 30–45 days");
        var ran = Terminals.run("treatment", "check", worse);
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("Atalaya-6301", "tiers.B.returns", "worse.yaml");
    }
}
