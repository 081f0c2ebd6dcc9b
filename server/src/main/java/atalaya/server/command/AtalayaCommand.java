package atalaya.server.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// The root of the command line; each noun is a subcommand. A new command is added to the list
/// below and is a class of its own in this package.
@Command(
        name = "atalaya",
        description = "One live, explained, reversible profile per customer.",
        mixinStandardHelpOptions = true,
        version = "Atalaya 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya demo                   a sample company, on http://localhost:8360",
            "  atalaya import crm.csv         bring in a file of your own",
            "  atalaya customer find Prado    who is that?"
        },
        subcommands = {
            ResolveCommand.class,
            EvaluateCommand.class,
            InsightCommand.class,
            ImportCommand.class,
            SourceCommand.class,
            EventCommand.class,
            KeyCommand.class,
            TraitCommand.class,
            ModelCommand.class,
            CallCommand.class,
            TreatmentCommand.class,
            DemoCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            UserCommand.class,
            CustomerCommand.class,
            WhyCommand.class,
            HowCommand.class,
            AuditCommand.class,
            HelpCommand.class,
            WarmUpCommand.class,
            GenerateCompletion.class
        })
public final class AtalayaCommand {

    /// Where the process starts.
    public static void main(String[] words) {
        System.exit(run(words));
    }

    /// Runs the command the words name; none means `serve`.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 usage, 3 data refused over limit, 4
    ///   configuration, 5 cannot connect
    public static int run(String... words) {
        return commandLine(
                        List.of(words).contains("--debug"),
                        Speech.asked(List.of(words), System.getenv()))
                .execute(words.length == 0 ? new String[] {"serve"} : words);
    }

    static CommandLine commandLine(boolean debug, Locale language) {
        var failures = new Failures(debug, language);
        var line = new CommandLine(new AtalayaCommand());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setColorScheme(
                Help.defaultColorScheme(Terminal.current().colourOut() ? Ansi.ON : Ansi.OFF));
        line.registerConverter(Locale.class, new Speech.Word());
        line.setDefaultValueProvider(
                arg -> arg.type() == Locale.class ? language.getLanguage() : null);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        if (language.getLanguage().equals("es")) {
            speakSpanish(line);
        }
        return line;
    }

    private static void speakSpanish(CommandLine line) {
        line.setResourceBundle(ResourceBundle.getBundle("help.commands", Locale.of("es")));
        sayTheRest(line);
    }

    /// What picocli takes from no bundle. Examples may be the same in every language; the word
    /// above them is not.
    private static void sayTheRest(CommandLine line) {
        var usage = line.getCommandSpec().usageMessage();
        usage.synopsisSubcommandLabel(usage.synopsisSubcommandLabel().replace("COMMAND", "ORDEN"));
        usage.footer(
                Arrays.stream(usage.footer())
                        .map(text -> text.equals("Examples:") ? "Ejemplos:" : text)
                        .toArray(String[]::new));
        line.getSubcommands().values().forEach(AtalayaCommand::sayTheRest);
    }
}
