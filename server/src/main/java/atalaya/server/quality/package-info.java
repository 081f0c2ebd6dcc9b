/// How good the data is: completeness, validity, freshness, duplicates and owner of each source.
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "consent",
            "ingest",
            "ingest :: interaction",
            "resolve",
            "profile"
        })
@NullMarked
package atalaya.server.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
