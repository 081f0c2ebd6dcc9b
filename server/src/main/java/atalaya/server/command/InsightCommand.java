package atalaya.server.command;

import picocli.CommandLine.Command;

/// What customers are worth and how the relationship goes, computed from plain files.
@Command(
        name = "insight",
        description = "What customers are worth and how the relationship goes, from plain files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
final class InsightCommand {

    private InsightCommand() {}
}
