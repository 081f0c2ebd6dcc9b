package atalaya.identity.cluster;

/// A verdict of "same" between two records of one list, by their places in it.
///
/// @param left index of one record
/// @param right index of the other, not equal to `left`
/// @param millibits the score's sum, in thousandths of a bit
public record Link(int left, int right, int millibits) {}
