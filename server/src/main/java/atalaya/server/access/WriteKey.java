package atalaya.server.access;

/// A key by which a program sends events of one source. It only ever appends.
///
/// @param key the part that may be shown
/// @param source whose events it brings
public record WriteKey(String key, String source, Trust trust) {

    /// How far a key's word is taken.
    public enum Trust {
        /// It stands in a page or an app, where anybody can read it: whatever comes with it is
        /// claimed, not known.
        PUBLIC,
        /// It is kept on a server: its source answers for what it says.
        SERVER
    }
}
