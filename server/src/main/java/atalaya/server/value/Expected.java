package atalaya.server.value;

/// What the models of a [Run] expect of a customer.
///
/// @param alive the probability to be still there, 0 to 1
/// @param purchases expected in the next 12 months
/// @param perPurchase what one is expected to be worth, in units of money
/// @param lifetime worth of the next 36 months, discounted, in minor units
/// @param potential worth of the next 12 months, discounted, in minor units
public record Expected(
        double alive, double purchases, double perPurchase, long lifetime, long potential) {}
