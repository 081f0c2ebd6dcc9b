package atalaya.server.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How somebody makes contact. Where it is not by telephone, a phase means what comes closest: a
/// chat rings while it waits for an agent, an e-mail until somebody opens it.
public enum Channel {
    CALL("Call Ended"),
    CHAT("Chat Ended"),
    EMAIL("Email Answered");

    private final String closing;

    Channel(String closing) {
        this.closing = closing;
    }

    /// A word of the vocabulary.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of interaction that an agent's note on closing is, a word of the vocabulary.
    String closing() {
        return closing;
    }

    /// The type of interaction that a phase becomes, a word of the vocabulary.
    String interaction(Phase phase) {
        return switch (this) {
            case CALL ->
                    switch (phase) {
                        case RINGING -> "Call Queued";
                        case ANSWERED -> "Call Answered";
                        case TRANSFERRED -> "Call Transferred";
                        case ENDED -> "Call Ended";
                        case ABANDONED -> "Call Abandoned";
                    };
            case CHAT ->
                    switch (phase) {
                        case RINGING -> "Chat Started";
                        case ANSWERED -> "Chat Answered";
                        case TRANSFERRED -> "Chat Transferred";
                        case ENDED -> "Chat Ended";
                        case ABANDONED -> "Chat Abandoned";
                    };
            case EMAIL ->
                    switch (phase) {
                        case RINGING -> "Email Received";
                        case ANSWERED -> "Email Taken";
                        case TRANSFERRED -> "Email Transferred";
                        case ENDED -> "Email Answered";
                        case ABANDONED -> "Email Unanswered";
                    };
        };
    }

    public static Optional<Channel> parse(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Channel::word).toList();
    }
}
