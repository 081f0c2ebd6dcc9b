/// Files as old and new systems write them: separators, encodings, quotes, in the order of time or
/// of number although people are made one after another.
///
/// Start at [atalaya.population.export.Table].
@NullMarked
package atalaya.population.export;

import org.jspecify.annotations.NullMarked;
