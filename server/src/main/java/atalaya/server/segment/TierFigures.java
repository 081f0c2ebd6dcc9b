package atalaya.server.segment;

import atalaya.insight.value.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one tier brings and costs. Money is in minor units, of the last 12 months unless it says
/// otherwise; a mean is null where there is nobody to take it from.
///
/// @param lifetime worth expected of the next 36 months, of all together
/// @param service what it cost to serve them: talking, parcels, returns
/// @param acquisition what it cost to win one, in the mean of those of whom it is known
/// @param retention of those who were in the tier a year ago and had bought, the share that has
///   bought since, 0 to 1
/// @param nps −100 to 100, of their last answer each
/// @param answers how many answered
/// @param channels where most of what they do happens, the most used first
public record TierFigures(
        Tier tier,
        long customers,
        long realised,
        long lifetime,
        long service,
        @Nullable Double acquisition,
        @Nullable Double retention,
        @Nullable Double nps,
        long answers,
        List<Channel> channels) {

    public TierFigures {
        channels = List.copyOf(channels);
    }

    /// @param share of the tier's customers, 0 to 1
    public record Channel(String channel, double share) {}
}
