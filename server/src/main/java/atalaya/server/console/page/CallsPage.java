package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What calls leave to be done: whom to call back, and the reader's own calls.
///
/// @param desk the reader's extension, or null while they have none
/// @param login by which telephony may name the reader just as well
/// @param owedAll how many numbers are owed a call, of which some are shown
/// @param handOvers how many wait for an answer
public record CallsPage(
        @Nullable String desk,
        String login,
        List<OwedLine> owed,
        long owedAll,
        List<OwnLine> mine,
        List<OwedLine> done,
        long handOvers) {

    public CallsPage {
        owed = List.copyOf(owed);
        mine = List.copyOf(mine);
        done = List.copyOf(done);
    }

    /// A number that is owed a call, or was.
    ///
    /// @param url of the customer, or null where nobody is known or may be seen
    /// @param waited in words, empty when it was not said
    /// @param doneBy who gave the call back, or null
    public record OwedLine(
            long call,
            @Nullable String url,
            String name,
            String number,
            Instant since,
            String waited,
            String queue,
            boolean promised,
            int calls,
            int tries,
            @Nullable String doneBy,
            @Nullable Instant doneAt) {}

    /// One of the reader's own calls.
    public record OwnLine(long call, String title, String under, Instant at) {}
}
