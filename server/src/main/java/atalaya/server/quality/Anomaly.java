package atalaya.server.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One kind of flaw in the latest import of a file, or in the events a source sent.
///
/// @param source which source
/// @param file which of its files
/// @param path the file as it was named when imported
/// @param reason as [atalaya.server.ingest.file.Flaw.Reason#word] names it; a label key
/// @param column the first column it was met in, or null for whole lines
/// @param wholeRow whether rows were rejected; else single values were set aside
/// @param count how many rows or values
/// @param firstLine where it stands first; 0 in events, which have no lines
/// @param since when the import began, or the first such event came
public record Anomaly(
        String source,
        String file,
        String path,
        String reason,
        @Nullable String column,
        boolean wholeRow,
        long count,
        long firstLine,
        Instant since) {}
