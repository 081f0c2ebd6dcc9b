package atalaya.server.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a file is to be imported.
///
/// @param dryRun whether everything is tried and nothing kept
/// @param retireAny whether a snapshot may retire more than half of what was there
/// @param rejects folder for the files of rejected rows; null for beside each file
public record ImportOptions(boolean dryRun, boolean retireAny, @Nullable Path rejects) {

    public static final ImportOptions USUAL = new ImportOptions(false, false, null);
}
