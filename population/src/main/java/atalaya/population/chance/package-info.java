/// Luck that repeats itself under a seed, and the tables it picks from.
///
/// Start at [atalaya.population.chance.Chance].
@NullMarked
package atalaya.population.chance;

import org.jspecify.annotations.NullMarked;
