package atalaya.server.console;

import atalaya.identity.match.Evidence;
import atalaya.identity.record.Attribute;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomerPage;
import atalaya.server.console.page.DuplicatesPage;
import atalaya.server.console.page.DuplicatesPage.Cell;
import atalaya.server.console.page.DuplicatesPage.Outlook;
import atalaya.server.console.page.DuplicatesPage.Row;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Deeds;
import atalaya.server.profile.KnownIdentifier;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Timeline;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.ReviewCase;
import atalaya.server.resolve.Why;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the case in front of a reviewer: both customers field by field, what they would be
/// together, why the model thinks so and what speaks against it.
@Component
final class ReviewPages {

    static final List<Attribute> COMPARED =
            List.of(
                    Attribute.GIVEN_NAME,
                    Attribute.MIDDLE_NAME,
                    Attribute.SURNAME_1,
                    Attribute.SURNAME_2,
                    Attribute.FULL_NAME,
                    Attribute.LEGAL_NAME,
                    Attribute.TRADE_NAME,
                    Attribute.SEX,
                    Attribute.BIRTH_DATE,
                    Attribute.NATIONAL_ID,
                    Attribute.TAX_ID,
                    Attribute.PHONE,
                    Attribute.EMAIL,
                    Attribute.ADDRESS_LINE,
                    Attribute.POSTAL_CODE,
                    Attribute.CITY,
                    Attribute.LOYALTY_NUMBER,
                    Attribute.OWNER);

    static final Set<Attribute> NAME_PARTS =
            EnumSet.of(
                    Attribute.GIVEN_NAME,
                    Attribute.MIDDLE_NAME,
                    Attribute.SURNAME_1,
                    Attribute.SURNAME_2,
                    Attribute.FULL_NAME);

    /// Which comparison speaks of which attribute.
    private static final Map<Attribute, String> COMPARISONS =
            Map.ofEntries(
                    Map.entry(Attribute.GIVEN_NAME, "given_name"),
                    Map.entry(Attribute.SURNAME_1, "surname"),
                    Map.entry(Attribute.FULL_NAME, "given_name"),
                    Map.entry(Attribute.LEGAL_NAME, "company"),
                    Map.entry(Attribute.SEX, "sex"),
                    Map.entry(Attribute.BIRTH_DATE, "birth_date"),
                    Map.entry(Attribute.NATIONAL_ID, "document"),
                    Map.entry(Attribute.TAX_ID, "document"),
                    Map.entry(Attribute.PHONE, "phone"),
                    Map.entry(Attribute.EMAIL, "email"),
                    Map.entry(Attribute.ADDRESS_LINE, "address"),
                    Map.entry(Attribute.CITY, "place"));

    private static final int MOST_CAUTIONS = 6;
    private static final int LOUD_MILLIBITS = -1_000;

    private final Profiles profiles;
    private final Explanations explanations;
    private final ConsentMarks consents;
    private final Timeline timeline;

    ReviewPages(
            Profiles profiles,
            Explanations explanations,
            ConsentMarks consents,
            Timeline timeline) {
        this.profiles = profiles;
        this.explanations = explanations;
        this.consents = consents;
        this.timeline = timeline;
    }

    /// Empty when the pair changed since it was listed.
    ///
    /// @param action where the answer is posted
    /// @param worth why it is asked now
    Optional<DuplicatesPage.Review> of(
            ReviewCase asked,
            String action,
            List<String> worth,
            SignedIn who,
            Words w,
            SourceTags tags) {
        var left = profiles.find(asked.leftCustomer());
        var right = profiles.find(asked.rightCustomer());
        var why = explanations.why(asked.leftKey(), asked.rightKey());
        if (left.isEmpty() || right.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        var says = new EvidenceWords(w, who.masks());
        var names = new IdentityParts(w, tags, who.masks());
        return Optional.of(
                new DuplicatesPage.Review(
                        action,
                        side(left.get(), asked, true, tags),
                        side(right.get(), asked, false, tags),
                        rows(left.get(), right.get(), why.get(), who, names, says, w),
                        outlook(left.get(), right.get(), w),
                        says.of(why.get()),
                        cautions(asked, left.get(), right.get(), why.get(), who, says, w),
                        worth));
    }

    static String pair(ReviewCase asked) {
        return asked.left() + "-" + asked.right();
    }

    private static DuplicatesPage.Side side(
            Profile profile, ReviewCase asked, boolean left, SourceTags tags) {
        var key = left ? asked.leftKey() : asked.rightKey();
        return new DuplicatesPage.Side(
                profile.name(),
                profile.customer().toString(),
                tags.tag(key.source()),
                key.record());
    }

    private List<Row> rows(
            Profile left,
            Profile right,
            Why why,
            SignedIn who,
            IdentityParts names,
            EvidenceWords says,
            Words w) {
        var merged = profiles.together(left.customer(), right.customer());
        var rows = new ArrayList<Row>();
        boolean whole = onlyOneInParts(left, right);
        if (whole) {
            rows.add(wholeName(left, right, why, says, names, w));
        }
        for (var attribute : COMPARED) {
            if (whole && NAME_PARTS.contains(attribute)) {
                continue;
            }
            var one = left.golden().get(attribute);
            var other = right.golden().get(attribute);
            var result = merged.get(attribute);
            if (result != null && (one != null || other != null)) {
                rows.add(row(attribute, one, other, result, why, who, names, says, w));
            }
        }
        consent(left, right, who, w).ifPresent(rows::add);
        return rows;
    }

    /// One source writes names in one column, another in parts: then the whole is compared.
    private static boolean onlyOneInParts(Profile left, Profile right) {
        return left.golden().containsKey(Attribute.SURNAME_1)
                != right.golden().containsKey(Attribute.SURNAME_1);
    }

    private static Row wholeName(
            Profile left,
            Profile right,
            Why why,
            EvidenceWords says,
            IdentityParts names,
            Words w) {
        var evidence = evidence(Attribute.SURNAME_1, why);
        boolean same = IdentityParts.folded(left.name()).equals(IdentityParts.folded(right.name()));
        boolean leftInParts = left.golden().containsKey(Attribute.SURNAME_1);
        var result = leftInParts ? left.name() : right.name();
        return new Row(
                Attribute.FULL_NAME.word(),
                names.label(Attribute.FULL_NAME),
                same
                        ? w.text("console.compare.identical")
                        : evidence.map(says::level)
                                .orElseGet(() -> w.text("console.compare.different")),
                same
                        ? "good"
                        : evidence.map(found -> found.millibits() < 0 ? "bad" : "warn")
                                .orElse("muted"),
                nameCell(left, right, leftInParts),
                nameCell(right, left, !leftInParts),
                result,
                null,
                false);
    }

    private static Cell nameCell(Profile mine, Profile theirs, boolean chosen) {
        return new Cell(
                Differences.of(mine.name(), theirs.name()), mine.name(), mine.name(), null, chosen);
    }

    /// What both agreed to; together the stricter answer holds.
    private Optional<Row> consent(Profile left, Profile right, SignedIn who, Words w) {
        var one = consents.of(left, who, w).marks();
        var other = consents.of(right, who, w).marks();
        if (one.isEmpty() && other.isEmpty()) {
            return Optional.empty();
        }
        var both = new TreeMap<String, Boolean>();
        Stream.concat(one.stream(), other.stream())
                .forEach(mark ->
                        both.merge(
                                mark.label(), mark.said().equals("granted"), Boolean::logicalAnd));
        var result = new ArrayList<String>();
        both.forEach((label, granted) -> result.add(label + (granted ? "\u00a0✓" : "\u00a0✗")));
        return Optional.of(
                new Row(
                        "consent",
                        w.text("console.customer.consent"),
                        null,
                        "muted",
                        said(one),
                        said(other),
                        String.join(" · ", result),
                        w.text("console.duplicates.keeps-strictest"),
                        false));
    }

    private static @Nullable Cell said(List<CustomerPage.Consent> marks) {
        if (marks.isEmpty()) {
            return null;
        }
        var text =
                marks.stream()
                        .map(mark ->
                                mark.label()
                                        + (mark.said().equals("granted") ? "\u00a0✓" : "\u00a0✗"))
                        .sorted()
                        .collect(Collectors.joining(" · "));
        return new Cell(List.of(new DuplicatesPage.Piece(text, false)), text, text, null, false);
    }

    private static Row row(
            Attribute attribute,
            @Nullable GoldenValue one,
            @Nullable GoldenValue other,
            GoldenValue result,
            Why why,
            SignedIn who,
            IdentityParts names,
            EvidenceWords says,
            Words w) {
        boolean leftWins = one != null && one.text().equals(result.text());
        boolean clear = who.masks().sight(attribute) == Sight.CLEAR;
        boolean choice = clear && one != null && other != null && !alike(one, other);
        var evidence = evidence(attribute, why);
        return new Row(
                attribute.word(),
                names.label(attribute),
                said(one, other, evidence, says, w),
                tone(one, other, evidence),
                cell(attribute, one, other, leftWins, names, w),
                cell(attribute, other, one, !leftWins, names, w),
                names.shown(attribute, result.text()),
                note(attribute, one, other, w),
                choice);
    }

    private static @Nullable Cell cell(
            Attribute attribute,
            @Nullable GoldenValue value,
            @Nullable GoldenValue other,
            boolean chosen,
            IdentityParts names,
            Words w) {
        if (value == null) {
            return null;
        }
        var shown = names.shown(attribute, value.text());
        var pieces =
                Differences.of(shown, other == null ? shown : names.shown(attribute, other.text()));
        return new Cell(pieces, value.text(), shown, age(value, w), chosen);
    }

    private static @Nullable String age(GoldenValue value, Words w) {
        var parts = new ArrayList<String>();
        if (value.at() != null) {
            parts.add(w.ago(value.at()));
        }
        if (value.verified()) {
            parts.add(w.text("console.verified"));
        }
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    private static Optional<Evidence> evidence(Attribute attribute, Why why) {
        var comparison = COMPARISONS.get(attribute);
        return why.verdict().score().evidence().stream()
                .filter(evidence -> evidence.comparison().equals(comparison))
                .findFirst();
    }

    private static String said(
            @Nullable GoldenValue one,
            @Nullable GoldenValue other,
            Optional<Evidence> evidence,
            EvidenceWords says,
            Words w) {
        if (one == null || other == null) {
            return w.text("console.compare.only-one");
        }
        if (alike(one, other)) {
            return w.text("console.compare.identical");
        }
        return evidence.map(says::level).orElseGet(() -> w.text("console.compare.different"));
    }

    private static String tone(
            @Nullable GoldenValue one, @Nullable GoldenValue other, Optional<Evidence> evidence) {
        if (one == null || other == null) {
            return "muted";
        }
        if (alike(one, other)) {
            return "good";
        }
        return evidence.map(found -> found.millibits() < 0 ? "bad" : "warn").orElse("muted");
    }

    private static boolean alike(GoldenValue one, GoldenValue other) {
        return IdentityParts.folded(one.text()).equals(IdentityParts.folded(other.text()));
    }

    /// Contact points are a set: both stay, one is shown first.
    private static @Nullable String note(
            Attribute attribute, @Nullable GoldenValue one, @Nullable GoldenValue other, Words w) {
        boolean kept = attribute == Attribute.PHONE || attribute == Attribute.EMAIL;
        return kept && one != null && other != null && !alike(one, other)
                ? w.text("console.duplicates.keeps-both", 2)
                : null;
    }

    private List<Outlook> outlook(Profile left, Profile right, Words w) {
        var survivor =
                left.customer().compareTo(right.customer()) < 0
                        ? left.customer()
                        : right.customer();
        long leftOrders = orders(left);
        long rightOrders = orders(right);
        return List.of(
                sum(
                        w,
                        "records",
                        left.members().size(),
                        right.members().size(),
                        left.members().size() + right.members().size()),
                sum(w, "orders", leftOrders, rightOrders, leftOrders + rightOrders),
                sum(
                        w,
                        "interactions",
                        left.activity().interactions(),
                        right.activity().interactions(),
                        left.activity().interactions() + right.activity().interactions()),
                new Outlook(w.text("console.duplicates.out-id"), survivor.toString()));
    }

    private long orders(Profile profile) {
        return timeline.deeds(profile.customer()).getOrDefault("orders", Deeds.NONE).count();
    }

    private static Outlook sum(Words w, String what, long one, long other, long together) {
        return new Outlook(
                w.text("console.duplicates.out-" + what),
                w.text("console.duplicates.plus", one, other, together));
    }

    private static List<String> cautions(
            ReviewCase asked,
            Profile left,
            Profile right,
            Why why,
            SignedIn who,
            EvidenceWords says,
            Words w) {
        var cautions = new ArrayList<String>();
        for (var identifier : left.identifiers()) {
            shared(identifier, right)
                    .ifPresent(count ->
                            cautions.add(
                                    w.text(
                                            "console.duplicates.caution-shared",
                                            w.label("identifier", identifier.type()),
                                            count)));
        }
        for (var hub : why.hubs()) {
            cautions.add(
                    w.text("console.duplicates.caution-hub", w.label("identifier", hub.type())));
        }
        for (var evidence : why.verdict().score().evidence()) {
            if (evidence.millibits() <= LOUD_MILLIBITS) {
                cautions.add(w.text("console.duplicates.caution-against", says.what(evidence)));
            }
        }
        if (asked.doubts() > 0) {
            cautions.add(w.count("console.duplicates.caution-doubts", asked.doubts()));
        }
        why.decisions().stream()
                .filter(Decision::holds)
                .map(decision ->
                        w.text(
                                "console.duplicates.caution-decided",
                                w.label("decision", decision.kind()),
                                w.date(decision.at())))
                .forEach(cautions::add);
        return cautions.stream().filter(Objects::nonNull).limit(MOST_CAUTIONS).toList();
    }

    /// In how many customers an identifier of both stands, where that is more than these two.
    private static Optional<Integer> shared(KnownIdentifier identifier, Profile other) {
        boolean both =
                other.identifiers().stream()
                        .anyMatch(theirs ->
                                theirs.type() == identifier.type()
                                        && theirs.value().equals(identifier.value()));
        int customers = identifier.shared() + 1;
        return both && customers > 2 ? Optional.of(customers) : Optional.empty();
    }
}
