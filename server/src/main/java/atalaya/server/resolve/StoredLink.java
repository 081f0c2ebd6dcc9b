package atalaya.server.resolve;

/// What the model said of two records: the same, or unsure.
///
/// @param millibits the score's sum, in thousandths of a bit
record StoredLink(Pair pair, int millibits, boolean same) {}
