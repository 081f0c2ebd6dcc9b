package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.Map;

/// Runs every comparison over two prepared records. The one place that does so: a single judgement
/// and a bulk run both come here.
///
/// Holds working memory, so one thread uses one at a time.
public final class PairComparer {

    private final Vocabulary vocabulary;
    private final NameComparison names = new NameComparison();
    private final Alignment alignment = new Alignment();

    public PairComparer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public static Vocabulary vocabulary(Map<String, TermFrequencies> frequencies) {
        return Vocabulary.of(frequencies);
    }

    public static Prepared prepare(StandardRecord record, Vocabulary vocabulary, Hubs hubs) {
        return new Preparer(vocabulary, hubs).prepare(record);
    }

    public Findings newFindings() {
        return new Findings(Comparison.OTHER.ordinal() + vocabulary.others().size());
    }

    /// Fills the findings. The caller passes the two in the order of their keys, so that ties are
    /// broken the same way whichever record was asked about.
    public void compare(Prepared left, Prepared right, Findings out) {
        out.clear();
        names.compare(left.names, right.names, out);
        FieldComparisons.sex(left.sex, right.sex, out);
        FieldComparisons.birthDate(left.birth, right.birth, out);
        FieldComparisons.documents(left.documents, right.documents, vocabulary, out);
        FieldComparisons.emails(left.emails, right.emails, out);
        FieldComparisons.phones(left.phones, right.phones, out);
        AddressComparison.compare(left.addresses, right.addresses, out);
        FieldComparisons.companies(left.companies, right.companies, alignment, out);
        FieldComparisons.ties(left.ties, right.ties, out);
        for (int i = 0; i < left.others.length; i++) {
            int slot = Comparison.OTHER.ordinal() + i;
            FieldComparisons.other(slot, left.others[i], right.others[i], out);
        }
    }

    /// The name of a slot: a comparison's word, or `other:` and the column.
    public String name(int slot) {
        return slot < Comparison.OTHER.ordinal()
                ? Comparison.values()[slot].word()
                : Comparison.OTHER.word()
                        + ":"
                        + vocabulary.others().get(slot - Comparison.OTHER.ordinal());
    }
}
