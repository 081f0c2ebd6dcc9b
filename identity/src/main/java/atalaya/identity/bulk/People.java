package atalaya.identity.bulk;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.CodedPeople;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.KeySet;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PreparedPeople;
import atalaya.identity.match.Scorer;
import atalaya.identity.match.TermFrequencies;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.StandardRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Records laid out for learning and resolving, so that both share what is made of them: their
/// order, which of them share keys, and their form ready to be compared.
///
/// Used by one thread; what it makes is made on all processors.
public final class People {

    private final List<StandardRecord> records;
    private final int[] order;
    private final List<StandardRecord> sorted;
    private @Nullable Candidates candidates;
    private int keyLimit;
    private @Nullable CodedPeople coded;
    private List<String> codedColumns = List.of();
    private @Nullable PreparedPeople prepared;
    private Map<String, TermFrequencies> frequencies = Map.of();
    private int hubLimit;

    private People(List<StandardRecord> records) {
        this.records = records;
        SourceKey[] keys = new SourceKey[records.size()];
        boolean ordered = true;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = records.get(i).key();
            ordered &= i == 0 || keys[i - 1].compareTo(keys[i]) <= 0;
        }
        var places = IntStream.range(0, keys.length).boxed().toArray(Integer[]::new);
        if (!ordered) {
            Arrays.parallelSort(places, (a, b) -> keys[a].compareTo(keys[b]));
        }
        order = Arrays.stream(places).mapToInt(Integer::intValue).toArray();
        sorted = Arrays.stream(order).mapToObj(records::get).toList();
    }

    public static People of(List<StandardRecord> records) {
        return new People(List.copyOf(records));
    }

    /// The records as they were given.
    public List<StandardRecord> records() {
        return records;
    }

    /// The records in the order of their keys.
    public List<StandardRecord> sorted() {
        return sorted;
    }

    /// Where a record of [#sorted] stands in [#records].
    int place(int ofSorted) {
        return order[ofSorted];
    }

    /// Pairs of [#sorted] that share a key, whatever keys a model may think too common.
    ///
    /// @param limit keys of more records than this are left out
    public Candidates candidates(int limit) {
        if (candidates == null || keyLimit != limit) {
            candidates = Candidates.ofHashes(sorted, BlockingKey::hashes, limit);
            keyLimit = limit;
        }
        return candidates;
    }

    /// The records of [#sorted] ready to be compared by a model, and by any other of the same
    /// frequencies.
    public PreparedPeople prepared(Scorer scorer) {
        var model = scorer.model();
        if (prepared == null
                || hubLimit != model.hubLimit()
                || !frequencies.equals(model.frequencies())) {
            prepared = null;
            prepared = scorer.prepare(coded(model.hubLimit(), scorer.vocabulary().others()));
            frequencies = model.frequencies();
            hubLimit = model.hubLimit();
        }
        return prepared;
    }

    private CodedPeople coded(int limit, List<String> columns) {
        if (coded == null || hubLimit != limit || !columns.equals(codedColumns)) {
            coded = CodedPeople.of(sorted, hubs(limit), columns);
            codedColumns = columns;
        }
        return coded;
    }

    /// Identifiers that more of these records hold than a model's limit.
    ///
    /// Counted by place in a table first, so that only those few are counted one by one whose place
    /// is over the limit too.
    public Hubs hubs(int limit) {
        int[] met = new int[Integer.highestOneBit(Math.max(sorted.size(), 16)) << 2];
        eachIdentifier(identifier -> met[place(identifier, met.length)]++);
        Map<Identifier, Integer> counts = new HashMap<>();
        eachIdentifier(identifier -> {
            if (met[place(identifier, met.length)] > limit) {
                counts.merge(identifier, 1, Integer::sum);
            }
        });
        Set<Identifier> hubs = new HashSet<>();
        counts.forEach((identifier, count) -> {
            if (count > limit) {
                hubs.add(identifier);
            }
        });
        return hubs.isEmpty() ? Hubs.NONE : hubs::contains;
    }

    /// Tells each identifier of each record, once for the record.
    private void eachIdentifier(Consumer<Identifier> told) {
        for (var record : sorted) {
            var identifiers = record.identifiers();
            for (int i = 0; i < identifiers.size(); i++) {
                if (identifiers.indexOf(identifiers.get(i)) == i) {
                    told.accept(identifiers.get(i));
                }
            }
        }
    }

    private static int place(Identifier identifier, int places) {
        int mixed = (identifier.value().hashCode() + identifier.type().ordinal()) * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & places - 1;
    }

    /// Candidates by a model: its common keys bring nobody together.
    Candidates candidates(MatchModel model) {
        return candidates(model.keyLimit()).without(KeySet.of(model.commonKeys()));
    }
}
