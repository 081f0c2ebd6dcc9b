/// Files as rows: CSV, TSV and JSON Lines in whatever dialect and encoding they come, plain or
/// gzipped, of any size, read once from front to back in bounded memory.
///
/// A line that cannot be read becomes a [Flaw] that keeps its text, and reading goes on with the
/// next line. Nothing here knows sources, records or a database.
///
/// Start at [TableReader].
@NamedInterface("file")
@NullMarked
package atalaya.server.ingest.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
