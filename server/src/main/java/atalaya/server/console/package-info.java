/// The web pages. Knows every room, known by none.
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "access :: pages",
            "consent",
            "ingest",
            "ingest :: interaction",
            "resolve",
            "profile",
            "profile :: trait",
            "value",
            "quality",
            "segment",
            "contact"
        })
@NullMarked
package atalaya.server.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
