package atalaya.population.noise;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.people.Country;
import atalaya.population.people.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ways one address is written.
final class AddressForms {
    /// Towns that go by two names, or by a shorter one.
    private static final Map<String, List<String>> OTHERWISE =
            Map.ofEntries(
                    Map.entry(
                            "Donostia-San Sebastián",
                            List.of("San Sebastián", "Donostia", "San Sebastian")),
                    Map.entry("Vitoria-Gasteiz", List.of("Vitoria", "Gasteiz")),
                    Map.entry("A Coruña", List.of("La Coruña", "Coruña", "Coruña (A)")),
                    Map.entry("Pamplona", List.of("Pamplona/Iruña", "Iruña")),
                    Map.entry("Gijón", List.of("Xixón", "Gijon")),
                    Map.entry("Oviedo", List.of("Uviéu")),
                    Map.entry("Getxo", List.of("Guecho", "Las Arenas")),
                    Map.entry("Barakaldo", List.of("Baracaldo")),
                    Map.entry("Santurtzi", List.of("Santurce")),
                    Map.entry("Errenteria", List.of("Rentería")),
                    Map.entry("Irun", List.of("Irún")),
                    Map.entry(
                            "L'Hospitalet de Llobregat",
                            List.of("Hospitalet", "Hospitalet de Llobregat")),
                    Map.entry("Las Palmas de Gran Canaria", List.of("Las Palmas")),
                    Map.entry("Castellón de la Plana", List.of("Castellón", "Castelló")),
                    Map.entry("Santiago de Compostela", List.of("Santiago", "Stgo. de Compostela")),
                    Map.entry("Palma", List.of("Palma de Mallorca")),
                    Map.entry("Alicante", List.of("Alacant")),
                    Map.entry("Elche", List.of("Elx")),
                    Map.entry("Ciudad de México", List.of("CDMX", "México D.F.", "Mexico DF")),
                    Map.entry("London", List.of("Greater London")));

    private final Map<String, List<String>> kinds = new HashMap<>();

    AddressForms() {
        for (var cells : Lines.of(Home.class, "street-kinds.txt")) {
            kinds.put(cells.get(0), List.of(cells.get(1).split("\\|")));
        }
    }

    String line(Home home, Chance chance) {
        return home.country() == Country.ENGLAND ? english(home, chance) : spanish(home, chance);
    }

    private String english(Home home, Chance chance) {
        return home.number() + " " + home.street() + " " + kind(home, chance);
    }

    private String spanish(Home home, Chance chance) {
        var line = new StringBuilder(48).append(kind(home, chance)).append(' ');
        var street = home.street();
        line.append(
                street.startsWith("de") && chance.happens(0.35) ? withoutParticle(street) : street);
        line.append(
                switch (chance.below(6)) {
                    case 0 -> ", " + home.number();
                    case 1 -> " nº " + home.number();
                    case 2 -> ", nº " + home.number();
                    case 3 -> " n. " + home.number();
                    default -> " " + home.number();
                });
        if (home.floor() > 0 && !chance.happens(0.12)) {
            line.append(unit(home, chance));
        }
        if (!home.district().isEmpty() && chance.happens(0.8)) {
            line.append(chance.happens(0.5) ? ", Col. " : " Colonia ").append(home.district());
        }
        return line.toString();
    }

    private String kind(Home home, Chance chance) {
        return chance.oneOfTheFirst(kinds.getOrDefault(home.kind(), List.of(home.kind())));
    }

    private static String unit(Home home, Chance chance) {
        return switch (chance.below(7)) {
            case 0 -> ", " + home.floor() + "º " + home.door();
            case 1 -> ", " + home.floor() + home.door();
            case 2 -> " " + home.floor() + "-" + home.door();
            case 3 -> ", " + home.floor() + ".º " + home.door();
            case 4 -> " piso " + home.floor() + " pta. " + home.door();
            case 5 -> " " + home.floor() + " " + home.door();
            default -> ", " + home.floor() + "º" + home.door();
        };
    }

    private static String withoutParticle(String street) {
        for (var particle : List.of("de la ", "de los ", "de las ", "del ", "de ")) {
            if (street.startsWith(particle)) {
                return street.substring(particle.length());
            }
        }
        return street;
    }

    String city(Home home, boolean otherwise, Chance chance) {
        var others = OTHERWISE.get(home.city());
        return others != null && otherwise ? chance.oneOf(others) : home.city();
    }
}
