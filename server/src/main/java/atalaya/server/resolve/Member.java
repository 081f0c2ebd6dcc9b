package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;

/// One record as part of a customer.
///
/// @param record its random number, by which all facts about it are kept
/// @param retired whether its source no longer lists it; it then follows the customer it resembles
///   most and joins nobody
/// @param serial minted when it was first placed; the smallest names the customer
public record Member(
        long record, SourceKey key, RecordType type, boolean retired, CustomerId serial) {}
