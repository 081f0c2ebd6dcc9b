package atalaya.identity.cluster;

/// Scores any two records of a list, linked or not.
@FunctionalInterface
public interface PairScore {

    /// The score of two records by their places in the list, in thousandths of a bit. Symmetric.
    int millibits(int left, int right);
}
