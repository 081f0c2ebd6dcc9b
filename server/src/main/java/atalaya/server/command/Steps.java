package atalaya.server.command;

import java.time.Duration;
import java.time.Instant;

/// The steps of something long, told one by one with the time each took.
final class Steps {

    private final Output output;
    private Instant last = Instant.now();

    Steps(Output output) {
        this.output = output;
    }

    void done(String step) {
        var now = Instant.now();
        output.erase();
        output.done(step, Duration.between(last, now));
        last = now;
    }

    /// Where the step at hand is; shown on a terminal only, and written over by what comes next.
    void now(String words, Object... values) {
        output.show("    " + String.format(output.spoken(), words, values));
    }
}
