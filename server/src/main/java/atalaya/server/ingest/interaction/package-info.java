/// What happens between a company and its customers: the interactions and their words.
///
/// Start at [Interaction]; its types with their outcomes are in [Vocabulary].
@NamedInterface("interaction")
@NullMarked
package atalaya.server.ingest.interaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
