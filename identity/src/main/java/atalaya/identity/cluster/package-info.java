/// Parts records into customers from their links and the decisions people made by hand.
@NullMarked
package atalaya.identity.cluster;

import org.jspecify.annotations.NullMarked;
