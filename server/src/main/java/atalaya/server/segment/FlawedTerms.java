package atalaya.server.segment;

import java.util.List;

/// Terms that cannot be put in force were handed in.
final class FlawedTerms extends RuntimeException {

    private final transient List<Flaw> flaws;

    FlawedTerms(List<Flaw> flaws) {
        super("the table of treatments has %d flaws".formatted(flaws.size()), null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
