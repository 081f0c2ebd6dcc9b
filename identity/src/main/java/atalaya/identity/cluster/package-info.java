/// Parts records into customers from their links and the decisions people made by hand.
///
/// Start at [atalaya.identity.cluster.Clustering].
@NullMarked
package atalaya.identity.cluster;

import org.jspecify.annotations.NullMarked;
