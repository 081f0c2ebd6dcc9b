package atalaya.server.value;

import atalaya.server.resolve.CustomerId;
import java.time.LocalDate;

/// What a customer brought and may bring: what tiers are decided from.
///
/// @param realised contribution of the 12 months up to `until`, in minor units; less than 0 where
///   the customer cost more than they brought
/// @param potential worth expected of the 12 months after `until`, discounted, in minor units; 0
///   for who never bought, and while too few customers bought again to expect anything
/// @param until the figures are as known at the end of this day, in UTC
public record Contribution(CustomerId customer, long realised, long potential, LocalDate until) {}
