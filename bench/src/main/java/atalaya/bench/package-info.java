/// Measures accuracy and speed of the hearts on data with known truth.
///
/// Start at [atalaya.bench.Accuracy].
@NullMarked
package atalaya.bench;

import org.jspecify.annotations.NullMarked;
