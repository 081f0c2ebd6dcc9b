package atalaya.identity.survive;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One value that might be shown, with all that speaks for it.
///
/// @param standard equal for values that differ only in how they are written
/// @param records how many records of the customer agree on it
record Candidate(
        String text,
        String standard,
        SourceKey from,
        @Nullable Instant at,
        boolean verified,
        boolean correction,
        boolean valid,
        int trust,
        int records) {

    static Candidate of(Attribute attribute, FieldValue value, Contribution contribution) {
        var record = contribution.record();
        String text = Readable.of(attribute, value.text(), record.country());
        return new Candidate(
                text,
                Readable.standard(attribute, text),
                record.key(),
                value.since() == null ? record.at() : value.since(),
                value.verified(),
                contribution.correction(),
                Readable.isValid(attribute, text),
                contribution.trust(),
                1);
    }

    Candidate withRecords(int count) {
        return new Candidate(text, standard, from, at, verified, correction, valid, trust, count);
    }

    /// A value of unknown age is older than any other.
    Instant when() {
        return at == null ? Instant.MIN : at;
    }

    /// Longer says more, and among equals the one that kept its accents.
    int completeness() {
        int accents = 0;
        for (int i = 0; i < text.length(); i++) {
            accents += text.charAt(i) > 127 ? 1 : 0;
        }
        return 100 * Text.fold(text).length() + accents;
    }
}
