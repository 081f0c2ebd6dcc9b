package atalaya.identity.match;

import static atalaya.identity.match.Level.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// The weights before anything was learned: what is usual in customer files.
///
/// For each level three chances: among records of one person, among two people of one household,
/// and among two people taken at random (used where the very value's own frequency is not).
public final class ShippedWeights {

    private ShippedWeights() {}

    /// Weights by comparison and level, as [MatchModel#weights] holds them.
    public static Map<String, Map<Level, LevelWeight>> all() {
        var all = new TreeMap<String, Map<Level, LevelWeight>>();
        all.put(Comparison.GIVEN_NAME.word(), givenName());
        all.put(Comparison.SURNAME.word(), surname());
        all.put(Comparison.GENERATION.word(), generation());
        all.put(Comparison.SEX.word(), sex());
        all.put(Comparison.BIRTH_DATE.word(), birthDate());
        all.put(Comparison.DOCUMENT.word(), document());
        all.put(Comparison.EMAIL.word(), email());
        all.put(Comparison.PHONE.word(), phone());
        all.put(Comparison.ADDRESS.word(), address());
        all.put(Comparison.PLACE.word(), place());
        all.put(Comparison.COMPANY.word(), company());
        all.put(Comparison.TIE.word(), Map.of(EXACT, LevelWeight.of(.95, .1, .0001)));
        return all;
    }

    /// For a further column of which nothing is known.
    public static Map<Level, LevelWeight> other() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.55, .1, .05));
        levels.put(CLOSE, LevelWeight.of(.15, .02, .01));
        levels.put(SIMILAR, LevelWeight.of(.08, .05, .04));
        levels.put(PART, LevelWeight.of(.07, .13, .1));
        levels.put(DIFFERENT, LevelWeight.of(.15, .7, .8));
        return levels;
    }

    private static Map<Level, LevelWeight> givenName() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.62, .03, .01));
        levels.put(SUBSET, LevelWeight.of(.08, .04, .02));
        levels.put(VARIANT, LevelWeight.of(.07, .01, .005));
        levels.put(CLOSE, LevelWeight.of(.10, .01, .01));
        levels.put(NEIGHBOUR, LevelWeight.of(.02, .02, .01));
        levels.put(SIMILAR, LevelWeight.of(.03, .02, .02));
        levels.put(INITIAL, LevelWeight.of(.03, .05, .08));
        levels.put(PART, LevelWeight.of(.01, .08, .03));
        levels.put(MOVED, LevelWeight.of(.03, .0005, .001));
        levels.put(DIFFERENT, LevelWeight.of(.012, .25, .3));
        levels.put(PROVEN_DIFFERENT, LevelWeight.of(.005, .55, .6));
        return levels;
    }

    private static Map<Level, LevelWeight> surname() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.62, .40, .01));
        levels.put(SUBSET, LevelWeight.of(.12, .15, .01));
        levels.put(CLOSE, LevelWeight.of(.12, .03, .01));
        levels.put(NEIGHBOUR, LevelWeight.of(.02, .01, .01));
        levels.put(SIMILAR, LevelWeight.of(.03, .01, .02));
        levels.put(SWAPPED, LevelWeight.of(.01, .005, .001));
        levels.put(INITIAL, LevelWeight.of(.005, .005, .08));
        levels.put(PART, LevelWeight.of(.03, .25, .03));
        levels.put(DIFFERENT, LevelWeight.of(.04, .15, .95));
        return levels;
    }

    private static Map<Level, LevelWeight> generation() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.98, .4, .5));
        levels.put(PROVEN_DIFFERENT, LevelWeight.of(.001, .6, .5));
        return levels;
    }

    private static Map<Level, LevelWeight> sex() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.96, .4, .5));
        levels.put(DIFFERENT, LevelWeight.of(.04, .6, .5));
        return levels;
    }

    private static Map<Level, LevelWeight> birthDate() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.78, .02, .0001));
        levels.put(SWAPPED, LevelWeight.of(.03, .0002, .0001));
        levels.put(CLOSE, LevelWeight.of(.08, .005, .002));
        levels.put(TWO_PARTS, LevelWeight.of(.04, .01, .005));
        levels.put(SIMILAR, LevelWeight.of(.02, .005, .005));
        levels.put(YEAR, LevelWeight.of(.02, .04, .02));
        levels.put(DIFFERENT, LevelWeight.of(.02, .92, .97));
        return levels;
    }

    private static Map<Level, LevelWeight> document() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.86, .002, .00001));
        levels.put(CLOSE, LevelWeight.of(.10, .002, .0005));
        levels.put(DIFFERENT, LevelWeight.of(.015, .99, 1));
        levels.put(PROVEN_DIFFERENT, LevelWeight.of(.005, .99, 1));
        return levels;
    }

    private static Map<Level, LevelWeight> email() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.62, .12, .0001));
        levels.put(CLOSE, LevelWeight.of(.10, .005, .0003));
        levels.put(LOCAL_PART, LevelWeight.of(.04, .01, .0005));
        levels.put(DIFFERENT, LevelWeight.of(.24, .87, 1));
        return levels;
    }

    private static Map<Level, LevelWeight> phone() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.65, .45, .0001));
        levels.put(CLOSE, LevelWeight.of(.04, .02, .0005));
        levels.put(DIFFERENT, LevelWeight.of(.31, .53, 1));
        return levels;
    }

    private static Map<Level, LevelWeight> address() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.55, .65, .0005));
        levels.put(CLOSE, LevelWeight.of(.14, .12, .001));
        levels.put(SIMILAR, LevelWeight.of(.03, .02, .02));
        levels.put(BUILDING, LevelWeight.of(.02, .03, .001));
        levels.put(STREET, LevelWeight.of(.04, .03, .005));
        levels.put(DIFFERENT, LevelWeight.of(.22, .15, 1));
        return levels;
    }

    private static Map<Level, LevelWeight> place() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.72, .82, .01));
        levels.put(CLOSE, LevelWeight.of(.06, .05, .01));
        levels.put(CITY, LevelWeight.of(.08, .05, .05));
        levels.put(AREA, LevelWeight.of(.02, .02, .03));
        levels.put(DIFFERENT, LevelWeight.of(.12, .06, .9));
        return levels;
    }

    private static Map<Level, LevelWeight> company() {
        var levels = new EnumMap<Level, LevelWeight>(Level.class);
        levels.put(EXACT, LevelWeight.of(.60, .002, .001));
        levels.put(SUBSET, LevelWeight.of(.15, .003, .005));
        levels.put(CLOSE, LevelWeight.of(.13, .002, .005));
        levels.put(SIMILAR, LevelWeight.of(.03, .02, .02));
        levels.put(INITIAL, LevelWeight.of(.01, .02, .02));
        levels.put(PART, LevelWeight.of(.04, .2, .05));
        levels.put(DIFFERENT, LevelWeight.of(.04, .7, .95));
        return levels;
    }
}
