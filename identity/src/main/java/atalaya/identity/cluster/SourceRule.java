package atalaya.identity.cluster;

import atalaya.identity.record.SourceKey;

/// What the sources themselves say about which records may be of one customer.
public enum SourceRule {
    /// Nothing: any two records may be of one customer.
    ANY,

    /// Only records of different sources are compared ("link only"). Two records of one source may
    /// still meet in a customer, through a third record of another.
    DIFFERENT,

    /// Each source knows each customer once ("one to one"): no customer holds two records of one
    /// source, unless a person said so. [OneEach] tells how links are chosen.
    ONE_EACH;

    /// Whether two records may be linked directly.
    public boolean allows(SourceKey left, SourceKey right) {
        return this == ANY || !left.source().equals(right.source());
    }
}
