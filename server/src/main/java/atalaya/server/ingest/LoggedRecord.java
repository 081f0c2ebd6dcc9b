package atalaya.server.ingest;

import atalaya.identity.record.SourceRecord;

/// A record as it now stands in the log.
///
/// @param position of its last change; larger ones were committed later
/// @param record its number: random, positive, the same for ever
/// @param source the fold of its versions
/// @param retired whether its source no longer has it; its values are then those last known
public record LoggedRecord(long position, long record, SourceRecord source, boolean retired) {}
