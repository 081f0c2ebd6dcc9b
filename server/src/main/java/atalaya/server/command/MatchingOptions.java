package atalaya.server.command;

import atalaya.identity.cluster.SourceRule;
import atalaya.identity.match.MatchModel;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How records of files are matched. Mixed into the commands that do so.
final class MatchingOptions {

    @Option(names = "--model", paramLabel = "FILE", description = "Use this model; learn nothing.")
    @Nullable Path model;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = {
                "Join from this probability on (0.9), or from these bits on (3bits).",
                "Default: the model's."
            })
    @Nullable String threshold;

    @Option(
            names = "--link-only",
            description = "Compare only records of different sources, never two of one.")
    boolean linkOnly;

    @Option(
            names = "--one-to-one",
            description = "At most one record of each source in a customer.")
    boolean oneToOne;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "What a person said: source_a,record_a,source_b,record_b,same.")
    @Nullable Path labels;

    SourceRule rule() {
        if (oneToOne) {
            return SourceRule.ONE_EACH;
        }
        return linkOnly ? SourceRule.DIFFERENT : SourceRule.ANY;
    }

    /// Refuses a threshold that is none, before anything is read.
    void check() {
        if (threshold != null) {
            millibits(threshold);
        }
    }

    /// The model with the threshold asked for.
    MatchModel withThreshold(MatchModel learned) {
        return threshold == null ? learned : learned.withThreshold(millibits(threshold));
    }

    /// Reads `0.9` as a probability and `3bits` as bits, the base-2 logarithm of odds.
    static int millibits(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT).replace(',', '.');
        boolean inBits = text.endsWith("bits") || text.endsWith("bit");
        try {
            double number = Double.parseDouble(text.replaceFirst("bits?$", "").strip());
            if (inBits && Math.abs(number) <= 100) {
                return (int) Math.round(1000 * number);
            }
            if (!inBits && number > 0 && number < 1) {
                return (int) Math.round(1000 * Math.log(number / (1 - number)) / Math.log(2));
            }
        } catch (NumberFormatException notANumber) {
            throw refused(typed).because(notANumber);
        }
        throw refused(typed);
    }

    private static AtalayaError refused(String typed) {
        return new AtalayaError(
                        3101,
                        Exit.USAGE,
                        "a threshold is a probability between 0 and 1, or a number of bits")
                .at("--threshold " + typed)
                .remedy("--threshold 0.9, or --threshold 3.2bits");
    }
}
