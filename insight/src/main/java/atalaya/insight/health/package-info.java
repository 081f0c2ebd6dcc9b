/// How the relationship with a customer goes: a health of 0 to 100 and whether it advances, stalls
/// or recedes.
///
/// Every interaction has an [Outcome] score; a text moves it by its feeling. Scores are summed with
/// weights that halve every ninety days ([DecayedSum], mergeable), and [Health] is the balance of
/// good and bad among them. The state comes from a permutation test against the customer's own past
/// ([Trend]), so that its false alarms are known.
///
/// Start at [Health#of].
@NullMarked
package atalaya.insight.health;

import org.jspecify.annotations.NullMarked;
