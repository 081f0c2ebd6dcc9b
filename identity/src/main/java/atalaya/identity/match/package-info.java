/// Decides how likely it is that two records describe one person or company.
///
/// Start at [atalaya.identity.match.MatchModel].
@NullMarked
package atalaya.identity.match;

import org.jspecify.annotations.NullMarked;
