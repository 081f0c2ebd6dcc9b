package atalaya.identity.match;

import atalaya.identity.standard.PostalAddress;
import java.util.List;

/// The addresses of coded people with what a model knows of their parts.
///
/// Nearly all records have one address; of these the parts are numbers too, eight of them side by
/// side. The others are compared as they are.
final class PreparedAddresses {

    /// How many numbers there are for the parts of an address.
    static final int PARTS = 8;

    static final int STREET = 0;
    static final int NUMBER = 1;
    static final int UNIT = 2;
    static final int POSTAL_CODE = 3;
    static final int CITY = 4;

    static final int EXACT_SURPRISE = 5;

    /// 1 of contents that are not taken apart.
    static final int WHOLE = 6;

    /// The first figures of the postal code, four bits each, or 0 where it is not of five figures.
    static final int POSTAL_FIGURES = 7;

    final int[] parts;
    final int[] streetSurprise;
    final boolean[] ofManyTowns;

    /// Of each street its letters and the marks of its words.
    final long[] streetGlance;

    final long[] cityLetters;
    final int[] postalSurprise;
    final int[] citySurprise;

    /// No address of these contents tells more by its surprise, in thousandths of a bit: street and
    /// house in the upper half, the town in the lower.
    final int[] bound;

    private final Column<List<PostalAddress>> addresses;
    private final Preparer preparer;
    private final Prepared.Street[] preparedStreets;
    private final Dictionary<String> streets = new Dictionary<>("");
    private final Dictionary<String> numbers = new Dictionary<>("");
    private final Dictionary<String> units = new Dictionary<>("");
    private final Dictionary<String> postalCodes = new Dictionary<>("");
    private final Dictionary<String> cities = new Dictionary<>("");

    PreparedAddresses(Column<List<PostalAddress>> addresses, Preparer preparer) {
        this.addresses = addresses;
        this.preparer = preparer;
        int size = addresses.size();
        parts = new int[PARTS * size];
        for (int i = 1; i < size; i++) {
            var content = addresses.content(i);
            if (content.size() == 1) {
                take(content.getFirst(), PARTS * i);
            } else {
                parts[PARTS * i + WHOLE] = 1;
            }
        }
        var vocabulary = preparer.vocabulary();
        streetSurprise = surprises(streets, vocabulary.street());
        postalSurprise = surprises(postalCodes, vocabulary.postalCode());
        citySurprise = surprises(cities, vocabulary.city());
        ofManyTowns = new boolean[streets.size()];
        streetGlance = new long[2 * ofManyTowns.length];
        preparedStreets = new Prepared.Street[ofManyTowns.length];
        for (int i = 0; i < ofManyTowns.length; i++) {
            var street = Prepared.Street.of(streets.value(i));
            preparedStreets[i] = street;
            ofManyTowns[i] = vocabulary.street().isCommon(street.text());
            streetGlance[2 * i] = street.letters();
            streetGlance[2 * i + 1] = street.words().marks();
        }
        cityLetters = new long[cities.size()];
        for (int i = 0; i < cityLetters.length; i++) {
            cityLetters[i] = Typing.letters(cities.value(i));
        }
        bound = new int[size];
        for (int i = 1; i < size; i++) {
            bound[i] = boundOf(i);
        }
    }

    private void take(PostalAddress address, int at) {
        parts[at + STREET] = streets.number(address.street());
        parts[at + NUMBER] = numbers.number(address.number());
        parts[at + UNIT] = units.number(address.unit());
        parts[at + POSTAL_CODE] = postalCodes.number(address.postalCode());
        parts[at + CITY] = cities.number(address.city());
        parts[at + POSTAL_FIGURES] = figures(address.postalCode());
        parts[at + EXACT_SURPRISE] = preparer.houseSurprise(address);
    }

    /// Five figures in four bits each behind a mark, or 0 of any other text.
    private static int figures(String code) {
        int figures = 1;
        for (int i = 0; i < code.length(); i++) {
            char figure = code.charAt(i);
            if (figure < '0' || figure > '9') {
                return 0;
            }
            figures = figures << 4 | figure - '0';
        }
        return code.length() == 5 ? figures : 0;
    }

    private static int[] surprises(Dictionary<String> values, TermFrequencies terms) {
        int[] surprises = new int[values.size()];
        for (int i = 0; i < surprises.length; i++) {
            surprises[i] = terms.surprise(values.value(i));
        }
        return surprises;
    }

    private int boundOf(int content) {
        int at = PARTS * content;
        int house = 0;
        int town = 0;
        if (parts[at + WHOLE] == 0) {
            house = Math.max(parts[at + EXACT_SURPRISE], streetSurprise[parts[at + STREET]]);
            town =
                    Math.max(
                            postalSurprise[parts[at + POSTAL_CODE]],
                            citySurprise[parts[at + CITY]]);
        } else {
            for (var address : whole(content)) {
                house =
                        Math.max(
                                house, Math.max(address.exactSurprise(), address.streetSurprise()));
                town = Math.max(town, Math.max(address.postalSurprise(), address.citySurprise()));
            }
        }
        return Math.min(house, 0x7fff) << 16 | Math.min(town, 0xffff);
    }

    Prepared.Street street(int number) {
        return preparedStreets[number];
    }

    String postalCode(int number) {
        return postalCodes.value(number);
    }

    String city(int number) {
        return cities.value(number);
    }

    /// The addresses of one content, in the form that is compared as it stands.
    Prepared.Address[] whole(int content) {
        return addresses.content(content).stream()
                .map(preparer::address)
                .toArray(Prepared.Address[]::new);
    }
}
