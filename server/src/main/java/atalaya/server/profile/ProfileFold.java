package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.Standardizer;
import atalaya.identity.survive.Contribution;
import atalaya.identity.survive.GoldenValue;
import atalaya.identity.survive.Survivorship;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.source.Claims;
import atalaya.server.resolve.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the records of a customer say together. A pure function of the records and corrections,
/// whatever their order.
///
/// @param name as people read it; the identifier of a leaf; the id where no record says a name
/// @param search every name that any record gives, comparable
/// @param identifiers who holds each, and whether anyone has checked it
record ProfileFold(
        CustomerId customer,
        RecordType type,
        String name,
        String search,
        Map<Attribute, GoldenValue> golden,
        Map<Identifier, Holding> identifiers,
        Set<Tie> ties,
        List<String> sources,
        int records) {

    /// Which records hold an identifier.
    record Holding(List<Long> records, boolean verified) {}

    /// A household, company or person that a record names.
    ///
    /// @param kind a word of [Attribute], or [#COMPANY]
    record Tie(String kind, String value, String shown, String source) {
        static final String COMPANY = "company";
    }

    private static final List<Attribute> NAMES =
            List.of(
                    Attribute.GIVEN_NAME,
                    Attribute.MIDDLE_NAME,
                    Attribute.SURNAME_1,
                    Attribute.SURNAME_2);

    private static final List<Attribute> TIES =
            List.of(Attribute.HOUSEHOLD, Attribute.CONTACT_OF, Attribute.REFERRED_BY);

    /// Folds the records of one customer.
    ///
    /// @param trust how far each source is believed, from 0 to 100
    static ProfileFold of(
            CustomerId customer,
            List<LoggedRecord> records,
            List<Correction> corrections,
            Map<String, Integer> trust) {
        var ordered =
                records.stream()
                        .sorted(Comparator.comparing(logged -> logged.source().key()))
                        .toList();
        var golden = Survivorship.golden(contributions(ordered, corrections, trust));
        return new ProfileFold(
                customer,
                type(ordered),
                name(golden, ordered).orElse(customer.toString()),
                search(golden, ordered),
                golden,
                identifiers(ordered),
                ties(ordered, golden),
                ordered.stream().map(logged -> logged.source().key().source()).distinct().toList(),
                ordered.size());
    }

    private static List<Contribution> contributions(
            List<LoggedRecord> records, List<Correction> corrections, Map<String, Integer> trust) {
        var contributions = new ArrayList<Contribution>();
        boolean allRetired = records.stream().allMatch(LoggedRecord::retired);
        for (var logged : records) {
            if (allRetired || !logged.retired()) {
                int believed = believed(logged.source().key().source(), trust);
                contributions.add(new Contribution(logged.source(), believed, false));
            }
        }
        latest(corrections)
                .forEach(correction ->
                        contributions.add(new Contribution(record(correction), 100, true)));
        return contributions;
    }

    /// Nobody answers for what is claimed, so everybody else is believed first.
    private static int believed(String source, Map<String, Integer> trust) {
        return Claims.isClaimed(source) ? 0 : trust.getOrDefault(source, 50);
    }

    /// The last correction of each attribute that holds: a person who corrects twice means the
    /// second.
    private static Stream<Correction> latest(List<Correction> corrections) {
        var last = new EnumMap<Attribute, Correction>(Attribute.class);
        corrections.stream()
                .filter(Correction::holds)
                .sorted(Comparator.comparingLong(Correction::number))
                .forEach(correction -> last.put(correction.attribute(), correction));
        return last.values().stream();
    }

    private static SourceRecord record(Correction correction) {
        return new SourceRecord(
                new SourceKey(Corrections.SOURCE, Long.toString(correction.number())),
                RecordType.PERSON,
                null,
                correction.at(),
                Map.of(
                        correction.attribute(),
                        List.of(new FieldValue(correction.text(), correction.at(), true))));
    }

    /// A person if any record is of one; else a company; else a bare identifier.
    private static RecordType type(List<LoggedRecord> records) {
        var types =
                records.stream()
                        .map(logged -> logged.source().type())
                        .collect(Collectors.toCollection(TreeSet::new));
        return types.first();
    }

    private static Optional<String> name(
            Map<Attribute, GoldenValue> golden, List<LoggedRecord> records) {
        var parts =
                NAMES.stream()
                        .filter(golden::containsKey)
                        .map(attribute -> text(golden, attribute).orElse(""))
                        .collect(Collectors.joining(" "));
        boolean whole =
                golden.containsKey(Attribute.GIVEN_NAME) && golden.containsKey(Attribute.SURNAME_1);
        if (whole) {
            return Optional.of(parts);
        }
        return text(golden, Attribute.FULL_NAME)
                .or(() -> parts.isBlank() ? Optional.empty() : Optional.of(parts))
                .or(() -> text(golden, Attribute.TRADE_NAME))
                .or(() -> text(golden, Attribute.LEGAL_NAME))
                .or(() -> text(golden, Attribute.EMAIL))
                .or(() -> bare(records));
    }

    private static Optional<String> bare(List<LoggedRecord> records) {
        return records.stream()
                .map(LoggedRecord::source)
                .filter(record -> record.type() == RecordType.LEAF)
                .map(record -> record.key().record())
                .findFirst();
    }

    private static Optional<String> text(Map<Attribute, GoldenValue> golden, Attribute attribute) {
        return Optional.ofNullable(golden.get(attribute)).map(GoldenValue::text);
    }

    private static String search(Map<Attribute, GoldenValue> golden, List<LoggedRecord> records) {
        var names = new LinkedHashSet<String>();
        name(golden, List.of()).map(Words::of).ifPresent(names::add);
        for (var logged : records) {
            var record = logged.source();
            names.add(
                    NAMES.stream()
                            .flatMap(attribute -> record.first(attribute).stream())
                            .map(Words::of)
                            .collect(Collectors.joining(" ")));
            Stream.of(Attribute.FULL_NAME, Attribute.LEGAL_NAME, Attribute.TRADE_NAME)
                    .flatMap(attribute -> record.all(attribute).stream())
                    .map(value -> Words.of(value.text()))
                    .forEach(names::add);
        }
        names.remove("");
        return String.join("\n", names);
    }

    private static Map<Identifier, Holding> identifiers(List<LoggedRecord> records) {
        var holders = new LinkedHashMap<Identifier, Set<Long>>();
        var verified = new HashSet<Identifier>();
        for (var logged : records) {
            var record = logged.source();
            for (var identifier : Standardizer.standardize(record).identifiers()) {
                holders.computeIfAbsent(identifier, _ -> new TreeSet<>()).add(logged.record());
            }
            verified.addAll(checked(record));
        }
        var identifiers = new LinkedHashMap<Identifier, Holding>();
        holders.forEach((identifier, some) ->
                identifiers.put(
                        identifier, new Holding(List.copyOf(some), verified.contains(identifier))));
        return identifiers;
    }

    /// The identifiers a source has checked: those its checked values alone give.
    private static List<Identifier> checked(SourceRecord record) {
        var only = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        record.values()
                .forEach((attribute, values) ->
                        only.put(attribute, values.stream().filter(FieldValue::verified).toList()));
        if (only.values().stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        return Standardizer.standardize(
                        new SourceRecord(
                                record.key(), record.type(), record.country(), record.at(), only))
                .identifiers();
    }

    private static Set<Tie> ties(List<LoggedRecord> records, Map<Attribute, GoldenValue> golden) {
        var ties = new LinkedHashSet<Tie>();
        for (var logged : records) {
            var source = logged.source().key().source();
            for (var attribute : TIES) {
                for (var value : logged.source().all(attribute)) {
                    ties.add(
                            new Tie(
                                    attribute.word(),
                                    Words.of(value.text()),
                                    value.text(),
                                    source));
                }
            }
            Stream.of(Attribute.LEGAL_NAME, Attribute.TRADE_NAME)
                    .flatMap(attribute -> logged.source().all(attribute).stream())
                    .map(value ->
                            new Tie(Tie.COMPANY, Words.of(value.text()), value.text(), source))
                    .forEach(ties::add);
        }
        ties.removeIf(tie -> tie.value().isEmpty());
        return ties;
    }
}
