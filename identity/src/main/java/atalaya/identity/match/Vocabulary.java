package atalaya.identity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The term frequencies of a model by kind of value, looked up once instead of for every record.
///
/// @param others names of the further columns, in order
public record Vocabulary(
        TermFrequencies given,
        TermFrequencies surname,
        TermFrequencies birthDate,
        TermFrequencies email,
        TermFrequencies emailLocal,
        TermFrequencies phone,
        TermFrequencies document,
        TermFrequencies address,
        TermFrequencies street,
        TermFrequencies postalCode,
        TermFrequencies city,
        TermFrequencies company,
        List<String> others,
        List<TermFrequencies> otherValues) {

    private static final String OTHER = Comparison.OTHER.word() + ":";

    static Vocabulary of(Map<String, TermFrequencies> frequencies) {
        List<String> others = new ArrayList<>();
        List<TermFrequencies> values = new ArrayList<>();
        new TreeMap<>(frequencies)
                .forEach((name, terms) -> {
                    if (name.startsWith(OTHER)) {
                        others.add(name.substring(OTHER.length()));
                        values.add(terms);
                    }
                });
        return new Vocabulary(
                terms(frequencies, "given_name"),
                terms(frequencies, "surname"),
                terms(frequencies, "birth_date"),
                terms(frequencies, "email"),
                terms(frequencies, "email_local"),
                terms(frequencies, "phone"),
                terms(frequencies, "document"),
                terms(frequencies, "address"),
                terms(frequencies, "street"),
                terms(frequencies, "postal_code"),
                terms(frequencies, "city"),
                terms(frequencies, "company"),
                List.copyOf(others),
                List.copyOf(values));
    }

    TermFrequencies other(int place) {
        return otherValues.get(place);
    }

    /// Of a compound given name as a whole where it is a common one (María Carmen), else of its
    /// words, which are taken as independent.
    int givenSurprise(Token[] words, String text) {
        if (given.isCommon(text)) {
            return given.surprise(text);
        }
        int sum = 0;
        for (var word : words) {
            sum += word.surprise;
        }
        return words.length == 1 ? sum : Math.min(sum, given.rest());
    }

    private static TermFrequencies terms(Map<String, TermFrequencies> all, String name) {
        return all.getOrDefault(name, TermFrequencies.UNKNOWN);
    }
}
