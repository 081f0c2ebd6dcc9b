package atalaya.server.access;

/// Why somebody asked to see a masked value. A list and not free text, so that the audit never
/// holds a personal value that was typed into a reason.
public enum Reason {
    /// Making sure that the caller is who they say.
    IDENTIFY,
    /// Doing what the customer asked for.
    SERVE,
    /// Setting a wrong value right.
    CORRECT,
    /// A request or complaint the law gives a term for.
    LEGAL,
    /// Looking into a fraud.
    FRAUD;

    /// The key of its label in the message bundles.
    public String labelKey() {
        return "access.reason." + name();
    }
}
