/// What each customer brings: recency and frequency, value to come, and the ledger of what was
/// earned.
///
/// Everything is a pure function of parts that merge: [PurchaseDays] of two records of one customer
/// add up to those of the customer. Start at [PurchaseDays], then [Rfm], [BuyingModel] (how often
/// will they buy), [SpendModel] (how much each time), [LifetimeValue] (both, discounted) and
/// [Books] (what was earned, to the cent).
@NullMarked
package atalaya.insight.value;

import org.jspecify.annotations.NullMarked;
