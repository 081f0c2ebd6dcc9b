package atalaya.identity.learn;

import atalaya.identity.record.SourceKey;

/// What a person said of two records.
///
/// @param left one record
/// @param right the other, in either order
/// @param same whether both are of one person or company
public record LabelledPair(SourceKey left, SourceKey right, boolean same) {}
