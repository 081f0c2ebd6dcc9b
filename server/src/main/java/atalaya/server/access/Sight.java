package atalaya.server.access;

/// How much of a field somebody sees.
public enum Sight {
    /// Nothing, and there is no reason that would show it.
    HIDDEN,
    /// Enough to recognise it; the rest after giving a reason.
    MASKED,
    CLEAR
}
