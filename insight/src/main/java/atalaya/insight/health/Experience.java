package atalaya.insight.health;

import java.time.Instant;

/// One interaction as the relationship felt it.
///
/// @param score -10 to 10 by its type or result, and up to 4 more either way by its text
public record Experience(Instant at, String type, double score) {}
