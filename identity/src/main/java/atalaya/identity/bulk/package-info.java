/// Millions of records at once: the same verdicts as [atalaya.identity.match.MatchModel#judge], on
/// all processors. The comparisons are the same code, over records prepared once.
///
/// Start at [atalaya.identity.bulk.BulkResolver].
@NullMarked
package atalaya.identity.bulk;

import org.jspecify.annotations.NullMarked;
