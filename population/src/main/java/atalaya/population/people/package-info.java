/// Invented people, the households they live in and the small firms some of them run, before
/// anybody writes them down wrongly.
///
/// Start at [atalaya.population.people.Households]. Nobody here exists: names are drawn from tables
/// of common names, documents and telephone numbers are drawn at random in the right form, and mail
/// goes to domains under `.example`, which nobody can own.
@NullMarked
package atalaya.population.people;

import org.jspecify.annotations.NullMarked;
