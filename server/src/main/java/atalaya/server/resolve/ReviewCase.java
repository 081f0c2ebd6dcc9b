package atalaya.server.resolve;

import atalaya.identity.record.SourceKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Two records the model is unsure about, waiting for a person's answer.
///
/// @param left the record with the smaller number
/// @param right the record with the larger number
/// @param probability that the two are one customer, between 0 and 1
/// @param askedAt when the model first came to doubt
/// @param doubts how many people looked and could not tell
/// @param claimedBy who has it before them, or null when it is free
public record ReviewCase(
        long left,
        long right,
        SourceKey leftKey,
        SourceKey rightKey,
        CustomerId leftCustomer,
        CustomerId rightCustomer,
        int millibits,
        double probability,
        Instant askedAt,
        int doubts,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil) {}
