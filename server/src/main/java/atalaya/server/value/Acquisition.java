package atalaya.server.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What it cost to win a customer, and when that was.
///
/// @param cost in minor units, above 0
/// @param day by what is said of the customer, or null; one that did something earlier was won by
///   then
record Acquisition(long cost, @Nullable LocalDate day) {}
