package atalaya.server.quality;

/// How a source's latest import stands against the age its owner promised.
public enum Freshness {
    /// Younger than promised.
    FRESH,
    /// Older than promised.
    LATE,
    /// Nothing was promised.
    NO_TARGET,
    /// Nothing was ever imported.
    NEVER
}
