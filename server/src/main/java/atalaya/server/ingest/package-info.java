/// The first room: files become the record log, append only. A line that cannot be read is kept as
/// a flaw.
///
/// Start at [Importer]; what comes out is read from [RecordLog] and [Interactions]. Inside, `file`
/// turns bytes into rows, `source` turns rows into what they say, and this package stores it.
@ApplicationModule(allowedDependencies = {"store", "access", "consent"})
@NullMarked
package atalaya.server.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
