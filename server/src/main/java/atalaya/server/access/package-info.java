/// Who may see and do what: people, roles, sign-in, the one policy table, masks and the audit.
/// Known by all rooms.
///
/// Start at [atalaya.server.access.Policy]: each route of the application is one line there, and a
/// request that no line names is refused. A controller asks for a [atalaya.server.access.SignedIn]
/// parameter to learn who is asking, shows values through its [atalaya.server.access.Masks], and
/// tells [atalaya.server.access.Audit] what was seen or changed.
@ApplicationModule(allowedDependencies = {"store"})
@NullMarked
package atalaya.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
