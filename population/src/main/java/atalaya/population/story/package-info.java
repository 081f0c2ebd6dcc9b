/// Two years of each customer with Mercado Norte: what they buy, where, what goes wrong, and
/// whether they stay.
///
/// Start at [atalaya.population.story.Biographer], which lives one customer's two years, and read
/// [atalaya.population.story.Cast] for those whose stories are told by name.
@NullMarked
package atalaya.population.story;

import org.jspecify.annotations.NullMarked;
