/// The departments of Mercado Norte, each with the exports of its own system: what it saw of each
/// customer's life, under its own numbers, in its own dialect.
///
/// Start at [atalaya.population.department.Department]; the columns of each export and how it is
/// read stand in `examples/mercado-norte`.
@NullMarked
package atalaya.population.department;

import org.jspecify.annotations.NullMarked;
