package atalaya.identity.match;

/// A value that two records must share to be compared at all.
///
/// @param kind the rule that made it, such as `email` or `surname+birthYear`
/// @param value the value itself, in standard form
public record BlockingKey(String kind, String value) {

    /// A 64-bit FNV-1a hash of kind and value (http://www.isthe.com/chongo/tech/comp/fnv/), the
    /// form in which keys are stored and joined. A clash only adds a comparison.
    public long hash() {
        long hash = 0xcbf29ce484222325L;
        hash = mix(hash, kind);
        hash = mix(hash, "\u0000");
        return mix(hash, value);
    }

    private static long mix(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
