/// What customers agreed to and objected to, per channel and purpose, bound to the contact point as
/// well as to the record that said so. Known by all rooms.
@ApplicationModule(allowedDependencies = {"store", "access"})
@NullMarked
package atalaya.server.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
