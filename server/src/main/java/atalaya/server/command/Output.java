package atalaya.server.command;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How a command speaks: data on stdout, everything else on stderr. Mixed into every command.
public final class Output {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "Print data as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print data and errors only.")
    boolean quiet;

    @Option(names = "--no-color", description = "Use no colour; so does NO_COLOR.")
    boolean noColour;

    @Option(names = "--lang", paramLabel = "es|en", description = "Speak Spanish or English.")
    Locale language = Locale.ENGLISH;

    @Option(names = "--debug", description = "Print stack traces of errors.")
    boolean debug;

    /// Where data goes.
    PrintStream data() {
        return System.out;
    }

    /// Prints one value as JSON on stdout.
    void json(Object value) {
        data().println(JSON.writeValueAsString(value));
    }

    /// Prints a line for the person, on stderr.
    void say(String line) {
        if (!quiet) {
            System.err.println(line);
        }
    }

    /// Prints a step that is done and what it took: ` ✓ store ready 1.1 s`.
    void done(String step, Duration took) {
        say("  %s %-58s %s".formatted(green("✓"), step, seconds(took)));
    }

    /// Shows a line that the next one writes over; only on a terminal.
    void show(String line) {
        if (onTerminal()) {
            System.err.print("\r\u001b[K" + line);
        }
    }

    /// Takes back what [#show] wrote.
    void erase() {
        show("");
    }

    /// A text of the command line in the person's language, with its values filled in.
    String text(String key, Object... values) {
        var bundle = ResourceBundle.getBundle("messages.command", spoken(), KEYS_AS_THEY_ARE);
        return new MessageFormat(bundle.getString(key), spoken()).format(values);
    }

    /// Spanish for those who asked for it, English for all others.
    Locale spoken() {
        return language;
    }

    boolean onTerminal() {
        return Terminal.current().err() && !quiet;
    }

    private String green(String text) {
        return Terminal.current().colourErr() && !noColour
                ? "\u001b[32m" + text + "\u001b[0m"
                : text;
    }

    private String seconds(Duration took) {
        return String.format(spoken(), "%.1f s", took.toMillis() / 1000.0);
    }

    private static final ResourceBundle.Control KEYS_AS_THEY_ARE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
