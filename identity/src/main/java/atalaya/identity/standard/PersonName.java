package atalaya.identity.standard;

import java.util.List;

/// A person's name as words with roles, folded, without titles and particles.
///
/// @param given given names in order: `maria`, `luisa`
/// @param surnames surnames in order: of Spanish names the father's, then the mother's
public record PersonName(List<String> given, List<String> surnames) {

    public PersonName {
        given = List.copyOf(given);
        surnames = List.copyOf(surnames);
    }

    public boolean isEmpty() {
        return given.isEmpty() && surnames.isEmpty();
    }

    /// Given names and surnames in one line.
    public String text() {
        return (String.join(" ", given) + " " + String.join(" ", surnames)).strip();
    }
}
