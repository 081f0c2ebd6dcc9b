package atalaya.population.story;

import java.time.LocalDate;

/// How somebody shops.
///
/// @param since when they became a customer
/// @param ordersPerYear while they stay; a few buy a great deal, most seldom
/// @param onlineShare of their purchases, the share made in the web shop
/// @param taste above 1 they choose the dearer of two things
/// @param bargains the share of purchases made with a coupon or in the sales
/// @param returns how much more often than others they send things back
/// @param patienceSeconds how long they wait on the telephone
/// @param calls how readily they call when something is wrong, 0 to 1
/// @param care 1 for people whom everybody writes down without a mistake, usually 0
public record Habits(
        LocalDate since,
        double ordersPerYear,
        double onlineShare,
        double taste,
        double bargains,
        double returns,
        double patienceSeconds,
        double calls,
        double care) {}
