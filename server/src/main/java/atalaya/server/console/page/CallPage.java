package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call: who it is, why, how to make sure, what happened last, what is open, and how to close it.
///
/// @param ring the bar on top
/// @param who the customer it is taken to be, or null
/// @param cards whom it may be, when somebody has to ask; else empty
/// @param channel `call`, `chat` or `email`
/// @param byNumber whether they come with a number, or none; else with another identifier
/// @param caller `one`, `several`, `nobody` or `hidden`; `searching` while it is not known which,
///   and `late` when it was not found out in time
/// @param why the probable reason, or null when nothing points anywhere
/// @param verify how to make sure; null when nobody is known
/// @param covered whether what is personal waits until the caller is verified
/// @param contacts the last ones over all channels
/// @param same others who have the same number
public record CallPage(
        long call,
        Ring ring,
        @Nullable Who who,
        String channel,
        boolean byNumber,
        String caller,
        List<Card> cards,
        int holders,
        @Nullable Why why,
        @Nullable Verify verify,
        boolean covered,
        List<Contact> contacts,
        List<Open> open,
        Close close,
        List<Same> same) {

    public CallPage {
        cards = List.copyOf(cards);
        contacts = List.copyOf(contacts);
        open = List.copyOf(open);
        same = List.copyOf(same);
    }

    public String url() {
        return "/calls/" + call;
    }

    /// Whether somebody speaks with them; else they write.
    public boolean isSpoken() {
        return channel.equals("call");
    }

    /// What is said to whoever answers a call, or instead of it where somebody writes.
    public String worded(String key) {
        return isSpoken() ? key : key + "-writes";
    }

    /// What says something of the number, or of the identifier that stands in its place.
    public String about(String key) {
        return byNumber ? key : key + "-identifier";
    }

    /// What is said where nobody is known, as a key of the words.
    public String unknown() {
        return switch (caller) {
            case "searching", "late" -> "console.call." + caller;
            case "hidden" -> isSpoken() ? "console.call.is-hidden" : "console.call.is-nameless";
            default -> about("console.call.is-nobody");
        };
    }

    /// What to do about it, as a key of the words.
    public String advice() {
        return switch (caller) {
            case "searching", "late" -> "console.call." + caller + "-text";
            case "hidden" -> "console.call.is-hidden-text";
            default -> "console.call.is-nobody-text";
        };
    }

    /// The picture of the channel and of where the call stands.
    public String icon() {
        return switch (channel) {
            case "chat" -> "message-square";
            case "email" -> "mail";
            default ->
                    switch (ring.state()) {
                        case "abandoned" -> "phone-missed";
                        case "ringing" -> "phone-incoming";
                        default -> "phone";
                    };
        };
    }

    /// What tells one state of the page from another, so that a browser knows whether more than the
    /// bar has changed.
    public String shape() {
        return (who == null ? caller : who.id())
                + (covered ? " covered" : "")
                + (close.closed() ? " closed" : "");
    }

    /// @param state `ringing`, `answered`, `ended` or `abandoned`
    /// @param number for people to read, or that it is hidden
    /// @param line queue, wait, how often
    /// @param sure how it is known who it is, or null
    public record Ring(
            String state, String label, String number, String line, @Nullable String sure) {

        public boolean over() {
            return state.equals("ended") || state.equals("abandoned");
        }
    }

    /// @param facts id, city and the like, in one line
    /// @param chips more about them; whatever a room knows in a word goes here
    public record Who(
            String id,
            String url,
            String name,
            String initials,
            boolean company,
            List<String> facts,
            List<CustomerPage.Chip> chips) {}

    /// Somebody it may be, with what tells them apart.
    public record Card(
            String id, String name, String initials, List<String> apart, String share, int key) {}

    /// @param share in words
    /// @param meter the same as a bar
    public record Why(String title, String share, Content meter, List<Sign> signs) {}

    public record Sign(String icon, String text) {}

    /// @param failed whether an answer was wrong just now
    public record Verify(boolean verified, boolean failed, List<Question> questions) {}

    /// @param hint how the right answer looks, as far as the agent may see it, or null
    public record Question(String word, String label, @Nullable String hint) {}

    /// @param when the time of today, or the day
    public record Contact(String when, TimelinePart.Event event) {}

    /// @param tone of the chip
    public record Open(
            String icon, String label, String chip, String tone, @Nullable String right) {}

    /// @param asksName whether nobody is known, so that a name makes somebody known
    /// @param noOwner whether there is nobody and no number to whom a note could belong
    public record Close(
            boolean closed,
            List<Topic> topics,
            String draft,
            boolean asksName,
            boolean noOwner,
            List<Department> departments) {}

    public record Topic(String word, String label, boolean chosen) {}

    public record Department(String word, String label) {}

    public record Same(String id, String name, String share) {}
}
