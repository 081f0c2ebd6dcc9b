package atalaya.identity.match;

import java.util.Map;

/// How common each value of one kind is.
///
/// @param common of each value seen in at least five records, minus the logarithm to base 2 of the
///   share of records that hold it, in thousandths of a bit
/// @param rest the same for any other value: the mean over the rare ones
public record TermFrequencies(Map<String, Integer> common, int rest) {

    /// Values of fewer records are not kept: they could name a person.
    public static final int KEPT_FROM_RECORDS = 5;

    /// Where nothing was learned, any value is one of a thousand.
    static final TermFrequencies UNKNOWN = new TermFrequencies(Map.of(), 10_000);

    public TermFrequencies {
        common = Map.copyOf(common);
    }

    /// Thousandths of a bit of surprise when another record turns out to hold this value.
    public int surprise(String value) {
        Integer known = common.get(value);
        return known == null ? rest : known;
    }

    public boolean isCommon(String value) {
        return common.containsKey(value);
    }
}
