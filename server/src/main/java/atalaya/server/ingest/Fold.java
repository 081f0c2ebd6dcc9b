package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A record as the fold of its versions, which does not depend on the order in which they came.
///
/// Within one file, versions are taken by (time, message id): a whole row replaces everything, a
/// row of changes replaces what it holds. A record that several files of a source speak of has the
/// values of all. Devices add up: a row that names one says nothing of the others.
///
/// A record that no file has any more is retired and keeps what was last known, so that what
/// happened with it stays with the customer it belonged to; nobody counts its values as current.
///
/// @param retired whether no file has it any more
record Fold(SourceRecord record, boolean retired) {

    /// Somebody who comes by another device still has the one before.
    private static final Set<Attribute> MANY =
            EnumSet.of(Attribute.ANONYMOUS_ID, Attribute.DEVICE_ID);

    static Fold of(SourceKey key, Collection<Version> versions) {
        var ordered = versions.stream().sorted(Version.ORDER).toList();
        var byFile = new TreeMap<String, State>();
        for (var version : ordered) {
            byFile.computeIfAbsent(version.file(), _ -> new State()).take(version);
        }
        var last = lastTold(ordered);
        boolean retired = byFile.values().stream().allMatch(state -> state.gone);
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        byFile.values().stream()
                .filter(state -> retired || !state.gone)
                .forEach(state -> state.addTo(values));
        var record =
                new SourceRecord(key, last.type(), last.country(), sourceTime(ordered), values);
        return new Fold(record, retired);
    }

    /// The last version that says more than that the record is gone.
    private static Version lastTold(List<Version> ordered) {
        return ordered.reversed().stream()
                .filter(version -> version.reach() != Version.Reach.GONE)
                .findFirst()
                .orElse(ordered.getLast());
    }

    private static @Nullable Instant sourceTime(List<Version> ordered) {
        Instant latest = null;
        for (var version : ordered) {
            latest = version.timed() ? version.at() : latest;
        }
        return latest;
    }

    /// What one file says about the record.
    private static final class State {
        private final Map<Attribute, List<FieldValue>> values = new EnumMap<>(Attribute.class);
        private final Map<Attribute, Map<String, FieldValue>> many = new EnumMap<>(Attribute.class);
        private boolean gone;

        void take(Version version) {
            boolean back = gone;
            gone = version.reach() == Version.Reach.GONE;
            if (gone) {
                return;
            }
            if (back || version.reach() == Version.Reach.WHOLE) {
                values.clear();
                many.clear();
            }
            version.values()
                    .forEach((attribute, said) -> {
                        if (MANY.contains(attribute)) {
                            var all = many.computeIfAbsent(attribute, _ -> new LinkedHashMap<>());
                            said.forEach(value -> all.putIfAbsent(value.text(), value));
                        } else {
                            values.put(attribute, said);
                        }
                    });
        }

        void addTo(Map<Attribute, List<FieldValue>> all) {
            values.forEach(
                    (attribute, added) -> all.merge(attribute, added, State::withoutRepeats));
            many.forEach((attribute, added) ->
                    all.merge(attribute, List.copyOf(added.values()), State::withoutRepeats));
        }

        private static List<FieldValue> withoutRepeats(
                List<FieldValue> first, List<FieldValue> second) {
            var union = new ArrayList<>(first);
            var texts = new HashSet<String>();
            first.forEach(value -> texts.add(value.text()));
            second.stream().filter(value -> texts.add(value.text())).forEach(union::add);
            return union;
        }
    }
}
