/// Millions of records at once: the same verdicts as [atalaya.identity.match.MatchModel#judge],
/// fast.
@NullMarked
package atalaya.identity.bulk;

import org.jspecify.annotations.NullMarked;
