package atalaya.identity.standard;

import java.util.Optional;

/// The sex a source states.
public enum Sex {
    FEMALE,
    MALE;

    /// Reads the words and codes sources use in Spanish, Portuguese and English. `M` is male, as in
    /// Spanish and English files; a lone `H` (hombre) is male too, and `V` (varón), and `D` (dona).
    public static Optional<Sex> parse(String typed) {
        return switch (Text.fold(typed)) {
            case "f",
                    "female",
                    "mujer",
                    "femenino",
                    "feminino",
                    "woman",
                    "w",
                    "d",
                    "dona",
                    "sra",
                    "senora",
                    "fem" ->
                    Optional.of(FEMALE);
            case "m",
                    "male",
                    "hombre",
                    "h",
                    "v",
                    "varon",
                    "masculino",
                    "man",
                    "home",
                    "sr",
                    "senor",
                    "masc" ->
                    Optional.of(MALE);
            default -> Optional.empty();
        };
    }
}
