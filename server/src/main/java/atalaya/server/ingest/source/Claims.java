package atalaya.server.ingest.source;

/// What comes by a public key: anybody can read such a key, so nobody answers for what it says.
///
/// The records it brings stand apart from those the source answers for, under the source's name
/// with a `~`: `web~:u1` is what somebody who calls himself u1 says, `web:u1` what the shop says of
/// u1. They join people and never join two.
public final class Claims {

    private static final String MARK = "~";

    private Claims() {}

    /// The source whose records they are.
    public static String source(String name, boolean claimed) {
        return claimed ? name + MARK : name;
    }

    /// Whether the records of this source are claimed.
    public static boolean isClaimed(String source) {
        return source.endsWith(MARK);
    }
}
