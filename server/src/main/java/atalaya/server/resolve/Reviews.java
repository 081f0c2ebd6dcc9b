package atalaya.server.resolve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The pairs the model is unsure about: those of different customers that nobody has decided.
@Component
public class Reviews {

    /// How many wait for an answer.
    public long pending() {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How many cases this person answered since a moment.
    public long answeredSince(String author, Instant since) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The cases waiting, likeliest first, those that others have before them left out; nothing is
    /// claimed.
    public List<ReviewCase> queue(String reader, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Claims up to `limit` cases for 30 minutes, so that two people do not meet, and returns them
    /// likeliest first, those already claimed by this person included.
    public List<ReviewCase> claim(String author, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// One case by its two records, in either order; empty when it no longer waits.
    public Optional<ReviewCase> find(long left, long right) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Puts a case at the end of this person's queue.
    public void skip(long left, long right, String author) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Notes that this person could not tell; the case stays for others.
    public void doubt(long left, long right, String author) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Answers a case: merge, not the same or same household.
    public Effect answer(
            long left, long right, Decision.Kind answer, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
