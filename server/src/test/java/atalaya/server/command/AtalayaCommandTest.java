package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class AtalayaCommandTest {

    @Test
    void aMisspeltCommandIsOneLineWithACodeAndTheNearestWord() {
        var ran = Terminals.run("sevre");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().toList())
                .first()
                .asString()
                .startsWith("error Atalaya-1015: unmatched argument");
        assertThat(ran.err()).containsPattern("try   .*serve");
    }

    @Test
    void aCodeIsExplainedInTheLanguageOfThePerson() {
        assertThat(Terminals.run("help", "Atalaya-1006", "--lang", "es").out())
                .contains("La carpeta de datos está en uso");
        assertThat(Terminals.run("help", "Atalaya-1006", "--lang", "en").out())
                .contains("The data directory is in use");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelpsWithThreeExamples(CommandLine command) {
        var examples =
                Stream.of(command.getCommandSpec().usageMessage().footer())
                        .filter(line -> line.startsWith("  atalaya "))
                        .toList();

        assertThat(examples)
                .as(command.getCommandSpec().qualifiedName())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    /// All that do something by themselves; a noun such as `customer` only groups its verbs.
    static Stream<CommandLine> commands() {
        return below(AtalayaCommand.commandLine(false))
                .filter(command -> command.getSubcommands().isEmpty())
                .filter(command -> !command.getCommandName().equals("generate-completion"));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(AtalayaCommandTest::below));
    }
}
