package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import picocli.CommandLine.Model.PositionalParamSpec;

class AtalayaCommandTest {

    @Test
    void aMisspeltCommandIsOneLineWithACodeAndTheNearestWord() {
        var ran = Terminals.run("sevre");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().toList())
                .first()
                .asString()
                .isEqualTo("error Atalaya-1015: \"sevre\" has no place here");
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

    /// Every description, option, parameter and footer of every command; Spanish falls back to
    /// English in silence, so a text that is equal in both is one that is missing.
    @Test
    void helpSpeaksSpanishToo() {
        var english = texts(Locale.ENGLISH);
        var spanish = texts(Locale.of("es"));

        assertThat(english)
                .hasSizeGreaterThan(400)
                .containsKeys(
                        "atalaya.customer.merge A", "atalaya.import --from", "atalaya.warm-up ");
        assertThat(spanish).containsOnlyKeys(english.keySet());
        assertThat(
                        english.entrySet().stream()
                                .filter(text ->
                                        text.getValue().isEmpty()
                                                || text.getValue()
                                                        .equals(spanish.get(text.getKey())))
                                .map(Map.Entry::getKey)
                                .sorted())
                .as("without Spanish, or without any words")
                .isEmpty();
        assertThat(Terminals.run("customer", "--help", "--lang", "es").out())
                .contains("Uso: ", "Órdenes:", "Ejemplos:", "Hacer de dos clientes uno")
                .doesNotContain("Usage", "Examples", "Show", "COMMAND");
    }

    /// Examples may be the same words in both; what is said beside them may not.
    @Test
    void examplesSpeakSpanishToo() {
        var english = footers(Locale.ENGLISH);
        var spanish = footers(Locale.of("es"));

        assertThat(spanish).containsOnlyKeys(english.keySet());
        english.forEach((command, lines) -> {
            var others = spanish.getOrDefault(command, List.of());
            assertThat(others).as(command).hasSameSizeAs(lines);
            assertThat(lines.stream().filter(AtalayaCommandTest::speaks).filter(others::contains))
                    .as(command)
                    .isEmpty();
        });
    }

    /// Whether a line says more than a command to type.
    private static boolean speaks(String line) {
        return !line.isEmpty() && !line.matches(" {2}\\S+( \\S+)*");
    }

    /// Help holds no word for a command, option or parameter that is no longer there.
    @Test
    void spanishHelpKnowsNothingThatIsGone() {
        var keys =
                below(AtalayaCommand.commandLine(false, Locale.ENGLISH))
                        .flatMap(AtalayaCommandTest::keys)
                        .collect(Collectors.toSet());

        assertThat(ResourceBundle.getBundle("help.commands", Locale.of("es")).keySet())
                .allSatisfy(key -> assertThat(keys).contains(key.replaceFirst("\\.\\d+$", "")));
    }

    private static Stream<String> keys(CommandLine command) {
        var spec = command.getCommandSpec();
        var keys =
                new ArrayList<String>(
                        List.of(
                                "usage.synopsisHeading",
                                "usage.commandListHeading",
                                "usage.description",
                                "usage.footer"));
        for (var arg : spec.args()) {
            if (arg instanceof OptionSpec option) {
                for (var name : option.names()) {
                    keys.add(name.replaceFirst("^-+", ""));
                }
                keys.add(
                        "mixinStandardHelpOptions." + option.longestName().replaceFirst("^-+", ""));
            } else if (arg instanceof PositionalParamSpec place) {
                keys.add(place.paramLabel() + "[" + place.index() + "]");
            }
        }
        return keys.stream().flatMap(key -> Stream.of(key, spec.qualifiedName(".") + "." + key));
    }

    private static Map<String, List<String>> footers(Locale language) {
        return below(AtalayaCommand.commandLine(false, language))
                .collect(
                        Collectors.toMap(
                                command -> command.getCommandSpec().qualifiedName("."),
                                command ->
                                        List.of(command.getCommandSpec().usageMessage().footer())));
    }

    @Test
    void theShellsLanguageIsSpoken() {
        assertThat(Speech.asked(List.of(), Map.of("LANG", "es_MX.UTF-8")))
                .isEqualTo(Locale.of("es"));
        assertThat(Speech.asked(List.of(), Map.of("LC_ALL", "C.UTF-8", "LANG", "es_ES.UTF-8")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Speech.asked(List.of("--lang=en"), Map.of("LANG", "es")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Speech.asked(List.of(), Map.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void errorsSpeakSpanishToo() {
        assertThat(Terminals.run("insight", "rfm", "nada.csv", "--lang", "es").err())
                .isEqualToIgnoringNewLines(
                        """
                        error Atalaya-2101: no existe ese fichero (nada.csv)
                          pruebe  compruebe el camino; los nombres con espacios van entre comillas
                          más     atalaya help Atalaya-2101
                        """);
        assertThat(Terminals.run("customer", "show", "--lang", "es").err())
                .startsWith("error Atalaya-1015: falta algo: CUSTOMER");
        assertThat(Terminals.run("doctor", "--port", "ocho", "--lang", "es").err())
                .startsWith("error Atalaya-1015: --port no puede ser «ocho»");
        assertThat(Terminals.run("doctor", "--puerto", "--lang", "es").err())
                .startsWith("error Atalaya-1015: aquí no hay ninguna opción --puerto");
        assertThat(Terminals.run("doctor", "--lang", "de").err())
                .contains("--lang cannot be \"de\"", "one of es, en");
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
