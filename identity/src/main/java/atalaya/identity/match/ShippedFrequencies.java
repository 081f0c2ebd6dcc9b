package atalaya.identity.match;

import atalaya.identity.standard.NameLexicon;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How common values are before anything was counted: names as in the shipped lexicon, all else as
/// rare as among a million people.
final class ShippedFrequencies {

    private ShippedFrequencies() {}

    static Map<String, TermFrequencies> all() {
        var lexicon = NameLexicon.shipped();
        var all = new TreeMap<String, TermFrequencies>();
        all.put("given_name", of(lexicon.givenRates(), 12_500));
        all.put("surname", of(lexicon.surnameRates(), 14_000));
        all.put("birth_date", of(Map.of(), 14_600));
        all.put("email", of(Map.of(), 24_000));
        all.put("email_local", of(Map.of(), 14_000));
        all.put("phone", of(Map.of(), 23_000));
        all.put("document", of(Map.of(), 27_000));
        all.put("address", of(Map.of(), 17_000));
        all.put("street", of(Map.of(), 11_000));
        all.put("postal_code", of(Map.of(), 11_000));
        all.put("city", of(Map.of(), 7_000));
        all.put("company", of(Map.of(), 12_000));
        return all;
    }

    /// @param rates of 100,000 people
    private static TermFrequencies of(Map<String, Double> rates, int rest) {
        Map<String, Integer> common = new HashMap<>();
        rates.forEach((value, rate) -> common.put(value, -LevelWeight.millibits(rate / 100_000)));
        return new TermFrequencies(common, rest);
    }
}
