package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

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

    /// Every command that Spanish help knows is there and says what it does in Spanish.
    @Test
    void helpSpeaksSpanishToo() {
        var english = texts(Locale.ENGLISH);
        var spanish = texts(Locale.of("es"));
        var known =
                ResourceBundle.getBundle("help.commands", Locale.of("es")).keySet().stream()
                        .filter(key -> key.startsWith("atalaya."))
                        .map(key -> key.replaceFirst("\\.\\d+$", ""))
                        .map(key -> key.replaceFirst("\\.(usage\\..*|[^.\\[]*(\\[.*)?)$", ""))
                        .collect(Collectors.toSet());

        assertThat(known).contains("atalaya", "atalaya.customer.merge", "atalaya.import");
        assertThat(english.keySet()).extracting(AtalayaCommandTest::command).containsAll(known);
        english.forEach((what, text) -> {
            if (known.contains(command(what)) && what.endsWith(" ")) {
                assertThat(spanish.get(what)).as(what).isNotEqualTo(text);
            }
        });
        assertThat(Terminals.run("customer", "--help", "--lang", "es").out())
                .contains("Uso: ", "Órdenes:", "Ejemplos:", "Hacer de dos clientes uno")
                .doesNotContain("Usage", "Examples", "Show");
    }

    /// Every text of help, by its command and, within it, its option or parameter.
    private static Map<String, String> texts(Locale language) {
        var texts = new HashMap<String, String>();
        below(AtalayaCommand.commandLine(false, language))
                .forEach(command -> {
                    var spec = command.getCommandSpec();
                    var name = spec.qualifiedName(".");
                    texts.put(name + " ", String.join(" ", spec.usageMessage().description()));
                    spec.args()
                            .forEach(arg ->
                                    texts.put(
                                            name + " " + label(arg),
                                            String.join(" ", arg.description())));
                });
        return texts;
    }

    private static String label(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String command(String text) {
        return text.substring(0, text.indexOf(' '));
    }

    /// All that do something by themselves; a noun such as `customer` only groups its verbs.
    static Stream<CommandLine> commands() {
        return below(AtalayaCommand.commandLine(false, Locale.ENGLISH))
                .filter(command -> command.getSubcommands().isEmpty())
                .filter(command -> !command.getCommandName().equals("generate-completion"));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(AtalayaCommandTest::below));
    }
}
