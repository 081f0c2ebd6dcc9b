package atalaya.server.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The root of the command line; each noun is a subcommand.
@Command(
        name = "atalaya",
        description = "One live, explained, reversible profile per customer.",
        mixinStandardHelpOptions = true,
        version = "Atalaya 0.1.0")
public final class AtalayaCommand {

    /// Runs the command the words name.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 usage, 3 data refused over limit, 4
    ///   configuration, 5 cannot connect
    public static int run(String... words) {
        return new CommandLine(new AtalayaCommand()).execute(words);
    }
}
