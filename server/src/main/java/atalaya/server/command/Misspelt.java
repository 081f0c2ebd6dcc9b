package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in the person's language why the words of a command are not understood.
final class Misspelt {

    private Misspelt() {}

    static AtalayaError explain(ParameterException thrown) {
        return new AtalayaError(1015, Exit.USAGE, what(thrown)).remedy(remedy(thrown));
    }

    private static Phrase what(ParameterException thrown) {
        return switch (thrown) {
            case UnmatchedArgumentException unmatched when unmatched.isUnknownOption() ->
                    Phrase.of("there is no option %s here", unmatched.getUnmatched().getFirst());
            case UnmatchedArgumentException unmatched ->
                    Phrase.of("\"%s\" has no place here", unmatched.getUnmatched().getFirst());
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                    Phrase.of(
                            "something is missing: %s",
                            missing.getMissing().stream()
                                    .map(Misspelt::name)
                                    .collect(Collectors.joining(", ")));
            case OverwrittenOptionException twice ->
                    Phrase.of("%s stands twice", name(twice.getOverwritten()));
            case MutuallyExclusiveArgsException _ ->
                    Phrase.of("some of these options exclude each other");
            case MaxValuesExceededException _ -> Phrase.of("there are too many words");
            case ParameterException wrong
                    when wrong.getArgSpec() != null && wrong.getValue() != null ->
                    Phrase.of("%s cannot be \"%s\"", name(wrong.getArgSpec()), wrong.getValue());
            default -> Phrase.of("these words are no command");
        };
    }

    private static Phrase remedy(ParameterException thrown) {
        if (thrown instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return Phrase.of("did you mean %s ?", String.join(", ", unmatched.getSuggestions()));
        }
        var words = words(thrown.getArgSpec());
        return words.isEmpty()
                ? Phrase.of("%s --help", thrown.getCommandLine().getCommandSpec().qualifiedName())
                : Phrase.of("one of %s", words);
    }

    /// What an option that takes one of a few words takes; empty for all others.
    private static String words(@Nullable ArgSpec arg) {
        if (arg == null) {
            return "";
        }
        if (arg.typeInfo().getType() == Locale.class) {
            return "es, en";
        }
        return Stream.concat(Stream.of(arg.type()), Arrays.stream(arg.auxiliaryTypes()))
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}
