package atalaya.server.access;

/// What reading the whole audit again found.
public sealed interface AuditCheck {

    /// Every entry follows from the one before it, and the chain reaches at least as far as the
    /// witness outside the database remembers.
    ///
    /// @param entries how many there are
    /// @param witnessed how many of them the witness vouches for; 0 where there is none
    record Intact(long entries, long witnessed) implements AuditCheck {}

    /// Somebody changed, removed, added or moved entries behind Atalaya's back.
    ///
    /// @param entry the first that is not as it was written
    record Broken(long entry) implements AuditCheck {}

    /// The end is missing: the witness remembers later entries.
    ///
    /// @param entries how many there are
    /// @param witnessed how many there were at least
    record Cut(long entries, long witnessed) implements AuditCheck {}
}
