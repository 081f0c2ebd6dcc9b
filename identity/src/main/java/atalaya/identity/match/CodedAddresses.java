package atalaya.identity.match;

import static atalaya.identity.match.PreparedAddresses.CITY;
import static atalaya.identity.match.PreparedAddresses.EXACT_SURPRISE;
import static atalaya.identity.match.PreparedAddresses.NUMBER;
import static atalaya.identity.match.PreparedAddresses.PARTS;
import static atalaya.identity.match.PreparedAddresses.POSTAL_CODE;
import static atalaya.identity.match.PreparedAddresses.POSTAL_FIGURES;
import static atalaya.identity.match.PreparedAddresses.STREET;
import static atalaya.identity.match.PreparedAddresses.UNIT;
import static atalaya.identity.match.PreparedAddresses.WHOLE;

/// Compares the addresses of coded people, as [AddressComparison] does, and remembers which streets
/// and which towns are alike. Used by one thread.
final class CodedAddresses {

    private static final int ADDRESS = Comparison.ADDRESS.ordinal();
    private static final int PLACE = Comparison.PLACE.ordinal();
    private static final int PLACE_AT = 32;
    private static final long PART = (1L << PLACE_AT) - 1;

    private final PreparedAddresses known;
    private final int[] parts;
    private final RememberedPairs streets;
    private final RememberedPairs cities;
    private final RememberedPairs wholes;
    private final HomeBound most;

    /// @param records how many there are
    CodedAddresses(PreparedAddresses known, Scorer scorer, int records) {
        this.known = known;
        this.most = new HomeBound(known, scorer);
        streets = RememberedPairs.of(records, 15);
        cities = RememberedPairs.of(records, 14);
        wholes = RememberedPairs.of(records, 12);
        this.parts = known.parts;
    }

    /// No less than what [#compare] would find weighs for a match, told by equal numbers alone.
    ///
    /// @param left the number of a record's addresses
    /// @param right of the other's
    int most(int left, int right) {
        return left == 0 || right == 0 ? 0 : most.of(left, right);
    }

    void compare(int left, int right, Findings out) {
        if (left == 0 || right == 0) {
            return;
        }
        int a = PARTS * left;
        int b = PARTS * right;
        if (parts[a + WHOLE] + parts[b + WHOLE] > 0) {
            compareWhole(left, right, out);
        } else {
            house(a, b, out);
            town(a, b, out);
            AddressComparison.townOfHouse(known.ofManyTowns[parts[a + STREET]], out);
        }
    }

    private void compareWhole(int left, int right, Findings out) {
        long found = wholes.get(left, right);
        if (found == RememberedPairs.UNKNOWN) {
            AddressComparison.compare(known.whole(left), known.whole(right), out);
            found = (long) out.pack(PLACE) << PLACE_AT | out.pack(ADDRESS);
            wholes.put(left, right, found);
        } else {
            out.unpack(PLACE, (int) (found >> PLACE_AT));
            out.unpack(ADDRESS, (int) (found & PART));
        }
    }

    private void house(int a, int b, Findings out) {
        int street = parts[a + STREET];
        int other = parts[b + STREET];
        if (street == 0 || other == 0) {
            return;
        }
        boolean number = parts[a + NUMBER] != 0 && parts[a + NUMBER] == parts[b + NUMBER];
        if (street != other) {
            boolean alike = isAlike(street, other);
            out.set(ADDRESS, !alike ? Level.DIFFERENT : number ? Level.CLOSE : Level.SIMILAR);
        } else if (!number) {
            out.set(ADDRESS, Level.STREET, known.streetSurprise[street]);
        } else {
            int unit = parts[a + UNIT];
            boolean same = unit == 0 || parts[b + UNIT] == 0 || unit == parts[b + UNIT];
            out.set(ADDRESS, same ? Level.EXACT : Level.BUILDING, parts[a + EXACT_SURPRISE]);
        }
    }

    private boolean isAlike(int street, int other) {
        long[] glance = known.streetGlance;
        if (!AddressComparison.mayBeAlike(
                glance[2 * street],
                glance[2 * other],
                glance[2 * street + 1],
                glance[2 * other + 1])) {
            return false;
        }
        long found = streets.get(street, other);
        if (found == RememberedPairs.UNKNOWN) {
            found = AddressComparison.isAlike(known.street(street), known.street(other)) ? 1 : 0;
            streets.put(street, other, found);
        }
        return found == 1;
    }

    private void town(int a, int b, Findings out) {
        int code = parts[a + POSTAL_CODE];
        int otherCode = parts[b + POSTAL_CODE];
        int city = parts[a + CITY];
        int otherCity = parts[b + CITY];
        boolean codes = code != 0 && otherCode != 0;
        boolean cities = city != 0 && otherCity != 0;
        if (codes && code == otherCode) {
            out.set(PLACE, Level.EXACT, known.postalSurprise[code]);
        } else if (cities && city == otherCity) {
            out.set(PLACE, Level.CITY, known.citySurprise[city]);
        } else if (codes && isSlip(a, b) || cities && isSlipOfCity(city, otherCity)) {
            out.set(PLACE, Level.CLOSE);
        } else if (codes && isOfOneArea(a, b)) {
            out.set(PLACE, Level.AREA);
        } else if (codes || cities) {
            out.set(PLACE, Level.DIFFERENT);
        }
    }

    /// Of five figures, one slip changes no more than two.
    private boolean isSlip(int a, int b) {
        int figures = parts[a + POSTAL_FIGURES];
        int others = parts[b + POSTAL_FIGURES];
        if (figures != 0 && others != 0 && differing(figures ^ others) > 2) {
            return false;
        }
        return Typing.distance(
                        known.postalCode(parts[a + POSTAL_CODE]),
                        known.postalCode(parts[b + POSTAL_CODE]),
                        1)
                == 1;
    }

    private boolean isOfOneArea(int a, int b) {
        int figures = parts[a + POSTAL_FIGURES];
        int others = parts[b + POSTAL_FIGURES];
        if (figures != 0 && others != 0) {
            return figures >> 8 == others >> 8;
        }
        return AddressComparison.isOfOneArea(
                known.postalCode(parts[a + POSTAL_CODE]), known.postalCode(parts[b + POSTAL_CODE]));
    }

    private boolean isSlipOfCity(int city, int other) {
        if (!AddressComparison.mayBeSlip(known.cityLetters[city], known.cityLetters[other])) {
            return false;
        }
        long found = cities.get(city, other);
        if (found == RememberedPairs.UNKNOWN) {
            found = AddressComparison.isSlip(known.city(city), known.city(other)) ? 1 : 0;
            cities.put(city, other, found);
        }
        return found == 1;
    }

    /// How many groups of four bits are not 0.
    static int differing(int bits) {
        int pairs = bits | bits >>> 1;
        return Integer.bitCount((pairs | pairs >>> 2) & 0x11111111);
    }
}
