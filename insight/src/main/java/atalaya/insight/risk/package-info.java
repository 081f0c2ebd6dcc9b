/// Who is about to leave, and why: learned from customers of whom it is known.
///
/// A [Table] of customers becomes [Binning]s, one for each trait worth asking. A [RiskModel] is a
/// starting log-odds, a weight for each bin ([Scorecard]) and, only where they pay, moves of small
/// trees ([Grove]). What it says of a customer is a [RiskScore], whose reasons add up to the score.
/// [LateTraits] keeps out what is known only after the fact.
///
/// Start at [ChurnStudy#of].
@NullMarked
package atalaya.insight.risk;

import org.jspecify.annotations.NullMarked;
