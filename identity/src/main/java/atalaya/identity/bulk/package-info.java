/// Millions of records at once: the same verdicts as [atalaya.identity.match.MatchModel#judge], on
/// all processors.
///
/// Records become numbers first ([atalaya.identity.match.CodedPeople]), so that two records of one
/// content in a field are known to agree there without a look at it. Their keys, sorted, say who
/// meets whom ([atalaya.identity.bulk.Candidates]); pairs are walked and never stored. A pair is
/// compared by numbers ([atalaya.identity.match.CodedComparer]), and only as far as its score can
/// still reach the floor; what the readable comparisons find of two contents is remembered. That
/// both find the same is proved on every known set, by `FastPathTest`.
///
/// Start at [atalaya.identity.bulk.BulkResolver].
@NullMarked
package atalaya.identity.bulk;

import org.jspecify.annotations.NullMarked;
