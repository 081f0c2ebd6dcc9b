package atalaya.server.profile;

/// Told in this process when profiles have been built, so that nobody waits for the next look.
public record ProfilesBuilt() {}
