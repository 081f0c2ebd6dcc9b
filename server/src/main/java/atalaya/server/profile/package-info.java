/// The third room: one golden profile for each customer, with lineage, identifiers, timeline and
/// search.
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "consent",
            "ingest",
            "ingest :: interaction",
            "ingest :: source",
            "resolve"
        })
@NullMarked
package atalaya.server.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
