package atalaya.server.contact;

/// Told in this process when calls have changed, so that nobody waits for the next look.
public record CallChanged() {}
