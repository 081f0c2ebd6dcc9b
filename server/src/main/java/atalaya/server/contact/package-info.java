/// The room of conversations: who is calling, why, and what remains to be done about it.
///
/// Telephony tells of calls at [CallsController]; [Callers] says who it is, [Reasons] why they may
/// be calling, and [Calls] keeps where each call stands.
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "ingest",
            "ingest :: interaction",
            "ingest :: source",
            "resolve",
            "profile",
            "segment"
        })
@NullMarked
package atalaya.server.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
