package atalaya.server.resolve;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.RecordLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The people of the tests: puts their records into the log, has them placed, and says who is one
/// with whom.
public final class Town {

    private final RecordLog log;
    private final Resolution resolution;
    private final Customers customers;
    private long second;

    public Town(RecordLog log, Resolution resolution, Customers customers) {
        this.log = log;
        this.resolution = resolution;
        this.customers = customers;
    }

    /// A person's record, such as `person("crm:ann", GIVEN_NAME, "Ann", EMAIL, "ann@lee.example")`.
    public SourceRecord person(String key, Object... values) {
        return record(RecordType.PERSON, key, values);
    }

    /// A record of any type; its values are pairs of an attribute and a text, repeated where there
    /// are several.
    public SourceRecord record(RecordType type, String key, Object... values) {
        var all = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (int i = 0; i < values.length; i += 2) {
            all.computeIfAbsent((Attribute) values[i], _ -> new ArrayList<>())
                    .add(FieldValue.of((String) values[i + 1]));
        }
        return new SourceRecord(
                key(key), type, "ES", Instant.ofEpochSecond(1_700_000_000 + second++), all);
    }

    /// A bare identifier, as ingest keeps it.
    public SourceRecord leaf(String word, Attribute attribute, String value) {
        return record(RecordType.LEAF, "~" + word + ":" + value, attribute, value);
    }

    public void arrive(SourceRecord... records) {
        log.append(List.of(records));
    }

    /// Arrives and is placed.
    public void settle(SourceRecord... records) {
        arrive(records);
        place(1_000);
    }

    public void retire(String... keys) {
        log.retire(List.of(keys).stream().map(Town::key).toList());
        place(1_000);
    }

    public void place(int batch) {
        int placed = resolution.resolveNext(batch);
        while (placed > 0) {
            placed = resolution.resolveNext(batch);
        }
    }

    public CustomerId of(String key) {
        return Objects.requireNonNull(customers.of(List.of(number(key))).get(number(key)), key);
    }

    public long number(String key) {
        return customers.record(key(key)).orElseThrow(() -> new AssertionError("no " + key));
    }

    public Set<Long> numbers(String... keys) {
        return List.of(keys).stream().map(this::number).collect(Collectors.toSet());
    }

    /// The keys of a customer's records.
    public Set<String> with(String key) {
        return customers.members(of(key)).stream()
                .map(member -> member.key().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Who is one with whom, among the records whose keys start so.
    public Set<Set<String>> partition(String prefix) {
        Map<CustomerId, Set<String>> groups = new TreeMap<>();
        var records = new LinkedHashMap<Long, SourceKey>();
        log.after(0, 100_000)
                .forEach(logged -> records.put(logged.record(), logged.source().key()));
        customers
                .of(records.keySet())
                .forEach((record, customer) -> {
                    var key = Objects.requireNonNull(records.get(record)).toString();
                    if (key.startsWith(prefix)) {
                        groups.computeIfAbsent(customer, _ -> new TreeSet<>()).add(key);
                    }
                });
        return Set.copyOf(groups.values());
    }

    private static SourceKey key(String key) {
        int colon = key.indexOf(':');
        return new SourceKey(key.substring(0, colon), key.substring(colon + 1));
    }
}
