package atalaya.identity.learn;

import atalaya.identity.match.MatchModel;
import atalaya.identity.match.TermFrequencies;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.StandardRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Counts how many records hold each value, by kind of value.
final class TermCounts {

    private static final double KNOWN_BEFORE = 500;

    /// A value seen often is taken more from the file: files are of one village, one trade, one
    /// family, where Smith may be every tenth.
    private static final double KNOWN_OF_COMMON = 100;

    private static final int SURNAMES_OF_OFFICE = 4;
    private static final int MOST_OF_OFFICE = 1_000;

    private static final int FEW_VALUES = 300;
    private static final int MOST_OF_FEW = 1_500;

    /// Rare identifiers meet again because their holder does, hardly ever by chance: how much rarer
    /// among strangers they are than their count says, in thousandths of a bit.
    private static final Map<String, Integer> OWN_BITS =
            Map.of("email", 4_000, "phone", 3_000, "document", 6_000);

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> holders = new TreeMap<>();

    /// Of each e-mail and telephone, the first surnames of those who hold it.
    private final Map<String, Set<String>> surnamesOf = new HashMap<>();

    private final Set<String> people = new HashSet<>();
    private int named;

    static Map<String, TermFrequencies> of(List<StandardRecord> records) {
        var terms = counted(records);
        return terms.frequencies(terms.recordsOfOne());
    }

    /// As the other, where it is known how many records of one person a record meets, itself
    /// included.
    static Map<String, TermFrequencies> of(List<StandardRecord> records, double recordsOfOne) {
        return counted(records).frequencies(recordsOfOne);
    }

    /// Each kind of value is counted by one thread, so that nothing is counted twice over.
    private static TermCounts counted(List<StandardRecord> records) {
        List<BiConsumer<TermCounts, StandardRecord>> parts =
                List.of(
                        TermCounts::addNames,
                        TermCounts::addIdentifiers,
                        TermCounts::addAddresses,
                        TermCounts::addRest);
        var all = new TermCounts();
        parts.parallelStream()
                .map(part -> {
                    var counted = new TermCounts();
                    records.forEach(record -> part.accept(counted, record));
                    return counted;
                })
                .forEachOrdered(all::take);
        return all;
    }

    /// Takes over the counts of other kinds of values.
    private void take(TermCounts others) {
        counts.putAll(others.counts);
        holders.putAll(others.holders);
        surnamesOf.putAll(others.surnamesOf);
        people.addAll(others.people);
        named += others.named;
    }

    /// How many records there are for each who bears a whole name: about the records of one person.
    /// Misspelt names make it smaller than it is, which errs on the careful side.
    private double recordsOfOne() {
        return people.isEmpty() ? 1 : Math.max(1, (double) named / people.size());
    }

    private void addNames(StandardRecord record) {
        Set<String> given = new HashSet<>();
        Set<String> surnames = new HashSet<>();
        for (var name : record.names()) {
            given.addAll(name.given());
            if (name.given().size() > 1) {
                given.add(String.join(" ", name.given()));
            }
            surnames.addAll(name.surnames());
            if (!name.given().isEmpty() && !name.surnames().isEmpty()) {
                named++;
                people.add(name.given().getFirst() + " " + name.surnames().getFirst());
            }
        }
        addAll("given_name", given);
        addAll("surname", surnames);
    }

    private void addRest(StandardRecord record) {
        Set<String> companies = new HashSet<>();
        record.companies().forEach(company -> companies.addAll(company.words()));
        addAll("company", companies);
        if (record.birthDate() != null) {
            addAll("birth_date", Set.of(record.birthDate().digits()));
        }
        record.others().forEach((column, text) -> addAll("other:" + column, Set.of(text)));
    }

    private void addIdentifiers(StandardRecord record) {
        Set<String> emails = new HashSet<>(record.values(IdentifierType.EMAIL));
        addAll("email", emails);
        Set<String> locals = new HashSet<>();
        emails.forEach(email -> locals.add(email.substring(0, Math.max(0, email.indexOf('@')))));
        addAll("email_local", locals);
        Set<String> phones = new HashSet<>();
        record.values(IdentifierType.PHONE)
                .forEach(phone -> phones.add(phone.substring(Math.max(0, phone.length() - 9))));
        addAll("phone", phones);
        Set<String> documents = new HashSet<>();
        record.documents().forEach(document -> documents.add(document.value()));
        addAll("document", documents);
        for (var name : record.names()) {
            if (!name.surnames().isEmpty()) {
                String surname = name.surnames().getFirst();
                emails.forEach(email -> addHolder(email, surname));
                phones.forEach(phone -> addHolder(phone, surname));
            }
        }
    }

    private void addHolder(String value, String surname) {
        surnamesOf.computeIfAbsent(value, _ -> new HashSet<>()).add(surname);
    }

    /// An address or number of people of many surnames is an office's, not a family's.
    private boolean isOffices(String value, int records) {
        int surnames = surnamesOf.getOrDefault(value, Set.of()).size();
        return surnames >= SURNAMES_OF_OFFICE && 2 * surnames > records;
    }

    private void addAddresses(StandardRecord record) {
        Set<String> houses = new HashSet<>();
        Set<String> streets = new HashSet<>();
        Set<String> codes = new HashSet<>();
        Set<String> cities = new HashSet<>();
        for (var address : record.addresses()) {
            if (!address.street().isEmpty()) {
                streets.add(address.street());
                houses.add(address.street() + " " + address.number());
            }
            codes.add(address.postalCode());
            cities.add(address.city());
        }
        codes.remove("");
        cities.remove("");
        addAll("address", houses);
        addAll("street", streets);
        addAll("postal_code", codes);
        addAll("city", cities);
    }

    private void addAll(String kind, Set<String> values) {
        if (values.isEmpty()) {
            return;
        }
        holders.merge(kind, 1, Integer::sum);
        var ofKind = counts.computeIfAbsent(kind, _ -> new HashMap<>());
        values.forEach(value -> ofKind.merge(value, 1, Integer::sum));
    }

    private Map<String, TermFrequencies> frequencies(double ofOne) {
        Map<String, TermFrequencies> frequencies = new TreeMap<>();
        var shipped = MatchModel.shipped().frequencies();
        counts.forEach((kind, ofKind) -> {
            int held = holders.getOrDefault(kind, 1);
            var before = shipped.get(kind);
            var counted =
                    before == null
                            ? bounded(frequencies(ofKind, held), ofKind.size())
                            : blended(ofKind, held, ofOne, before);
            int own = OWN_BITS.getOrDefault(kind, 0);
            frequencies.put(
                    kind,
                    before == null
                            ? counted
                            : new TermFrequencies(
                                    counted.common(),
                                    Math.min(
                                            Math.max(counted.rest() + own, counted.rest()),
                                            Math.max(before.rest(), counted.rest()))));
        });
        return frequencies;
    }

    /// A column of few values (a nationality, a category) goes along with names and dates, so that
    /// even its rarest value says little by itself.
    private static TermFrequencies bounded(TermFrequencies counted, int distinct) {
        if (distinct > FEW_VALUES) {
            return counted;
        }
        Map<String, Integer> common = new HashMap<>(counted.common());
        common.replaceAll((_, surprise) -> Math.min(surprise, MOST_OF_FEW));
        return new TermFrequencies(common, Math.min(counted.rest(), MOST_OF_FEW));
    }

    /// What was counted, joined to what is commonly known as if that had been counted among
    /// [#KNOWN_BEFORE] people more, so that a small file does not take its few people for all.
    ///
    /// A value's own holder is left out: how often a stranger holds it too is what is asked.
    private TermFrequencies blended(
            Map<String, Integer> counts, int holders, double ofOne, TermFrequencies before) {
        Map<String, Integer> common = new HashMap<>();
        long rareRecords = 0;
        long rareSquares = 0;
        double all = holders / ofOne + KNOWN_BEFORE;
        for (var entry : counts.entrySet()) {
            int count = entry.getValue();
            double known = KNOWN_OF_COMMON * chance(before.surprise(entry.getKey()));
            double ofCommon = holders / ofOne + KNOWN_OF_COMMON;
            if (count >= TermFrequencies.KEPT_FROM_RECORDS) {
                int counted = surprise((strangers(count / ofOne) + known) / ofCommon);
                common.put(
                        entry.getKey(),
                        isOffices(entry.getKey(), count)
                                ? Math.min(counted, MOST_OF_OFFICE)
                                : counted);
            } else {
                rareRecords += count;
                rareSquares += (long) count * count;
            }
        }
        double mean = rareRecords == 0 ? 1 : (double) rareSquares / rareRecords;
        double strangers = strangers(mean / ofOne);
        double rest = surprise((strangers + KNOWN_BEFORE * chance(before.rest())) / all);
        before.common()
                .forEach((value, known) -> {
                    if (chance(known) > 2 * chance((int) rest)) {
                        common.putIfAbsent(
                                value, surprise((strangers + KNOWN_BEFORE * chance(known)) / all));
                    }
                });
        return new TermFrequencies(common, (int) rest);
    }

    /// Of so many people who hold a value, those who are others than one of them.
    private static double strangers(double people) {
        return Math.max(0, people - 1);
    }

    private static double chance(int surprise) {
        return StrictMath.pow(2, -surprise / 1000.0);
    }

    /// The rare values share one surprise: that of their mean, weighted by how often one is met.
    private static TermFrequencies frequencies(Map<String, Integer> counts, int holders) {
        Map<String, Integer> common = new HashMap<>();
        long rareRecords = 0;
        long rareSquares = 0;
        for (var entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count >= TermFrequencies.KEPT_FROM_RECORDS) {
                common.put(entry.getKey(), surprise((double) count / holders));
            } else {
                rareRecords += count;
                rareSquares += (long) count * count;
            }
        }
        double mean = rareRecords == 0 ? 1 : (double) rareSquares / rareRecords;
        return new TermFrequencies(common, surprise(mean / Math.max(holders, 20)));
    }

    private static int surprise(double share) {
        return (int) Math.round(-1000 * StrictMath.log(Math.min(1, share)) / StrictMath.log(2));
    }
}
