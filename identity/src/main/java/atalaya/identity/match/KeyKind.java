package atalaya.identity.match;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A rule that makes keys, with what hashing a key of it begins with.
///
/// @param number from 0 to 31, told by each hash; what comes from identifiers of other types and
///   from further columns counts as one kind each
/// @param begun the hash of the word, before any value
record KeyKind(String word, int number, long begun) {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static final List<String> WORDS =
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

    private static final Map<String, Integer> NUMBERS =
            IntStream.range(0, WORDS.size())
                    .boxed()
                    .collect(Collectors.toUnmodifiableMap(WORDS::get, Function.identity()));

    private static final int OTHER = WORDS.indexOf("other");
    private static final int TIE = WORDS.indexOf("tie");

    static KeyKind of(String word) {
        int number = word.startsWith("other:") ? OTHER : NUMBERS.getOrDefault(word, TIE);
        return new KeyKind(word, number, mix(OFFSET, word) * PRIME); // as if a NUL stood after it
    }

    /// The number of a key's kind, by its hash.
    static int number(long hash) {
        return (int) hash & MASK;
    }

    /// A 64-bit FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/) of the kind and a value in
    /// three parts; its lowest bits give way to the kind's number.
    long hash(String first, String then, String last) {
        long hash = mix(mix(mix(begun, first), then), last);
        return (hash ^ hash >>> 32) & ~MASK | number;
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return mixed;
    }
}
