package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.transaction.TransactionSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Says what went wrong in one line with a code, and turns it into the exit code.
///
/// @param debug whether to print stack traces as well
/// @param language the one it is said in
record Failures(boolean debug, Locale language)
        implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final Phrase INTERRUPTED =
            Phrase.of(
                    "interrupted; nothing stored is lost, and the same command goes on from there");

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        return report(explain(thrown), thrown, line);
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] words) {
        return report(Misspelt.explain(thrown), thrown, thrown.getCommandLine());
    }

    private int report(AtalayaError error, Throwable thrown, CommandLine line) {
        line.getErr().println(isEnding() ? INTERRUPTED.in(language) : error.text(language));
        log.info("command failed code={}", error.code(), thrown);
        if (debug) {
            thrown.printStackTrace(line.getErr());
        }
        return error.exit().status();
    }

    /// Whether the process was told to end: what breaks then is nothing to be mended.
    private static boolean isEnding() {
        var hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true; // no hook can be added any more: there is no other way to ask
        }
    }

    /// Finds the failure a person can mend below those that only say who called whom.
    static AtalayaError explain(Throwable thrown) {
        return causes(thrown)
                .<AtalayaError>mapMulti((cause, found) -> {
                    switch (cause) {
                        case AtalayaError error -> found.accept(error);
                        case PortInUseException port -> found.accept(portInUse(port.getPort()));
                        case SQLException failed -> ofDatabase(failed).ifPresent(found);
                        default -> {}
                    }
                })
                .findFirst()
                .orElseGet(() -> unexpected(thrown));
    }

    /// Where a transaction could not even be rolled back, what broke it comes before that.
    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause ->
                        cause instanceof TransactionSystemException ended
                                        && ended.getApplicationException() != null
                                ? Stream.concat(
                                        causes(ended.getApplicationException()), Stream.of(cause))
                                : Stream.of(cause));
    }

    static AtalayaError portInUse(int port) {
        return new AtalayaError(1016, Exit.CONFIGURATION, "port %d is in use", port)
                .at("--port " + port)
                .remedy("--port %d, or --port 0 for any", port + 1);
    }

    /// Failures of the database that a person can mend, by the class of their SQLSTATE.
    private static Optional<AtalayaError> ofDatabase(SQLException thrown) {
        var state = String.valueOf(thrown.getSQLState());
        if (state.equals("53100")) {
            return Optional.of(
                    new AtalayaError(1009, Exit.FAILED, "the disk is full")
                            .remedy("free some space and run the same command again"));
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return Optional.of(
                    new AtalayaError(1010, Exit.CANNOT_CONNECT, "the database went away")
                            .remedy(
                                    "see that its disk has room, then run the same command again; nothing stored is lost"));
        }
        return Optional.empty();
    }

    /// The message of a mistake in the code may quote data, so only its kind is shown.
    private static AtalayaError unexpected(Throwable thrown) {
        return new AtalayaError(
                        1000,
                        Exit.FAILED,
                        "something went wrong inside Atalaya: %s",
                        thrown.getClass().getSimpleName())
                .remedy("the same command with --debug shows where; please report that");
    }
}
