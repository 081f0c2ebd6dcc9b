/// The first room: files become the record log, append only. A line that cannot be read is kept as
/// a flaw.
@ApplicationModule(allowedDependencies = {"store", "access", "consent"})
@NullMarked
package atalaya.server.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
