package atalaya.server.ingest;

/// Told in this process when events have been stored, so that nobody waits for the next look.
public record EventsArrived() {}
