package atalaya.population.people;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.chance.Weighted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Given names as people born in a decade bear them, and surnames, both as often as in life.
///
/// A given name's weight in a decade is its number of bearers times a bell around their mean age,
/// 14 years wide: so grandmothers are called Josefa and their granddaughters Martina. The table
/// holds the common surnames; about one surname in nine comes from a tail of rare ones, made as
/// such names are made: Basque ones from two words for places, double ones from two common ones.
public final class Names {
    private static final int FIRST_DECADE = 1920;
    private static final int DECADES = 11;
    private static final int YEAR_OF_TABLES = 2021;
    private static final double BELL_YEARS = 14;
    private static final int COMMON = 300;
    private static final double SHARE_OF_RARE_SURNAMES = 0.11;

    private static final List<String> BASQUE_FIRST =
            List.of(
                    "Etxe", "Goiko", "Uri", "Mendi", "Arriz", "Iturri", "Lar", "Zubi", "Elizo",
                    "Aran", "Olaz", "Bideg", "Ibar", "Sag", "Urru", "Azk", "Erre", "Oter", "Garai",
                    "Larraz", "Ame", "Barren", "Zabal", "Ugal");
    private static final List<String> BASQUE_SECOND =
            List.of(
                    "berria", "etxea", "barri", "zabal", "gorri", "aga", "ondo", "eta", "iturbe",
                    "garate", "oa", "ain", "alde", "arte", "mendi", "bide", "egi", "uri", "tegi",
                    "aran", "ola", "zaga", "andia", "ibia");
    private static final List<String> GALICIAN =
            List.of(
                    "Castiñeira",
                    "Outeiral",
                    "Carballeda",
                    "Rivadulla",
                    "Lestegás",
                    "Fontenla",
                    "Boullosa",
                    "Cerdeira",
                    "Loureiro",
                    "Besteiro",
                    "Soutullo",
                    "Trasancos",
                    "Villaverde",
                    "Pedrouzo",
                    "Ameneiro",
                    "Filgueira",
                    "Noceda",
                    "Mosteiro",
                    "Barcala",
                    "Regueiro",
                    "Torneiro",
                    "Vilariño",
                    "Couceiro",
                    "Bouzas");

    private record Given(String name, Sex sex, double bearers, double meanAge) {}

    private final Map<Sex, List<Weighted<String>>> given = new EnumMap<>(Sex.class);
    private final Weighted<String> surnames;
    private final Set<String> common;
    private final boolean hasTail;

    private Names(List<Given> givens, Weighted<String> surnames, boolean hasTail) {
        for (var sex : Sex.values()) {
            var ofSex = givens.stream().filter(one -> one.sex == sex).toList();
            var decades = new ArrayList<Weighted<String>>();
            for (int decade = 0; decade < DECADES; decade++) {
                double age = YEAR_OF_TABLES - (FIRST_DECADE + 10 * decade + 5);
                decades.add(byDecade(ofSex, age));
            }
            given.put(sex, List.copyOf(decades));
        }
        this.surnames = surnames;
        this.hasTail = hasTail;
        common =
                Set.copyOf(
                        surnames.things().subList(0, Math.min(COMMON, surnames.things().size())));
    }

    private static Weighted<String> byDecade(List<Given> givens, double age) {
        var weights = new LinkedHashMap<String, Double>();
        for (var one : givens) {
            double away = (age - one.meanAge) / BELL_YEARS;
            weights.merge(
                    one.name,
                    one.bearers * (StrictMath.exp(-away * away / 2) + 0.004),
                    Double::sum);
        }
        return Weighted.of(
                new ArrayList<>(weights.keySet()), name -> weights.getOrDefault(name, 0.0));
    }

    public static Names of(Origin origin) {
        var givens =
                Lines.of(Names.class, origin.table() + "-given-names.txt").stream()
                        .filter(origin::owns)
                        .map(cells ->
                                new Given(
                                        cells.get(0),
                                        cells.get(1).equals("F") ? Sex.FEMALE : Sex.MALE,
                                        Double.parseDouble(cells.get(2)),
                                        Double.parseDouble(cells.get(3))))
                        .toList();
        var rows =
                Lines.of(Names.class, origin.table() + "-surnames.txt").stream()
                        .filter(origin::owns)
                        .toList();
        var weights = new LinkedHashMap<String, Double>();
        rows.forEach(row -> weights.merge(row.get(0), Double.parseDouble(row.get(1)), Double::sum));
        var surnames =
                Weighted.of(
                        new ArrayList<>(weights.keySet()), name -> weights.getOrDefault(name, 0.0));
        return new Names(givens, surnames, origin == Origin.SPAIN);
    }

    public String given(Sex sex, int birthYear, Chance chance) {
        int decade = Math.clamp((birthYear - FIRST_DECADE) / 10, 0, DECADES - 1);
        return given.getOrDefault(sex, List.of()).get(decade).pick(chance);
    }

    /// Whether many people bear the surname.
    public boolean isCommon(String surname) {
        return common.contains(surname);
    }

    public String surname(Chance chance) {
        if (!hasTail || !chance.happens(SHARE_OF_RARE_SURNAMES)) {
            return surnames.pick(chance);
        }
        double kind = chance.share();
        if (kind < 0.45) {
            return chance.oneOf(BASQUE_FIRST) + chance.oneOf(BASQUE_SECOND);
        }
        if (kind < 0.65) {
            return chance.oneOf(GALICIAN);
        }
        return surnames.pick(chance) + "-" + surnames.pick(chance);
    }
}
