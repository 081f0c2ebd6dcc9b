package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.cluster.ClusterChange;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.MatchModel;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Copies;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Places all records at once, in memory: for the first load, and when a model is published.
///
/// It writes the same rows as placing them one by one. What is placed stays as it is for readers
/// until the one transaction that swaps all of it; ids, decisions and the ledger go on.
@Component
public class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int RECORDS_AT_ONCE = 20_000;
    private static final long MANY_RECORDS = 2_000;

    /// What one record takes in memory while all are placed, with its pairs: 384,000 ran within 1.3
    /// GB.
    private static final long BYTES_OF_A_RECORD = 4_000;

    private static final String EMPTY =
            """
            truncate resolve.standard_record, resolve.blocking_key, resolve.holder, resolve.held,
                     resolve.link
            """;

    private static final String ANALYZE =
            "analyze resolve.standard_record, resolve.blocking_key, resolve.holder, resolve.link";

    private final RecordLog records;
    private final Room room;
    private final StandardRecords standards;
    private final Models models;
    private final DecisionLog decisions;
    private final Placement placement;
    private final Holders holders;
    private final Places places;
    private final Ledger ledger;
    private final Copies copies;
    private final JdbcClient sql;

    Rebuild(
            RecordLog records,
            Room room,
            StandardRecords standards,
            Models models,
            DecisionLog decisions,
            Placement placement,
            Holders holders,
            Places places,
            Ledger ledger,
            Copies copies,
            JdbcClient sql) {
        this.records = records;
        this.room = room;
        this.standards = standards;
        this.models = models;
        this.decisions = decisions;
        this.placement = placement;
        this.holders = holders;
        this.places = places;
        this.ledger = ledger;
        this.copies = copies;
        this.sql = sql;
    }

    /// A record of the log in standard form.
    private record Read(LoggedRecord logged, StandardRecord standard) {

        static Read of(LoggedRecord logged) {
            return new Read(logged, Standardizer.standardize(logged.source()));
        }
    }

    /// A model with the records it was learned from.
    ///
    /// @param records how many there were
    public record Learned(MatchModel model, int records, Reading read) {}

    /// Learns a model from all records that are there. Nothing changes until it is published.
    ///
    /// @throws AtalayaError 4201 where they do not fit in memory
    public Learned learn(long seed) {
        refuseTooMany();
        var read = new Reading(records).catchUp();
        var known =
                read.all().stream()
                        .filter(one -> !one.logged().retired())
                        .map(Read::standard)
                        .filter(standard -> standard.type().founds())
                        .filter(standard -> standard.type() != RecordType.CLAIM)
                        .sorted(Comparator.comparing(StandardRecord::key))
                        .toList();
        return new Learned(Trainer.learn(known, seed), known.size(), read);
    }

    /// Publishes what was learned as the next epoch and places all records by it, those that
    /// arrived meanwhile included.
    ///
    /// @return how many records were placed
    public int publish(Learned learned) {
        return publish(learned.model(), learned.records(), learned.read());
    }

    /// Publishes a model as the next epoch and places all records by it.
    ///
    /// @return how many records were placed
    public int publish(MatchModel model, long learnedFrom) {
        return publish(model, learnedFrom, new Reading(records));
    }

    private int publish(MatchModel model, long learnedFrom, Reading read) {
        return room.alone(state -> {
            int epoch = state.epoch() + 1;
            models.add(epoch, model, learnedFrom);
            var all = read.catchUp().all();
            save(place(state.withEpoch(epoch), all, model, LedgerEntry.Cause.MODEL));
            return all.size();
        });
    }

    /// Places all records again by the model in use: the answer of placing them one by one.
    public int again() {
        return room.alone(state -> {
            var all = new Reading(records).catchUp().all();
            var model = models.of(state.epoch());
            save(place(state, all, model, LedgerEntry.Cause.RECORDS));
            return all.size();
        });
    }

    /// What is remembered of records in memory has the keys of the model before.
    private void save(Room.State state) {
        room.save(state);
        standards.forget();
    }

    /// Whether so many records wait that placing all at once takes less than placing these one by
    /// one, and all of them fit in memory.
    boolean isQuicker(Room.State state) {
        long waiting =
                sql.sql("select count(*) from ingest.record where position > :position")
                        .param("position", state.position())
                        .query(Long.class)
                        .single();
        return waiting > MANY_RECORDS
                && waiting >= state.lastSerial()
                && waiting + state.lastSerial() <= fit();
    }

    /// How many records can be placed at once in the memory that this process may take.
    private static long fit() {
        return Runtime.getRuntime().maxMemory() / BYTES_OF_A_RECORD;
    }

    private void refuseTooMany() {
        long all = sql.sql("select count(*) from ingest.record").query(Long.class).single();
        if (all > fit()) {
            throw new AtalayaError(
                            4201,
                            Exit.FAILED,
                            "%,d records do not fit in memory together, only %,d do",
                            all,
                            fit())
                    .remedy(
                            "a machine with more memory: a quarter of it may be taken, 4 KB a record");
        }
    }

    /// What the log holds up to some position: each record once, where it last changed. One that
    /// changes while pages are read turns up again on a later one.
    static final class Reading {

        private final RecordLog records;
        private final Map<Long, Read> byRecord = new LinkedHashMap<>();
        private long position;

        private Reading(RecordLog records) {
            this.records = records;
        }

        /// Reads on to the end of the log.
        private Reading catchUp() {
            var page = records.after(position, RECORDS_AT_ONCE);
            while (!page.isEmpty()) {
                for (var read : page.parallelStream().map(Read::of).toList()) {
                    byRecord.remove(read.logged().record());
                    byRecord.put(read.logged().record(), read);
                }
                position = page.getLast().position();
                page = records.after(position, RECORDS_AT_ONCE);
            }
            return this;
        }

        private List<Read> all() {
            return List.copyOf(byRecord.values());
        }
    }

    private Room.State place(
            Room.State state, List<Read> all, MatchModel model, LedgerEntry.Cause cause) {
        long startNs = System.nanoTime();
        if (all.isEmpty()) {
            return state;
        }
        var hand = new HandDecisions(decisions.holding());
        var standings = standings(all, model, state.lastSerial());
        var leading = standings.stream().filter(one -> !one.follows()).toList();
        var keys = new HashMap<Long, SourceKey>();
        leading.forEach(one -> keys.put(one.record(), one.standard().key()));
        // Who is who takes the processors while what is known already is written.
        var resolving =
                CompletableFuture.supplyAsync(() ->
                        BulkResolver.resolve(
                                leading.stream().map(Standing::standard).toList(),
                                model,
                                hand.among(keys)));
        write(standings, leading);
        var found = resolving.join();
        writeLinks(leading, found);
        var before = places.all();
        var after = named(leading, found.customers());
        places.save(before, after);
        sql.sql("analyze resolve.customer_of").update();
        var followers = standings.stream().filter(Standing::follows).toList();
        var followed = new HashMap<Long, Long>();
        followers.forEach(one -> followed.put(one.record(), one.serial()));
        followed.putAll(holders.followed(followers));
        places.save(before, followed);
        after.putAll(followed);
        long change =
                ledger.append(
                        state.lastChange(), ClusterChange.between(before, after), cause, null);
        long serial =
                standings.stream()
                        .mapToLong(Standing::serial)
                        .reduce(state.lastSerial(), Math::max);
        var placed = tied(state.withSerial(serial).withChange(change), hand, model, cause);
        log.info(
                "placed all records={} candidatePairs={} links={} customers={} changes={}"
                        + " epoch={} tookMs={}",
                all.size(),
                found.candidatePairs(),
                found.pairs().size(),
                found.customers().size(),
                placed.lastChange() - state.lastChange(),
                state.epoch(),
                (System.nanoTime() - startNs) / 1_000_000);
        return placed.at(all.getLast().logged().position());
    }

    /// A decision may tie followers too, which memory leaves out: those few are placed one by one.
    private Room.State tied(
            Room.State state, HandDecisions hand, MatchModel model, LedgerEntry.Cause cause) {
        var spoken = new HashSet<Long>();
        hand.holding().forEach(decision -> spoken.addAll(HandDecisions.records(decision)));
        if (spoken.isEmpty()) {
            return state;
        }
        var scoring = models.scoring(model);
        return placement.place(
                state, new Placement.Task(spoken, Set.of(), hand, scoring, cause, null));
    }

    /// Everyone keeps the serial they have; the others get theirs in the order of the log.
    private List<Standing> standings(List<Read> all, MatchModel model, long lastSerial) {
        var serialOf = new HashMap<Long, Long>();
        sql.sql("select record, serial from resolve.standard_record")
                .query(row -> {
                    serialOf.put(row.getLong(1), row.getLong(2));
                });
        long serial = lastSerial;
        for (var one : all) {
            if (!serialOf.containsKey(one.logged().record())) {
                serialOf.put(one.logged().record(), ++serial);
            }
        }
        return all.parallelStream()
                .map(one ->
                        Resolution.standing(
                                one.logged().record(),
                                requireNonNull(serialOf.get(one.logged().record())),
                                one.logged().retired(),
                                one.standard(),
                                model))
                .toList();
    }

    private static Map<Long, Long> named(List<Standing> leading, List<List<Integer>> groups) {
        var places = new HashMap<Long, Long>();
        for (var group : groups) {
            long anchor =
                    group.stream()
                            .mapToLong(place -> leading.get(place).serial())
                            .min()
                            .orElseThrow();
            group.forEach(place -> places.put(leading.get(place).record(), anchor));
        }
        return places;
    }

    private void write(List<Standing> standings, List<Standing> leading) {
        sql.sql(EMPTY).update();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        copies.write(
                "resolve.standard_record (record, serial, source, key, type, retired, standard,"
                        + " keys, identifiers, placed_at)",
                standings,
                one ->
                        Copies.row(
                                one.record(),
                                one.serial(),
                                one.standard().key().source(),
                                one.standard().key().record(),
                                one.type().name(),
                                one.retired(),
                                one.packed(),
                                one.keys(),
                                one.identifiers(),
                                now));
        writeKeys(leading);
        writeHolders(standings);
    }

    private void writeLinks(List<Standing> leading, BulkResolver.Result found) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        copies.write(
                "resolve.link (left_record, right_record, millibits, same, at)",
                found.pairs(),
                pair -> {
                    var ends =
                            Pair.of(
                                    leading.get(pair.left()).record(),
                                    leading.get(pair.right()).record());
                    return Copies.row(
                            ends.left(), ends.right(), pair.millibits(), pair.same(), now);
                });
        sql.sql(ANALYZE).update();
    }

    /// In the order of the index, which then fills from left to right.
    private void writeKeys(List<Standing> leading) {
        int total = leading.stream().mapToInt(one -> one.keys().length).sum();
        var rows = new ArrayList<Pair>(total);
        for (var one : leading) {
            for (long key : one.keys()) {
                rows.add(new Pair(key, one.record()));
            }
        }
        rows.sort(Comparator.naturalOrder());
        copies.write(
                "resolve.blocking_key (key, record)",
                rows,
                row -> Copies.row(row.left(), row.right()));
    }

    private void writeHolders(List<Standing> standings) {
        record Row(long identifier, Standing holder) {}
        var rows = new ArrayList<Row>();
        var counts = new HashMap<Long, Integer>();
        for (var one : standings) {
            for (long identifier : one.identifiers()) {
                rows.add(new Row(identifier, one));
                if (!one.follows()) {
                    counts.merge(identifier, 1, Integer::sum);
                }
            }
        }
        rows.sort(Comparator.comparingLong(Row::identifier));
        copies.write(
                "resolve.holder (identifier, record, follower)",
                rows,
                row -> Copies.row(row.identifier(), row.holder().record(), row.holder().follows()));
        copies.write(
                "resolve.held (identifier, records)",
                List.copyOf(counts.entrySet()),
                count -> Copies.row(count.getKey(), count.getValue()));
    }
}
