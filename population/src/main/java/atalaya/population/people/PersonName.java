package atalaya.population.people;

import org.jspecify.annotations.Nullable;

/// A name as the document of identity has it.
///
/// @param given one or several given names, such as `María del Carmen`
/// @param surname1 the first surname with its particles, such as `de la Fuente`
/// @param surname2 the second surname, or null where people bear one
public record PersonName(String given, String surname1, @Nullable String surname2) {

    public String surnames() {
        return surname2 == null ? surname1 : surname1 + " " + surname2;
    }

    public String full() {
        return given + " " + surnames();
    }

    public PersonName withSurname1(String other) {
        return new PersonName(given, other, surname2);
    }
}
