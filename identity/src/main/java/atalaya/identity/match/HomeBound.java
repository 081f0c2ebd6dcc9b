package atalaya.identity.match;

import static atalaya.identity.match.PreparedAddresses.CITY;
import static atalaya.identity.match.PreparedAddresses.EXACT_SURPRISE;
import static atalaya.identity.match.PreparedAddresses.NUMBER;
import static atalaya.identity.match.PreparedAddresses.PARTS;
import static atalaya.identity.match.PreparedAddresses.POSTAL_CODE;
import static atalaya.identity.match.PreparedAddresses.STREET;
import static atalaya.identity.match.PreparedAddresses.WHOLE;

/// How much two addresses can weigh for a match at most, by which of their parts are equal: what is
/// left open, whether two streets or towns are alike, is taken for the better.
final class HomeBound {

    private final PreparedAddresses known;
    private final int[] parts;
    private final int sameHouse;
    private final int sameStreet;
    private final int numberOfOtherStreet;
    private final int otherStreet;
    private final int samePostalCode;
    private final int sameCity;
    private final int otherTown;
    private final int anyHouse;
    private final int anyTown;

    HomeBound(PreparedAddresses known, Scorer scorer) {
        this.known = known;
        this.parts = known.parts;
        var house = Comparison.ADDRESS;
        sameHouse = Math.max(scorer.match(house, Level.EXACT), scorer.match(house, Level.BUILDING));
        sameStreet = scorer.match(house, Level.STREET);
        numberOfOtherStreet = scorer.mostByTable(house, Level.CLOSE, Level.DIFFERENT);
        otherStreet = scorer.mostByTable(house, Level.SIMILAR, Level.DIFFERENT);
        anyHouse = scorer.mostMatch(house);
        var town = Comparison.PLACE;
        samePostalCode = scorer.match(town, Level.EXACT);
        sameCity = scorer.match(town, Level.CITY);
        otherTown = scorer.mostByTable(town, Level.CLOSE, Level.AREA, Level.DIFFERENT);
        anyTown = scorer.mostMatch(town);
    }

    int of(int left, int right) {
        int a = PARTS * left;
        int b = PARTS * right;
        return parts[a + WHOLE] + parts[b + WHOLE] > 0
                ? ofAny(known.bound[left])
                : house(a, b) + town(a, b);
    }

    private int ofAny(int bound) {
        int house = Math.max(Math.max(numberOfOtherStreet, otherStreet), anyHouse + (bound >> 16));
        return Math.max(0, house) + Math.max(0, Math.max(otherTown, anyTown + (bound & 0xffff)));
    }

    private int house(int a, int b) {
        int street = parts[a + STREET];
        int other = parts[b + STREET];
        if (street == 0 || other == 0) {
            return 0;
        }
        boolean number = parts[a + NUMBER] != 0 && parts[a + NUMBER] == parts[b + NUMBER];
        if (street != other) {
            return number ? numberOfOtherStreet : otherStreet;
        }
        return number
                ? sameHouse + parts[a + EXACT_SURPRISE]
                : sameStreet + known.streetSurprise[street];
    }

    private int town(int a, int b) {
        int code = parts[a + POSTAL_CODE];
        int city = parts[a + CITY];
        boolean codes = code != 0 && parts[b + POSTAL_CODE] != 0;
        boolean cities = city != 0 && parts[b + CITY] != 0;
        if (codes && code == parts[b + POSTAL_CODE]) {
            return samePostalCode + known.postalSurprise[code];
        }
        if (cities && city == parts[b + CITY]) {
            return sameCity + known.citySurprise[city];
        }
        return codes || cities ? otherTown : 0;
    }
}
