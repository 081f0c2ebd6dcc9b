package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value that two records must share to be compared at all.
///
/// @param kind the rule that made it, such as `email` or `surname+birthYear`
/// @param value the value itself, in standard form
public record BlockingKey(String kind, String value) {

    /// The kinds, in the order of their numbers; what comes from identifiers of other types and
    /// from further columns counts as one kind each.
    private static final List<String> KINDS =
            List.of(
                    "email",
                    "mailbox",
                    "phone",
                    "document",
                    "names",
                    "frames",
                    "name",
                    "birth",
                    "name+year",
                    "name+day",
                    "initial+birth",
                    "house",
                    "house+place",
                    "name+postal",
                    "name+city",
                    "name+street",
                    "company",
                    "other",
                    "tie");

    private static final int KIND_BITS = 5;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private static final Map<String, Integer> NUMBERS =
            IntStream.range(0, KINDS.size())
                    .boxed()
                    .collect(Collectors.toUnmodifiableMap(KINDS::get, Function.identity()));

    private static final int OTHER = KINDS.indexOf("other");
    private static final int TIE = KINDS.indexOf("tie");

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /// A 64-bit FNV-1a hash of kind and value (http://www.isthe.com/chongo/tech/comp/fnv/), the
    /// form in which keys are stored and joined; its lowest bits give way to the kind's number. A
    /// clash only adds a comparison.
    public long hash() {
        return withKind(mix(begin(kind), value), kind);
    }

    /// Hashes of all keys of a record, each once and in no order.
    public static long[] hashes(StandardRecord record) {
        return Keys.hashes(record);
    }

    /// The number of a key's kind, by its hash: 0 to 31.
    public static int kindNumber(long hash) {
        return (int) hash & KIND_MASK;
    }

    static long begin(String kind) {
        return mix(OFFSET, kind) * PRIME; // as if a NUL stood between kind and value
    }

    static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return mixed;
    }

    static long withKind(long hash, String kind) {
        int number = kind.startsWith("other:") ? OTHER : NUMBERS.getOrDefault(kind, TIE);
        return (hash ^ hash >>> 32) & ~KIND_MASK | number;
    }
}
