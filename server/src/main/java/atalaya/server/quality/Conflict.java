package atalaya.server.quality;

/// What most speaks against two customers being one, by the values shown of them.
public enum Conflict {
    /// They hold different documents.
    DOCUMENT,
    /// They were born on different days.
    BIRTH,
    /// They are called differently.
    NAME,
    /// They can be reached nowhere in common.
    REACH,
    /// Nothing does; too little is known.
    NOTHING
}
