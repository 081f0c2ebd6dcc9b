package atalaya.server.command;

import picocli.CommandLine.Command;

/// What customers are worth and how the relationship goes, computed from plain files.
@Command(
        name = "insight",
        description = "What customers are worth and how the relationship goes, from plain files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya insight rfm purchases.csv.gz --out scores.csv",
            "  atalaya insight clv purchases.csv --until 1997-09-30 --json",
            "  atalaya insight profit ledger.csv"
        },
        subcommands = {
            InsightRfmCommand.class,
            InsightClvCommand.class,
            InsightProfitCommand.class,
            InsightMeasuresCommand.class,
            InsightTiersCommand.class,
            InsightChurnCommand.class,
            InsightSentimentCommand.class,
            InsightHealthCommand.class,
            InsightCallsCommand.class
        })
final class InsightCommand {

    private InsightCommand() {}
}
