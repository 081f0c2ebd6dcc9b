package atalaya.identity.match;

/// Compares where two people live: the street and house, and the town.
final class AddressComparison {

    private static final int TOLD_BY_HOUSE = 1_000;

    private static final int MOST_SLIPS = 4;

    private AddressComparison() {}

    static void compare(Prepared.Address[] left, Prepared.Address[] right, Findings out) {
        for (var a : left) {
            for (var b : right) {
                house(a, b, out);
                town(a, b, out);
            }
        }
        townOfHouse(hasStreetOfManyTowns(left), out);
    }

    /// The same house tells the town. Only of a street that many records name may there be one in
    /// every town; else the town says nothing more by chance.
    static void townOfHouse(boolean ofManyTowns, Findings out) {
        int house = out.level(Comparison.ADDRESS.ordinal());
        int place = Comparison.PLACE.ordinal();
        boolean same =
                house == Level.EXACT.ordinal()
                        || house == Level.BUILDING.ordinal()
                        || house == Level.CLOSE.ordinal();
        boolean told = out.level(place) == Level.EXACT.ordinal() && out.surprise(place) > 0;
        if (same && told && !ofManyTowns) {
            out.set(place, Level.EXACT, Math.min(out.surprise(place), TOLD_BY_HOUSE));
        }
    }

    private static boolean hasStreetOfManyTowns(Prepared.Address[] addresses) {
        for (var address : addresses) {
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
        } else if (isAlike(a.street(), b.street())) {
            better(
                    Comparison.ADDRESS,
                    number ? Level.CLOSE : Level.SIMILAR,
                    Findings.BY_TABLE,
                    out);
        } else {
            better(Comparison.ADDRESS, Level.DIFFERENT, Findings.BY_TABLE, out);
        }
    }

    static boolean isAlike(Prepared.Street a, Prepared.Street b) {
        int shorter = Math.min(a.text().length(), b.text().length());
        int limit = Math.clamp(shorter / 5, 1, MOST_SLIPS);
        if (shorter >= 4
                && Typing.canBeWithin(a.letters(), b.letters(), limit)
                && Typing.distance(a.text(), b.text(), limit) <= limit) {
            return true;
        }
        return shared(a.words(), b.words()) >= 0.6;
    }

    /// By the letters of two streets and what [Words#marks] says of them: whether they may be alike
    /// at all.
    static boolean mayBeAlike(long letters, long others, long marks, long otherMarks) {
        return (marks & otherMarks) != 0 || Typing.canBeWithin(letters, others, MOST_SLIPS);
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
                || cities && mayBeSlip(a.cityLetters(), b.cityLetters()) && isSlip(cityA, cityB)) {
            better(Comparison.PLACE, Level.CLOSE, Findings.BY_TABLE, out);
        } else if (codes && isOfOneArea(codeA, codeB)) {
            better(Comparison.PLACE, Level.AREA, Findings.BY_TABLE, out);
        } else if (codes || cities) {
            better(Comparison.PLACE, Level.DIFFERENT, Findings.BY_TABLE, out);
        }
    }

    /// By the letters of two towns: whether one may be the other mistyped.
    static boolean mayBeSlip(long letters, long others) {
        return Typing.canBeWithin(letters, others, 2);
    }

    static boolean isSlip(String city, String other) {
        return Typing.distance(city, other, 2) <= 2;
    }

    static boolean isOfOneArea(String code, String other) {
        return code.length() > 3 && code.regionMatches(0, other, 0, 3);
    }

    /// Keeps the better of two findings; the order of [Level] is from best to worst for each slot.
    private static void better(Comparison slot, Level level, int surprise, Findings out) {
        int now = out.level(slot.ordinal());
        if (now == Findings.NOTHING || level.ordinal() < now) {
            out.set(slot.ordinal(), level, surprise);
        }
    }
}
