/// Learns the weights of a [atalaya.identity.match.MatchModel] from unlabelled records by
/// expectation maximisation.
///
/// Start at [atalaya.identity.learn.Trainer].
@NullMarked
package atalaya.identity.learn;

import org.jspecify.annotations.NullMarked;
