package atalaya.identity.survive;

import atalaya.identity.record.SourceRecord;

/// One record's say in what is shown for its customer.
///
/// @param record the record as its source sent it
/// @param trust how far its source is believed, from 0 (not at all) to 100; a person's correction
///   outranks all
/// @param correction whether a person typed it to correct the sources
public record Contribution(SourceRecord record, int trust, boolean correction) {}
