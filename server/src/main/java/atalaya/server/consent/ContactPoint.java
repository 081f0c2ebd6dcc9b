package atalaya.server.consent;

/// An e-mail address or a telephone, in standard form.
///
/// Kept only as an HMAC, so that an objection outlives the erasure of the person who made it
/// without keeping their address.
public record ContactPoint(Kind kind, String value) {

    public enum Kind {
        EMAIL,
        PHONE
    }
}
