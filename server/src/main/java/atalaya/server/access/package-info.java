/// Who may see and do what: people, roles, sign-in, the one policy table, masks and the audit.
/// Known by all rooms.
@ApplicationModule(allowedDependencies = {"store"})
@NullMarked
package atalaya.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
