/// The source file: what a source is, and how its columns become our words.
///
/// [SourceFile] is what a person wrote, [RowReader] what it makes of a row. No database, no Spring.
@NamedInterface("source")
@NullMarked
package atalaya.server.ingest.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
