package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Explains an error code, or a command.
@Command(
        name = "help",
        description = "Explain an error code or a command.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya help",
            "  atalaya help import",
            "  atalaya help Atalaya-1006 --lang es"
        })
final class HelpCommand implements Callable<Integer> {

    @Mixin Output output = new Output();

    @ParentCommand @Nullable AtalayaCommand root;

    @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "A code such as Atalaya-1006, or the words of a command.")
    List<String> topic = List.of();

    @Override
    public Integer call() {
        if (topic.isEmpty()
                || !topic.getFirst().toLowerCase(Locale.ROOT).matches("(atalaya-)?\\d{4}")) {
            printUsage();
            return 0;
        }
        var number = topic.getFirst().substring(topic.getFirst().length() - 4);
        output.data()
                .println(
                        explanation(number)
                                .orElseThrow(() ->
                                        new AtalayaError(
                                                        1015,
                                                        Exit.USAGE,
                                                        "there is no error %s",
                                                        number)
                                                .remedy("atalaya help")));
        return 0;
    }

    private void printUsage() {
        var line = java.util.Objects.requireNonNull(spec).root().commandLine();
        for (var word : topic) {
            var below = line.getSubcommands().get(word);
            if (below == null) {
                throw new CommandLine.ParameterException(line, "There is no command " + word);
            }
            line = below;
        }
        line.usage(output.data());
    }

    /// The part of `docs/errors.md` about one code, in the language of the person.
    private Optional<String> explanation(String number) {
        var language = output.spoken().getLanguage();
        var page = errorsPage();
        int start = page.indexOf("## Atalaya-" + number);
        if (start < 0) {
            return Optional.empty();
        }
        int end = page.indexOf("\n## ", start);
        var part = page.substring(start, end < 0 ? page.length() : end);
        return part.lines()
                .filter(line -> line.startsWith("**" + language + " — "))
                .map(line ->
                        line.replaceFirst("^\\*\\*.. — ", "").replace("**", "").replace("`", ""))
                .map(text -> "Atalaya-" + number + ": " + text)
                .findFirst();
    }

    private static String errorsPage() {
        try (var page = HelpCommand.class.getResourceAsStream("/docs/errors.md")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
