package atalaya.server.profile;

import java.time.LocalDate;

/// The interactions of one week, for the strip above a timeline.
///
/// @param monday the first day of the week
/// @param good the sum of the positive outcomes
/// @param bad the sum of the negative outcomes, zero or below
public record TimelineWeek(LocalDate monday, int interactions, double good, double bad) {}
