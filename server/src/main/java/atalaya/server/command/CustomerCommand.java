package atalaya.server.command;

import picocli.CommandLine.Command;

/// Customers: find, show, merge, split, undo, export.
@Command(
        name = "customer",
        description = "Find, show, merge and split customers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya customer find 'Marta Prado'",
            "  atalaya customer merge C-0000-0007 C-0000-0009 --reason 'same DNI on paper'",
            "  atalaya customer export --members > members.csv"
        },
        subcommands = {
            CustomerReadCommands.Find.class,
            CustomerReadCommands.Show.class,
            CustomerDecisionCommands.Merge.class,
            CustomerDecisionCommands.Split.class,
            CustomerDecisionCommands.Undo.class,
            CustomerExportCommand.class
        })
final class CustomerCommand {

    private CustomerCommand() {}
}
