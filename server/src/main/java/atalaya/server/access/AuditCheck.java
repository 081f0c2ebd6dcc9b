package atalaya.server.access;

/// What reading the whole audit again found.
public sealed interface AuditCheck {

    /// Every entry follows from the one before it, up to the last that was witnessed.
    ///
    /// @param entries how many there are
    record Intact(long entries) implements AuditCheck {}

    /// Somebody changed, removed, added or moved entries behind Atalaya's back.
    ///
    /// @param entry the first that is not as it was written
    record Broken(long entry) implements AuditCheck {}

    /// The end is missing: a witness outside the database knew of later entries, or of others.
    ///
    /// @param entries how many there are
    /// @param witnessed how many there were at least
    record Cut(long entries, long witnessed) implements AuditCheck {}
}
