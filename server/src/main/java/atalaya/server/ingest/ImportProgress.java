package atalaya.server.ingest;

import java.nio.file.Path;

/// Hears how an import gets on; called after each batch that was committed.
@FunctionalInterface
public interface ImportProgress {

    /// Nobody listens.
    ImportProgress NONE = (_, _, _, _) -> {};

    /// @param done rows of the file committed so far, those of an interrupted try included
    /// @param lines all rows of the file
    void at(Path file, long done, long lines, long rejected);
}
