/// What behaviour tells of customers: traits declared in a [TraitFile], counted as interactions
/// arrive, kept by record so that whoever is merged or parted takes their own along.
///
/// [Traits] counts and tells; [TraitFiles] keeps what was declared.
@NamedInterface("trait")
@NullMarked
package atalaya.server.profile.trait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
