package atalaya.identity.match;

/// Compares where two people live: the street and house, and the town.
final class AddressComparison {

    private static final int TOLD_BY_HOUSE = 1_000;

    private AddressComparison() {}

    static void compare(Prepared left, Prepared right, Findings out) {
        for (var a : left.addresses) {
            for (var b : right.addresses) {
                house(a, b, out);
                town(a, b, out);
            }
        }
        townOfHouse(left, out);
    }

    /// The same house tells the town. Only of a street that many records name may there be one in
    /// every town; else the town says nothing more by chance.
    private static void townOfHouse(Prepared left, Findings out) {
        int house = out.levels[Comparison.ADDRESS.ordinal()];
        int place = Comparison.PLACE.ordinal();
        boolean same =
                house == Level.EXACT.ordinal()
                        || house == Level.BUILDING.ordinal()
                        || house == Level.CLOSE.ordinal();
        boolean told = out.levels[place] == Level.EXACT.ordinal() && out.surprises[place] > 0;
        if (same && told && !hasStreetOfManyTowns(left)) {
            out.surprises[place] = Math.min(out.surprises[place], TOLD_BY_HOUSE);
        }
    }

    private static boolean hasStreetOfManyTowns(Prepared record) {
        for (var address : record.addresses) {
            if (address.ofManyTowns()) {
                return true;
            }
        }
        return false;
    }

    private static void house(Prepared.Address a, Prepared.Address b, Findings out) {
        if (a.of().street().isEmpty() || b.of().street().isEmpty()) {
            return;
        }
        boolean number = !a.of().number().isEmpty() && a.of().number().equals(b.of().number());
        if (a.of().street().equals(b.of().street())) {
            if (!number) {
                better(Comparison.ADDRESS, Level.STREET, a.streetSurprise(), out);
                return;
            }
            boolean units = !a.of().unit().isEmpty() && !b.of().unit().isEmpty();
            boolean sameUnit = !units || a.of().unit().equals(b.of().unit());
            better(
                    Comparison.ADDRESS,
                    sameUnit ? Level.EXACT : Level.BUILDING,
                    a.exactSurprise(),
                    out);
        } else if (isAlike(a, b)) {
            better(
                    Comparison.ADDRESS,
                    number ? Level.CLOSE : Level.SIMILAR,
                    Findings.BY_TABLE,
                    out);
        } else {
            better(Comparison.ADDRESS, Level.DIFFERENT, Findings.BY_TABLE, out);
        }
    }

    private static boolean isAlike(Prepared.Address a, Prepared.Address b) {
        int shorter = Math.min(a.of().street().length(), b.of().street().length());
        int limit = Math.clamp(shorter / 5, 1, 4);
        if (shorter >= 4
                && Typing.canBeWithin(a.streetLetters(), b.streetLetters(), limit)
                && Typing.distance(a.of().street(), b.of().street(), limit) <= limit) {
            return true;
        }
        return shared(a.streetWords(), b.streetWords()) >= 0.6;
    }

    /// The share of the shorter street's words that the other has too.
    private static double shared(Words a, Words b) {
        return (double) a.shared(b) / Math.min(a.count(), b.count());
    }

    private static void town(Prepared.Address a, Prepared.Address b, Findings out) {
        String codeA = a.of().postalCode();
        String codeB = b.of().postalCode();
        boolean codes = !codeA.isEmpty() && !codeB.isEmpty();
        String cityA = a.of().city();
        String cityB = b.of().city();
        boolean cities = !cityA.isEmpty() && !cityB.isEmpty();
        if (codes && codeA.equals(codeB)) {
            better(Comparison.PLACE, Level.EXACT, a.postalSurprise(), out);
        } else if (cities && cityA.equals(cityB)) {
            better(Comparison.PLACE, Level.CITY, a.citySurprise(), out);
        } else if (codes && Typing.distance(codeA, codeB, 1) == 1
                || cities
                        && Typing.canBeWithin(a.cityLetters(), b.cityLetters(), 2)
                        && Typing.distance(cityA, cityB, 2) <= 2) {
            better(Comparison.PLACE, Level.CLOSE, Findings.BY_TABLE, out);
        } else if (codes && codeA.length() > 3 && codeA.regionMatches(0, codeB, 0, 3)) {
            better(Comparison.PLACE, Level.AREA, Findings.BY_TABLE, out);
        } else if (codes || cities) {
            better(Comparison.PLACE, Level.DIFFERENT, Findings.BY_TABLE, out);
        }
    }

    /// Keeps the better of two findings; the order of [Level] is from best to worst for each slot.
    private static void better(Comparison slot, Level level, int surprise, Findings out) {
        int now = out.levels[slot.ordinal()];
        if (now == Findings.NOTHING || level.ordinal() < now) {
            out.set(slot.ordinal(), level, surprise);
        }
    }
}
