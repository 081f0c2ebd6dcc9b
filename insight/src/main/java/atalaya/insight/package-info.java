/// What are customers worth, how does the relationship go, what next? Functions over interactions,
/// without a clock, a file or a database.
///
/// Each question has a package of its own: `value` for what a customer brings, `risk` for who
/// leaves, `health` for how the relationship goes.
@NullMarked
package atalaya.insight;

import org.jspecify.annotations.NullMarked;
