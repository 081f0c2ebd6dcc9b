package atalaya.population.noise;

import atalaya.population.chance.Lines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A place where people are written down, with its habits; the shipped ones stand in `desks.txt`.
///
/// @param name as the flat file calls its source
/// @param sloppiness 1 is usual, 2 makes twice the mistakes
/// @param letters how it types names
/// @param wholeName whether it has one field for the name instead of three
/// @param dates how it writes dates
/// @param surname2 how often it asks for the thing and gets an answer, as the next ones
/// @param weight its share of the records of the flat file
public record Desk(
        String name,
        double sloppiness,
        Letters letters,
        boolean wholeName,
        Dates dates,
        double surname2,
        double sex,
        double birth,
        double document,
        double email,
        double phone,
        double address,
        double weight) {

    public enum Letters {
        /// `Ana María Núñez`.
        MIXED,
        /// `ANA MARÍA NÚÑEZ`.
        CAPITALS,
        /// `ANA MARIA NUÑEZ`.
        CAPITALS_WITHOUT_ACCENTS,
        /// As each person types: mostly properly, often without accents, at times all in small
        /// letters.
        AS_TYPED
    }

    public enum Dates {
        /// `1980-05-31`.
        ISO,
        /// `31/05/1980`.
        SLASHES,
        /// `31-05-1980`.
        DASHES,
        /// `19800531`.
        DIGITS,
        /// `1980-05-31` in England, `31/05/1980` elsewhere, at times without separators.
        MIXED
    }

    /// The shipped desks by name, in the order of the table.
    public static Map<String, Desk> shipped() {
        var desks = new LinkedHashMap<String, Desk>();
        for (var cells : Lines.of(Desk.class, "desks.txt")) {
            desks.put(cells.getFirst(), read(cells));
        }
        return desks;
    }

    /// The shipped desk of this name.
    public static Desk of(String name) {
        var desk = shipped().get(name);
        if (desk == null) {
            throw new IllegalArgumentException(
                    "No desk is called %s in desks.txt.".formatted(name));
        }
        return desk;
    }

    private static Desk read(List<String> cells) {
        var shares = cells.subList(5, 13).stream().mapToDouble(Double::parseDouble).toArray();
        return new Desk(
                cells.get(0),
                Double.parseDouble(cells.get(1)),
                Letters.valueOf(cells.get(2)),
                cells.get(3).equals("yes"),
                Dates.valueOf(cells.get(4)),
                shares[0],
                shares[1],
                shares[2],
                shares[3],
                shares[4],
                shares[5],
                shares[6],
                shares[7]);
    }
}
