/// The PostgreSQL that Atalaya runs on: its own, started from binaries in the data directory, or
/// one that is named by an address. Known by all rooms, knows none.
///
/// Nothing here knows what is kept; each room brings its own schema.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package atalaya.server.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
