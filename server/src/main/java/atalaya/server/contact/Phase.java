package atalaya.server.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What telephony tells of a call, in the order in which it usually happens; [Channel] says what
/// each becomes.
public enum Phase {
    RINGING,
    ANSWERED,
    TRANSFERRED,
    ENDED,
    ABANDONED;

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
