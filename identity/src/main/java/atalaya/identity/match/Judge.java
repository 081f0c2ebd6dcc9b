package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges pairs by one model and says why. One thread uses one at a time.
public final class Judge {

    private final Scorer scorer;
    private final PairComparer comparer;
    private final Findings found;

    public Judge(MatchModel model) {
        this.scorer = new Scorer(model);
        this.comparer = scorer.newComparer();
        this.found = comparer.newFindings();
    }

    /// Decides whether two records describe one person, with the evidence in the model's order.
    public Verdict judge(StandardRecord left, StandardRecord right, Hubs hubs) {
        boolean ordered = left.key().compareTo(right.key()) <= 0;
        var first = scorer.prepare(ordered ? left : right, hubs);
        var second = scorer.prepare(ordered ? right : left, hubs);
        comparer.compare(first, second, found);
        return scorer.model().verdict(score(left, right));
    }

    private MatchScore score(StandardRecord left, StandardRecord right) {
        List<Evidence> evidence = new ArrayList<>();
        for (int slot = 0; slot < found.slots(); slot++) {
            if (found.level(slot) >= 0) {
                evidence.add(
                        new Evidence(
                                comparer.name(slot),
                                Level.ALL[found.level(slot)].word(),
                                scorer.evidence(found, slot),
                                text(left, slot),
                                text(right, slot)));
            }
        }
        int household = scorer.household(found);
        if (household > 0) {
            evidence.add(
                    new Evidence(
                            Comparison.HOUSEHOLD.word(),
                            Level.FAMILY.word(),
                            -household,
                            null,
                            null));
        }
        return new MatchScore(scorer.model().priorMillibits(), evidence);
    }

    /// What a record has in a slot, in a form to show.
    private @Nullable String text(StandardRecord record, int slot) {
        int other = slot - Comparison.OTHER.ordinal();
        if (other >= 0) {
            return record.others().get(scorer.vocabulary().others().get(other));
        }
        String text =
                switch (Comparison.values()[slot]) {
                    case GIVEN_NAME -> joined(record.names().stream().map(this::given).toList());
                    case SURNAME -> joined(record.names().stream().map(this::surnames).toList());
                    case GENERATION ->
                            joined(record.names().stream().map(Judge::generation).toList());
                    case SEX -> record.sex() == null ? "" : record.sex().name();
                    case BIRTH_DATE -> text(record.birthDate());
                    case DOCUMENT ->
                            joined(record.documents().stream().map(NationalId::value).toList());
                    case EMAIL -> joined(record.values(IdentifierType.EMAIL));
                    case PHONE -> joined(record.values(IdentifierType.PHONE));
                    case ADDRESS, PLACE ->
                            joined(record.addresses().stream().map(PostalAddress::text).toList());
                    case COMPANY ->
                            joined(record.companies().stream().map(CompanyName::text).toList());
                    case TIE -> ties(record);
                    case HOUSEHOLD, OTHER -> "";
                };
        return text.isEmpty() ? null : text;
    }

    private String given(PersonName name) {
        return String.join(" ", name.given());
    }

    private String surnames(PersonName name) {
        return String.join(" ", name.surnames());
    }

    private static String generation(PersonName name) {
        return name.generation() == 0 ? "" : Integer.toString(name.generation());
    }

    private static String text(@Nullable BirthDate date) {
        return date == null ? "" : date.text();
    }

    private static String ties(StandardRecord record) {
        return record.identifiers().stream()
                .filter(identifier -> identifier.type().compareTo(IdentifierType.TAX_ID) > 0)
                .map(identifier -> identifier.type().word() + ":" + identifier.value())
                .collect(Collectors.joining(", "));
    }

    private static String joined(List<String> texts) {
        return String.join(", ", texts);
    }
}
