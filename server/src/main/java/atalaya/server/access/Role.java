package atalaya.server.access;

/// What somebody is here for. A person may have several; what they may do is the union.
///
/// What each role may call and see stands in one place, [Policy].
public enum Role {
    /// Answers calls and chats.
    AGENT,
    /// Looks after the customers that name them as owner, and sees no others.
    ACCOUNT_MANAGER,
    /// Studies customers in bulk, with contact details masked.
    ANALYST,
    /// Keeps the data right: duplicates, sources, quality.
    STEWARD,
    /// Reads the figures.
    DIRECTOR,
    /// Runs the installation: people, roles, audit.
    ADMINISTRATOR;

    /// The key of its label in the message bundles.
    public String labelKey() {
        return "access.role." + name();
    }
}
