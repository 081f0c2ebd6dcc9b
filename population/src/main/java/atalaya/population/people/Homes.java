package atalaya.population.people;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.chance.Weighted;
import java.util.List;
import java.util.Map;

/// Addresses in towns as often as people live there.
///
/// The town, its province, its postcodes and its telephone area are real and fit each other; which
/// street runs through which town is not.
public final class Homes {
    private static final List<String> DOORS =
            List.of("A", "B", "Izq", "Dcha", "C", "D", "1", "2", "3", "Centro", "E");
    private static final List<String> COLONIAS =
            List.of(
                    "Centro",
                    "Roma Norte",
                    "Del Valle",
                    "Las Palmas",
                    "Jardines",
                    "Santa Fe",
                    "La Loma",
                    "Obrera",
                    "Industrial",
                    "Lomas Verdes",
                    "San Ángel",
                    "Nueva España",
                    "Reforma",
                    "Los Pinos");

    /// Streets are called by their regional name where people speak so.
    private static final Map<String, List<String>> SPOKEN_IN =
            Map.of(
                    "Carrer",
                            List.of(
                                    "Barcelona",
                                    "Girona",
                                    "Lleida",
                                    "Tarragona",
                                    "Valencia",
                                    "Illes Balears",
                                    "Alicante",
                                    "Castellón"),
                    "Rúa", List.of("A Coruña", "Lugo", "Ourense", "Pontevedra"),
                    "Kalea", List.of("Bizkaia", "Gipuzkoa", "Álava", "Navarra"));

    private record Town(
            String name,
            String province,
            int firstCode,
            int lastCode,
            String codeArea,
            String areaCode,
            double weight) {

        static Town read(List<String> cells) {
            var codes = cells.get(2).split("-");
            boolean letters = Character.isLetter(codes[0].charAt(0));
            return new Town(
                    cells.get(0),
                    cells.get(1),
                    letters ? 1 : Integer.parseInt(codes[0]),
                    Integer.parseInt(codes[1]),
                    letters ? codes[0] : "",
                    cells.get(3),
                    Double.parseDouble(cells.get(4)));
        }
    }

    private final Country country;
    private final Weighted<Town> towns;
    private final Weighted<List<String>> streets;

    public Homes(Country country) {
        this.country = country;
        towns =
                Weighted.of(
                        Lines.of(Homes.class, country.table() + "-places.txt").stream()
                                .map(Town::read)
                                .toList(),
                        Town::weight);
        streets =
                Weighted.of(
                        Lines.of(Homes.class, country.table() + "-streets.txt"),
                        row -> Double.parseDouble(row.get(2)));
    }

    public Home anywhere(Chance chance) {
        return in(towns.pick(chance), chance);
    }

    /// Another address: mostly in the same town, as people move.
    public Home after(Home old, Chance chance) {
        if (chance.happens(0.6)) {
            for (var town : towns.things()) {
                if (town.name.equals(old.city())) {
                    return in(town, chance);
                }
            }
        }
        return anywhere(chance);
    }

    private Home in(Town town, Chance chance) {
        var street = street(town, chance);
        boolean flat = country != Country.ENGLAND && chance.happens(0.82);
        return new Home(
                country,
                street.get(0),
                street.get(1),
                1 + (int) Math.min(chance.exponential(28), 240),
                flat ? chance.between(1, 9) : 0,
                flat ? chance.oneOfTheFirst(DOORS) : "",
                country == Country.MEXICO ? chance.oneOf(COLONIAS) : "",
                postalCode(town, chance),
                town.name,
                town.province,
                town.areaCode);
    }

    private List<String> street(Town town, Chance chance) {
        while (true) {
            var street = streets.pick(chance);
            var spokenIn = SPOKEN_IN.get(street.getFirst());
            if (spokenIn == null || spokenIn.contains(town.province)) {
                return street;
            }
        }
    }

    private static String postalCode(Town town, Chance chance) {
        int code = chance.between(town.firstCode, town.lastCode);
        if (town.codeArea.isEmpty()) {
            return "%05d".formatted(code);
        }
        char first = (char) ('A' + chance.below(26));
        char second = (char) ('A' + chance.below(26));
        return town.codeArea + code + " " + chance.below(10) + first + second;
    }
}
