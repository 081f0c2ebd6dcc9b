/// The fourth room: what each customer brings, what they cost, and how the relationship goes.
///
/// [Valuation] follows the rooms before and keeps one row of [Figures] for each customer, folded
/// from the interactions of all its records as known at the end of a day. What is learned from all
/// customers together (cut points of scores, models of buying) is published as a [Run], and every
/// figure says which run it used. Other rooms read [Values].
///
/// Start at [Valuation#valueNext], then [ValueFold].
@ApplicationModule(
        allowedDependencies = {
            "store",
            "access",
            "ingest",
            "ingest :: interaction",
            "resolve",
            "profile"
        })
@NullMarked
package atalaya.server.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
