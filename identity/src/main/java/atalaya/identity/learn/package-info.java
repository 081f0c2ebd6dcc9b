/// Learns the weights of a [atalaya.identity.match.MatchModel] from unlabelled records (EM) or from
/// labelled pairs.
@NullMarked
package atalaya.identity.learn;

import org.jspecify.annotations.NullMarked;
