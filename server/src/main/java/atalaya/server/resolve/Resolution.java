package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.MatchModel;
import atalaya.identity.standard.StandardRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finds the customer of each record that arrived, changed or was retired.
///
/// The answer depends on the set of records, the model and the decisions of people, never on the
/// order or the batches in which records came.
@Component
public class Resolution {

    private static final Logger log = LoggerFactory.getLogger(Resolution.class);

    private final RecordLog records;
    private final Room room;
    private final StandardRecords standards;
    private final Matching matching;
    private final Placement placement;
    private final Models models;
    private final DecisionLog decisions;
    private final Rebuild rebuild;

    Resolution(
            RecordLog records,
            Room room,
            StandardRecords standards,
            Matching matching,
            Placement placement,
            Models models,
            DecisionLog decisions,
            Rebuild rebuild) {
        this.records = records;
        this.room = room;
        this.standards = standards;
        this.matching = matching;
        this.placement = placement;
        this.models = models;
        this.decisions = decisions;
        this.rebuild = rebuild;
    }

    /// Places up to `limit` records and returns how many there were; 0 means all caught up.
    ///
    /// Links, customers, ledger and position move in one transaction, so a crash repeats a batch
    /// and loses none. Where as many wait as are there already, all are placed at once.
    public int resolveNext(int limit) {
        return room.alone(state -> {
            var batch = records.after(state.position(), limit);
            if (batch.isEmpty()) {
                return 0;
            }
            if (batch.size() == limit && rebuild.isQuicker(state)) {
                return rebuild.again();
            }
            room.save(place(state, batch));
            return batch.size();
        });
    }

    /// Places records that arrived, changed or were retired, under the room's lock.
    Room.State place(Room.State state, List<LoggedRecord> batch) {
        long startNs = System.nanoTime();
        var model = models.of(state.epoch());
        var before = standards.find(batch.stream().map(LoggedRecord::record).toList());
        var now = standings(batch, before, model, state.lastSerial());
        var changed = now.stream().filter(one -> differs(one, before)).toList();
        var matched = matching.match(before, changed, model);
        var touched = new HashSet<>(matched.touched());
        changed.forEach(standing -> touched.add(standing.record()));
        long lastSerial =
                now.stream().mapToLong(Standing::serial).reduce(state.lastSerial(), Math::max);
        var placed =
                placement.place(
                        state.withSerial(lastSerial),
                        new Placement.Task(
                                touched,
                                loosened(changed, before),
                                new HandDecisions(decisions.holding()),
                                matched.scoring(),
                                LedgerEntry.Cause.RECORDS,
                                null));
        log.info(
                "placed records={} changed={} touched={} changes={} epoch={} tookMs={}",
                batch.size(),
                changed.size(),
                touched.size(),
                placed.lastChange() - state.lastChange(),
                state.epoch(),
                (System.nanoTime() - startNs) / 1_000_000);
        return placed.at(batch.getLast().position());
    }

    private static Set<Long> loosened(List<Standing> changed, Map<Long, Standing> before) {
        var identifiers = new HashSet<Long>();
        for (var standing : changed) {
            var old = before.get(standing.record());
            if (old != null) {
                Arrays.stream(old.identifiers()).forEach(identifiers::add);
            }
        }
        return identifiers;
    }

    private static boolean differs(Standing now, Map<Long, Standing> before) {
        var old = before.get(now.record());
        return old == null
                || old.retired() != now.retired()
                || !old.standard().equals(now.standard())
                || !Arrays.equals(old.keys(), now.keys());
    }

    /// Records in standard form, each new one with a serial of its own.
    private static List<Standing> standings(
            List<LoggedRecord> batch,
            Map<Long, Standing> before,
            MatchModel model,
            long lastSerial) {
        var standards =
                batch.parallelStream()
                        .map(logged -> Standardizer.standardize(logged.source()))
                        .toList();
        var standings = new ArrayList<Standing>();
        long serial = lastSerial;
        for (int i = 0; i < batch.size(); i++) {
            var logged = batch.get(i);
            var old = before.get(logged.record());
            standings.add(
                    standing(
                            logged.record(),
                            old == null ? ++serial : old.serial(),
                            logged.retired(),
                            standards.get(i),
                            model));
        }
        return standings;
    }

    static Standing standing(
            long record, long serial, boolean retired, StandardRecord standard, MatchModel model) {
        boolean follows = retired || !standard.type().founds();
        return new Standing(
                record,
                serial,
                retired,
                standard,
                follows
                        ? new long[0]
                        : sorted(model.keys(standard).stream().mapToLong(BlockingKey::hash)),
                sorted(standard.identifiers().stream().mapToLong(Holders::hash)));
    }

    private static long[] sorted(LongStream hashes) {
        return hashes.distinct().sorted().toArray();
    }
}
