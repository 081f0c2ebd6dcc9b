package atalaya.server.quality;

import atalaya.server.resolve.SecondLooks.Agreement;

/// The figures above the catalogue of sources.
///
/// @param sources in the catalogue, Atalaya's own left out
/// @param records of people and companies now
/// @param customers they resolve to
/// @param index from 0 to 100, the mean of those of the sources; 100 without any
/// @param completeness share (0 to 1) of values filled, over all sources
/// @param fresh sources within their target
/// @param withTarget sources that have one
/// @param duplicatesToReview pairs that wait for a person
/// @param rejectedLastDay rows rejected in the last 24 hours
/// @param rejectedDayBefore in the 24 hours before
/// @param unallocated interactions that belong to nobody yet
/// @param withoutOwner sources that nobody answers for
/// @param secondLooks how right people and the model were
public record Overview(
        int sources,
        long records,
        long customers,
        double index,
        double completeness,
        int fresh,
        int withTarget,
        long duplicatesToReview,
        long rejectedLastDay,
        long rejectedDayBefore,
        long unallocated,
        int withoutOwner,
        Agreement secondLooks) {}
