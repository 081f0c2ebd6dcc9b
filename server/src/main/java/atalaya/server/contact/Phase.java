package atalaya.server.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What telephony tells of a call, in the order in which it usually happens.
public enum Phase {
    RINGING("Call Queued"),
    ANSWERED("Call Answered"),
    TRANSFERRED("Call Transferred"),
    ENDED("Call Ended"),
    ABANDONED("Call Abandoned");

    private final String interaction;

    Phase(String interaction) {
        this.interaction = interaction;
    }

    /// The type of interaction it becomes, a word of the vocabulary.
    public String interaction() {
        return interaction;
    }

    /// As programs write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Phase> parse(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Phase::word).toList();
    }
}
