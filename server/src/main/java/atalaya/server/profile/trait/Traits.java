package atalaya.server.profile.trait;

import atalaya.identity.record.SourceKey;
import atalaya.insight.trait.Happened;
import atalaya.insight.trait.Part;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitDays;
import atalaya.insight.trait.TraitValue;
import atalaya.server.profile.trait.CustomerTraits.Told;
import atalaya.server.profile.trait.CustomerTraits.Visibility;
import atalaya.server.profile.trait.Happenings.Placed;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what behaviour tells, and tells it.
///
/// Parts belong to records. An interaction adds to its day; when one leaves its record (its content
/// changed, or another owner was found), that record is counted anew. So the parts of a record are
/// always those of the interactions it has, up to the position, whatever the order they came in.
@Component
public class Traits {

    private static final int RECORDS_AT_ONCE = 2_000;

    /// How many interactions are looked through for those that count.
    private static final int LOOKED_THROUGH = 5_000;

    private final TransactionTemplate transaction;
    private final TraitFiles files;
    private final Happenings happenings;
    private final PartStore parts;
    private final Customers customers;

    Traits(
            PlatformTransactionManager transactions,
            TraitFiles files,
            Happenings happenings,
            PartStore parts,
            Customers customers) {
        this.transaction = new TransactionTemplate(transactions);
        this.files = files;
        this.happenings = happenings;
        this.parts = parts;
        this.customers = customers;
    }

    /// Counts up to `limit` interactions further, and returns how many steps that were; 0 means all
    /// caught up.
    public int countNext(int limit) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    files.lock();
                    int steps = 0;
                    for (var declared : files.kept()) {
                        steps += declared.ready() ? follow(declared, limit) : begin(declared);
                    }
                    return steps;
                }));
    }

    /// Counts some records for the first time, up to the place in the order where all others are.
    private int begin(TraitFiles.Declared declared) {
        var counting = files.counting(declared.number(), declared.file().text());
        long upTo = declared.placed() == null ? happenings.head() : declared.placed();
        var records = happenings.records(declared.record(), RECORDS_AT_ONCE);
        if (records.isEmpty()) {
            files.moveTo(declared.number(), upTo, declared.record());
            files.ready(declared.number());
            return 0;
        }
        countAnew(counting, records, upTo);
        files.moveTo(declared.number(), upTo, records.getLast());
        return records.size();
    }

    private int follow(TraitFiles.Declared declared, int limit) {
        long placed = Objects.requireNonNull(declared.placed());
        var batch = happenings.after(placed, limit);
        if (batch.isEmpty()) {
            return 0;
        }
        var counting = files.counting(declared.number(), declared.file().text());
        long upTo = batch.getLast().placed();
        var left =
                batch.stream()
                        .filter(Placed::gone)
                        .map(Placed::record)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (!left.isEmpty()) {
            countAnew(counting, left, upTo);
        }
        var since =
                fold(
                        counting,
                        batch.stream()
                                .filter(one -> !one.gone() && !left.contains(one.record()))
                                .toList());
        if (!since.isEmpty()) {
            parts.add(counting, since);
            parts.countChannels(counting, channels(since.values()));
        }
        files.moveTo(declared.number(), upTo, declared.record());
        return batch.size();
    }

    private void countAnew(Counting counting, Collection<Long> records, long upTo) {
        var before = channels(parts.ofRecords(counting, records).values());
        var all = fold(counting, happenings.of(records, upTo));
        parts.replace(counting, records, all);
        var more = new HashMap<>(channels(all.values()));
        before.forEach((channel, many) -> more.merge(channel, -many, Long::sum));
        parts.countChannels(counting, more);
    }

    /// By record; those that belong to nobody yet are left out.
    private static Map<Long, TraitDays> fold(Counting counting, List<Placed> some) {
        return some.stream()
                .filter(one -> one.record() != null)
                .collect(Collectors.groupingBy(Traits::owner))
                .entrySet()
                .parallelStream()
                .collect(
                        Collectors.toConcurrentMap(
                                Map.Entry::getKey, entry -> days(counting, entry.getValue())));
    }

    private static Long owner(Placed placed) {
        return Objects.requireNonNull(placed.record());
    }

    private static TraitDays days(Counting counting, List<Placed> ofOne) {
        var days = new TraitDays();
        ofOne.forEach(one -> days.add(one.said().happened(), counting.traits()));
        return days;
    }

    private static Map<String, Long> channels(Collection<TraitDays> some) {
        var channels = new HashMap<String, Long>();
        for (var days : some) {
            days.forEachDay((_, byTrait) -> {
                if (byTrait.get(Counting.CHANNELS.name()) instanceof Part.Weights weights) {
                    weights.byValue()
                            .forEach((channel, many) -> channels.merge(channel, many, Long::sum));
                }
            });
        }
        return channels;
    }

    /// What is told of a customer, before the first file is counted nothing.
    public CustomerTraits of(CustomerId customer, Instant now) {
        return files.inForce()
                .map(counting -> told(counting, customer, day(now)))
                .orElseGet(() -> new CustomerTraits(List.of(), new Visibility(Map.of(), Map.of())));
    }

    private CustomerTraits told(Counting counting, CustomerId customer, int today) {
        var ofRecords = parts.ofCustomer(counting, customer);
        var whole = new TraitDays();
        ofRecords.values().forEach(whole::addAll);
        var keyOf =
                customers.members(customer).stream()
                        .collect(Collectors.toMap(Member::record, Member::key));
        var told =
                counting.file().traits().stream()
                        .map(trait ->
                                new Told(
                                        trait,
                                        whole.value(trait, today),
                                        from(trait, today, ofRecords, keyOf)))
                        .toList();
        return new CustomerTraits(
                told, new Visibility(channels(whole, today), parts.channels(counting)));
    }

    private static Map<SourceKey, Long> from(
            Trait trait, int today, Map<Long, TraitDays> ofRecords, Map<Long, SourceKey> keyOf) {
        var from = new LinkedHashMap<SourceKey, Long>();
        ofRecords.forEach((record, days) -> {
            long events = days.value(trait, today).events();
            var key = keyOf.get(record);
            if (events > 0 && key != null) {
                from.put(key, events);
            }
        });
        return from;
    }

    private static Map<String, Long> channels(TraitDays days, int today) {
        var known = new LinkedHashMap<String, Long>();
        if (days.value(Counting.CHANNELS, today) instanceof TraitValue.Ranking(var _, var ranked)) {
            ranked.forEach(one -> known.put(one.value(), Math.round(one.score())));
        }
        return known;
    }

    /// An interaction that a trait counts.
    ///
    /// @param record which brought it
    public record Counted(Happened happened, SourceKey record) {}

    /// The interactions of which a trait of a customer is made, newest first: those that the trait
    /// itself lets count. Of very many the newest.
    ///
    /// @return empty when no trait has that name
    public Optional<List<Counted>> why(CustomerId customer, String name, Instant now, int limit) {
        return files.inForce()
                .flatMap(counting -> counting.file().trait(name))
                .map(trait -> counted(trait, customer, day(now), limit));
    }

    private List<Counted> counted(Trait trait, CustomerId customer, int today, int limit) {
        var keyOf =
                customers.members(customer).stream()
                        .collect(Collectors.toMap(Member::record, Member::key));
        var from = trait.days() == 0 ? LocalDate.of(1, 1, 1) : day(today - trait.days() + 1);
        var looked =
                happenings.newest(
                        keyOf.keySet(),
                        trait.types(),
                        start(from),
                        start(day(today + 1)),
                        LOOKED_THROUGH);
        var counted = new ArrayList<Counted>();
        for (var one : looked) {
            var happened = one.said().happened();
            var key = keyOf.get(one.record());
            if (key != null && counted.size() < limit && trait.part(happened).isPresent()) {
                counted.add(new Counted(happened, key));
            }
        }
        return counted;
    }

    /// The file in force; empty before the first is counted.
    public Optional<TraitFile> file() {
        return files.inForce().map(Counting::file);
    }

    private static int day(Instant now) {
        return Math.toIntExact(LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay());
    }

    private static LocalDate day(int number) {
        return LocalDate.ofEpochDay(number);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
