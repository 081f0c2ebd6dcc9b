package atalaya.server.quality;

import atalaya.identity.record.Attribute;

/// An attribute that many customers lack.
///
/// @param filled share (0 to 1) of customers that have it
/// @param missing how many lack it
public record Gap(Attribute attribute, double filled, long missing) {}
