package atalaya.population.people;

/// The number of a document of identity, as printed on it.
public record Document(Kind kind, String number) {
    public enum Kind {
        DNI,
        NIE,
        CURP,
        RFC,
        PASSPORT,
        /// The national insurance number of the United Kingdom.
        NINO,
        CIF
    }
}
