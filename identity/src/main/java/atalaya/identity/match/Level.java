package atalaya.identity.match;

import java.util.Locale;

/// How far two values agree. Each comparison uses some of these; the words are stable.
public enum Level {
    /// The same value.
    EXACT,
    /// A familiar or short form: Paco and Francisco.
    VARIANT,
    /// Differs as a slip of the hand or the ear would: Mooncosi and Moncosi, Gusman and Guzmán.
    CLOSE,
    /// One slip away, but a real name of its own: Joan and Joana.
    NEIGHBOUR,
    /// Differs more, but more alike than chance.
    SIMILAR,
    /// An initial against a name that begins so.
    INITIAL,
    /// One has all that the other has, and more: Ruiz and Ruiz Saavedra.
    SUBSET,
    /// Something agrees and something contradicts: María Luisa and María José.
    PART,
    /// The same parts in another order: day and month, figures of the year, the two surnames.
    SWAPPED,
    /// Found in another field: the surname typed as given name.
    MOVED,
    /// Two parts of a date agree.
    TWO_PARTS,
    /// Only the year agrees, or one has only a year.
    YEAR,
    /// The same building, another floor or door.
    BUILDING,
    /// The same street, another number.
    STREET,
    /// The same town, with another or no postal code.
    CITY,
    /// Postal codes of one area.
    AREA,
    /// The same name before the `@` at another host.
    LOCAL_PART,
    /// The values contradict each other.
    DIFFERENT,
    /// Both values are proven, documents by a check letter and names by being well known, and they
    /// differ.
    PROVEN_DIFFERENT,
    /// People who share a home, a telephone or a surname.
    FAMILY;

    static final Level[] ALL = values();

    /// The word of labels and reports: `two_parts`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
