/// What becomes of people when they are written down: names, dates, documents and addresses as
/// clerks, forms and callers really leave them.
///
/// Start at [atalaya.population.noise.Clerk]; how often each thing goes wrong stands in
/// `rates.properties`.
@NullMarked
package atalaya.population.noise;

import org.jspecify.annotations.NullMarked;
