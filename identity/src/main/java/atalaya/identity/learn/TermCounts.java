package atalaya.identity.learn;

import atalaya.identity.match.TermFrequencies;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.StandardRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts how many records hold each value, by kind of value.
final class TermCounts {

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> holders = new TreeMap<>();

    static Map<String, TermFrequencies> of(List<StandardRecord> records) {
        var terms = new TermCounts();
        records.forEach(terms::add);
        return terms.frequencies();
    }

    private void add(StandardRecord record) {
        Set<String> given = new HashSet<>();
        Set<String> surnames = new HashSet<>();
        for (var name : record.names()) {
            given.addAll(name.given());
            if (name.given().size() > 1) {
                given.add(String.join(" ", name.given()));
            }
            surnames.addAll(name.surnames());
        }
        addAll("given_name", given);
        addAll("surname", surnames);
        Set<String> companies = new HashSet<>();
        record.companies().forEach(company -> companies.addAll(company.words()));
        addAll("company", companies);
        if (record.birthDate() != null) {
            addAll("birth_date", Set.of(record.birthDate().digits()));
        }
        addIdentifiers(record);
        addAddresses(record);
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

    private Map<String, TermFrequencies> frequencies() {
        Map<String, TermFrequencies> frequencies = new TreeMap<>();
        counts.forEach((kind, ofKind) ->
                frequencies.put(kind, frequencies(ofKind, holders.getOrDefault(kind, 1))));
        return frequencies;
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
