package atalaya.server.ingest.file;

/// What one line of a file turned out to be: a [Row] of cells or a [Flaw].
public sealed interface Line permits Row, Flaw {

    /// Where it begins in the file, counted from 1, header included.
    long line();
}
