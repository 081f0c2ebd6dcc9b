/// What a customer's behaviour tells, declared as data: orders in ninety days, the category looked
/// at most, the channel they come by.
///
/// A [Trait] says which interactions count ([Filter]) and what is made of them ([Aggregate]). What
/// one record did on one day is a [Part]; parts merge in any order, so the traits of a customer are
/// a fold over the parts of its records ([TraitDays]), and a merge or a split of customers moves
/// parts without touching them. Which day it is now comes in as an argument.
///
/// Start at [Trait], then [TraitDays#value].
@NullMarked
package atalaya.insight.trait;

import org.jspecify.annotations.NullMarked;
