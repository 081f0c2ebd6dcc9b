package atalaya.server.profile;

/// How sure it is that a customer is known by an identifier, the surest first.
public enum Assurance {
    /// A source has checked it: a code sent to the telephone, a document seen.
    VERIFIED,
    /// A source answers for it.
    ATTESTED,
    /// Somebody says so of himself, by a key that anybody can read.
    CLAIMED,
    /// It names a device, which others may use too.
    DEVICE
}
