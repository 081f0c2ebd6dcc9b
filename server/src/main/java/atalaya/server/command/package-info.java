/// The command line: noun then verb. Commands on files start no Spring and no database.
///
/// Start at [atalaya.server.command.AtalayaCommand].
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "consent",
            "ingest",
            "ingest :: file",
            "ingest :: interaction",
            "ingest :: source",
            "resolve",
            "profile",
            "profile :: trait",
            "quality",
            "segment",
            "contact",
            "console",
            "console :: report"
        })
@NullMarked
package atalaya.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
