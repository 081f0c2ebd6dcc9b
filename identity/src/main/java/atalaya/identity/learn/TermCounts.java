package atalaya.identity.learn;

import atalaya.identity.match.MatchModel;
import atalaya.identity.match.TermFrequencies;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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

    private final Map<String, Tally> tallies = new TreeMap<>();

    /// Of each e-mail and telephone of many records, the first surnames of those who hold it.
    private final Map<String, Set<String>> surnamesOf = new HashMap<>();

    private double recordsOfOne = 1;

    static Map<String, TermFrequencies> of(List<StandardRecord> records) {
        var terms = counted(records);
        return terms.frequencies(terms.recordsOfOne);
    }

    /// As the other, where it is known how many records of one person a record meets, itself
    /// included.
    static Map<String, TermFrequencies> of(List<StandardRecord> records, double recordsOfOne) {
        return counted(records).frequencies(recordsOfOne);
    }

    /// Each kind of value is counted by one thread, so that nothing is counted twice over.
    private static TermCounts counted(List<StandardRecord> records) {
        List<BiConsumer<TermCounts, List<StandardRecord>>> parts =
                List.of(
                        TermCounts::addNames,
                        TermCounts::addIdentifiers,
                        TermCounts::addAddresses,
                        TermCounts::addRest);
        var all = new TermCounts();
        parts.parallelStream()
                .map(part -> {
                    var counted = new TermCounts();
                    part.accept(counted, records);
                    return counted;
                })
                .forEachOrdered(all::take);
        return all;
    }

    /// Takes over the counts of other kinds of values.
    private void take(TermCounts others) {
        tallies.putAll(others.tallies);
        surnamesOf.putAll(others.surnamesOf);
        recordsOfOne = Math.max(recordsOfOne, others.recordsOfOne);
    }

    private Tally tally(String kind) {
        return tallies.computeIfAbsent(kind, _ -> new Tally());
    }

    /// Also tells how many records there are for each who bears a whole name: about the records of
    /// one person. Misspelt names make it smaller than it is, which errs on the careful side.
    private void addNames(List<StandardRecord> records) {
        var given = tally("given_name");
        var surnames = tally("surname");
        var people = LongStream.builder();
        long named = 0;
        List<String> values = new ArrayList<>();
        for (var record : records) {
            for (var name : record.names()) {
                name.given().forEach(word -> addOnce(values, word));
                if (name.given().size() > 1) {
                    addOnce(values, String.join(" ", name.given()));
                }
            }
            count(given, values);
            for (var name : record.names()) {
                name.surnames().forEach(word -> addOnce(values, word));
            }
            count(surnames, values);
            for (var name : record.names()) {
                if (!name.given().isEmpty() && !name.surnames().isEmpty()) {
                    long first = given.number(name.given().getFirst());
                    people.add(first << 32 | surnames.number(name.surnames().getFirst()));
                    named++;
                }
            }
        }
        long distinct = people.build().sorted().distinct().count();
        recordsOfOne = distinct == 0 ? 1 : Math.max(1, (double) named / distinct);
    }

    private void addRest(List<StandardRecord> records) {
        List<String> values = new ArrayList<>();
        for (var record : records) {
            for (var company : record.companies()) {
                company.words().forEach(word -> addOnce(values, word));
            }
            if (!values.isEmpty()) {
                count(tally("company"), values);
            }
            if (record.birthDate() != null) {
                values.add(record.birthDate().digits());
                count(tally("birth_date"), values);
            }
            record.others()
                    .forEach((column, text) -> {
                        values.add(text);
                        count(tally("other:" + column), values);
                    });
        }
    }

    private void addIdentifiers(List<StandardRecord> records) {
        var emails = tally("email");
        var locals = tally("email_local");
        var phones = tally("phone");
        var documents = tally("document");
        List<String> values = new ArrayList<>();
        for (var record : records) {
            addValues(values, record, IdentifierType.EMAIL);
            count(emails, values);
            for (var identifier : record.identifiers()) {
                if (identifier.type() == IdentifierType.EMAIL) {
                    String email = identifier.value();
                    addOnce(values, email.substring(0, Math.max(0, email.indexOf('@'))));
                }
            }
            count(locals, values);
            addValues(values, record, IdentifierType.PHONE);
            count(phones, values);
            record.documents().forEach(document -> addOnce(values, document.value()));
            count(documents, values);
        }
        addHolders(records, IdentifierType.EMAIL, emails);
        addHolders(records, IdentifierType.PHONE, phones);
    }

    private static void addValues(List<String> values, StandardRecord record, IdentifierType type) {
        for (var identifier : record.identifiers()) {
            if (identifier.type() == type) {
                addOnce(values, compared(identifier));
            }
        }
    }

    /// Telephones are compared by their last nine figures.
    private static String compared(Identifier identifier) {
        String value = identifier.value();
        return identifier.type() == IdentifierType.PHONE
                ? value.substring(Math.max(0, value.length() - 9))
                : value;
    }

    /// Only values of many records can be an office's.
    private void addHolders(List<StandardRecord> records, IdentifierType type, Tally tally) {
        for (var record : records) {
            for (var identifier : record.identifiers()) {
                if (identifier.type() == type) {
                    String value = compared(identifier);
                    if (tally.count(value) >= TermFrequencies.KEPT_FROM_RECORDS) {
                        addHolder(value, record);
                    }
                }
            }
        }
    }

    private void addHolder(String value, StandardRecord record) {
        for (var name : record.names()) {
            if (!name.surnames().isEmpty()) {
                surnamesOf
                        .computeIfAbsent(value, _ -> new HashSet<>())
                        .add(name.surnames().getFirst());
            }
        }
    }

    private static void addOnce(List<String> values, String value) {
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    /// Counts a record's values of a kind, and forgets them.
    private static void count(Tally tally, List<String> values) {
        if (!values.isEmpty()) {
            tally.addHolder();
            values.forEach(tally::add);
            values.clear();
        }
    }

    /// An address or number of people of many surnames is an office's, not a family's.
    private boolean isOffices(String value, int records) {
        int surnames = surnamesOf.getOrDefault(value, Set.of()).size();
        return surnames >= SURNAMES_OF_OFFICE && 2 * surnames > records;
    }

    private void addAddresses(List<StandardRecord> records) {
        List<String> values = new ArrayList<>();
        for (var record : records) {
            for (var address : record.addresses()) {
                if (!address.street().isEmpty()) {
                    addOnce(values, address.street() + " " + address.number());
                }
            }
            count(tally("address"), values);
            record.addresses().forEach(address -> addFilled(values, address.street()));
            count(tally("street"), values);
            record.addresses().forEach(address -> addFilled(values, address.postalCode()));
            count(tally("postal_code"), values);
            record.addresses().forEach(address -> addFilled(values, address.city()));
            count(tally("city"), values);
        }
    }

    private static void addFilled(List<String> values, String value) {
        if (!value.isEmpty()) {
            addOnce(values, value);
        }
    }

    private Map<String, TermFrequencies> frequencies(double ofOne) {
        Map<String, TermFrequencies> frequencies = new TreeMap<>();
        var shipped = MatchModel.shipped().frequencies();
        var mute = muteColumns();
        tallies.forEach((kind, tally) -> {
            if (tally.holders() == 0 || mute.contains(kind)) {
                return;
            }
            var before = shipped.get(kind);
            var counted =
                    before == null
                            ? bounded(frequencies(tally), tally.distinct())
                            : blended(tally, ofOne, before);
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

    /// The further columns beyond those that say most, where a file has very many.
    private Set<String> muteColumns() {
        return tallies.entrySet().stream()
                .filter(one -> MatchModel.isFurther(one.getKey()))
                .sorted(
                        Comparator.comparingDouble(
                                        (Map.Entry<String, Tally> one) -> -bits(one.getValue()))
                                .thenComparing(Map.Entry.comparingByKey()))
                .skip(MatchModel.MOST_FURTHER_COLUMNS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// What a column says in all: Shannon's entropy of its values, times the records that have one.
    private static double bits(Tally tally) {
        double[] sum = new double[1];
        tally.forEach(
                (_, count) -> sum[0] -= count * StrictMath.log((double) count / tally.holders()));
        return sum[0] / StrictMath.log(2);
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
    private TermFrequencies blended(Tally tally, double ofOne, TermFrequencies before) {
        Map<String, Integer> common = new HashMap<>();
        var rare = new Rare();
        double all = tally.holders() / ofOne + KNOWN_BEFORE;
        double ofCommon = tally.holders() / ofOne + KNOWN_OF_COMMON;
        tally.forEach((value, count) -> {
            if (count >= TermFrequencies.KEPT_FROM_RECORDS) {
                double known = KNOWN_OF_COMMON * chance(before.surprise(value));
                int counted = surprise((strangers(count / ofOne) + known) / ofCommon);
                common.put(
                        value,
                        isOffices(value, count) ? Math.min(counted, MOST_OF_OFFICE) : counted);
            } else {
                rare.add(count);
            }
        });
        double strangers = strangers(rare.mean() / ofOne);
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
    private static TermFrequencies frequencies(Tally tally) {
        Map<String, Integer> common = new HashMap<>();
        var rare = new Rare();
        tally.forEach((value, count) -> {
            if (count >= TermFrequencies.KEPT_FROM_RECORDS) {
                common.put(value, surprise((double) count / tally.holders()));
            } else {
                rare.add(count);
            }
        });
        return new TermFrequencies(common, surprise(rare.mean() / Math.max(tally.holders(), 20)));
    }

    /// The values of too few records to be kept.
    private static final class Rare {
        private long records;
        private long squares;

        void add(int count) {
            records += count;
            squares += (long) count * count;
        }

        /// How many records hold the rare value of a record, on average.
        double mean() {
            return records == 0 ? 1 : (double) squares / records;
        }
    }

    private static int surprise(double share) {
        return (int) Math.round(-1000 * StrictMath.log(Math.min(1, share)) / StrictMath.log(2));
    }
}
