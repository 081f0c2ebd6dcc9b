package atalaya.server.command;

import atalaya.server.ingest.ImportProgress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far an import is: one line that redraws itself on a terminal, else a line every ten seconds.
final class ProgressLine implements ImportProgress, AutoCloseable {

    private static final int WIDTH = 20;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Output output;
    private @Nullable Path file;
    private long begunAt;
    private long begunDone;
    private long saidAt;
    private boolean drawn;

    ProgressLine(Output output) {
        this.output = output;
    }

    @Override
    public void at(Path path, long done, long lines, long rejected) {
        long now = System.nanoTime();
        if (!path.equals(file)) {
            file = path;
            begunAt = now;
            begunDone = done;
            saidAt = now;
            return;
        }
        boolean terminal = output.onTerminal();
        if (now - saidAt < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        saidAt = now;
        var text = text(path, done, lines, rejected, now);
        if (terminal) {
            System.err.print("\r" + text + "\u001b[K");
            drawn = true;
        } else {
            output.say(text);
        }
    }

    private String text(Path path, long done, long lines, long rejected, long now) {
        double seconds = (now - begunAt) / 1e9;
        double rate = (done - begunDone) / Math.max(seconds, 0.001);
        long left = rate <= 0 ? 0 : Math.round((lines - done) / rate);
        int full = lines == 0 ? WIDTH : (int) (WIDTH * done / lines);
        return String.format(
                output.spoken(),
                "%s  %s%s %3d %%  %,d / %,d  %,.0f/s  %s",
                path.getFileName(),
                "▓".repeat(full),
                "░".repeat(WIDTH - full),
                lines == 0 ? 100 : 100 * done / lines,
                done,
                lines,
                rate,
                output.text("import.left", "%02d:%02d".formatted(left / 60, left % 60), rejected));
    }

    @Override
    public void close() {
        if (drawn) {
            System.err.print("\r\u001b[K");
        }
    }
}
