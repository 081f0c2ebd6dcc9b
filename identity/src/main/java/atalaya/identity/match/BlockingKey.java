package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;

/// A value that two records must share to be compared at all.
///
/// @param kind the rule that made it, such as `email` or `surname+birthYear`
/// @param value the value itself, in standard form
public record BlockingKey(String kind, String value) {

    /// A 64-bit hash of kind and value, the form in which keys are stored and joined; its lowest
    /// bits are the kind's number. A clash only adds a comparison.
    public long hash() {
        return KeyKind.of(kind).hash(value, "", "");
    }

    /// Hashes of all keys of a record, each once and in no order.
    public static long[] hashes(StandardRecord record) {
        return Keys.hashes(record);
    }

    /// The number of a key's kind, by its hash: 0 to 31.
    public static int kindNumber(long hash) {
        return KeyKind.number(hash);
    }
}
