package atalaya.server.quality;

import atalaya.identity.record.Attribute;

/// A field that customers should have and many lack.
///
/// @param customers people who are customers
/// @param missing how many of them lack it
public record Gap(Attribute attribute, long customers, long missing) {

    /// Share of customers that have it, 0 to 1; 1 where there are no customers.
    public double filled() {
        return customers == 0 ? 1 : 1 - (double) missing / customers;
    }
}
