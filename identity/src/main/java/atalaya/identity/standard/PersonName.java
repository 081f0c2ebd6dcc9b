package atalaya.identity.standard;

import java.util.List;

/// A person's name as words with roles, folded, without titles and particles.
///
/// @param given given names in order: `maria`, `luisa`
/// @param surnames surnames in order: of Spanish names the father's, then the mother's
/// @param generation which of those who bear the same name in a family: 1 for senior, 2 for junior
///   and II, 3 for III; 0 where the name does not say
public record PersonName(List<String> given, List<String> surnames, int generation) {

    public PersonName {
        given = List.copyOf(given);
        surnames = List.copyOf(surnames);
    }

    public PersonName(List<String> given, List<String> surnames) {
        this(given, surnames, 0);
    }

    PersonName ofGeneration(int other) {
        return new PersonName(given, surnames, other);
    }

    public boolean isEmpty() {
        return given.isEmpty() && surnames.isEmpty();
    }

    /// Given names and surnames in one line.
    public String text() {
        return (String.join(" ", given) + " " + String.join(" ", surnames)).strip();
    }
}
