package atalaya.server.ingest;

import atalaya.server.store.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file.
///
/// @param lines rows it holds, readable or not
/// @param added records or interactions that are new
/// @param changed those that say something else than before
/// @param same those already known
/// @param rejected rows that could not be taken in
/// @param setAside single values that could not be read, in rows that were taken in
/// @param skipped rows that the source file says to leave out
/// @param retired records that are absent from a full snapshot
/// @param reasons why rows were rejected and values set aside, most frequent first
/// @param rejects the file of what was rejected and set aside, or null when nothing was
/// @param resumedAt how many rows an interrupted try had already stored
/// @param notes what else a person should know
public record ImportResult(
        String source,
        String file,
        Path path,
        long lines,
        long added,
        long changed,
        long same,
        long rejected,
        long setAside,
        long skipped,
        long retired,
        List<Why> reasons,
        @Nullable Path rejects,
        long resumedAt,
        boolean truncated,
        Duration took,
        List<Phrase> notes) {

    /// The same with what a snapshot retired.
    ImportResult retiring(long count, @Nullable Phrase note) {
        var all = new ArrayList<Phrase>(notes);
        if (note != null) {
            all.add(note);
        }
        return new ImportResult(
                source,
                file,
                path,
                lines,
                added,
                changed,
                same,
                rejected,
                setAside,
                skipped,
                count,
                reasons,
                rejects,
                resumedAt,
                truncated,
                took,
                List.copyOf(all));
    }

    /// One kind of flaw.
    ///
    /// @param reason as [atalaya.server.ingest.file.Flaw.Reason#word] names it
    /// @param wholeRow whether rows were rejected for it; else values were set aside
    /// @param column where it was met first, or null
    public record Why(
            String reason, boolean wholeRow, @Nullable String column, long count, long firstLine) {}
}
