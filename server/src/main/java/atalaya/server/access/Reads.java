package atalaya.server.access;

import atalaya.server.access.AuditLog.Act;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was read, in as few entries of the [Audit] as tell it: what a program read in one second is
/// one entry with the ids of all, for a program may read thousands. Each time a person looks is an
/// entry of its own.
final class Reads {

    /// An entry with more ids than this goes on in another.
    private static final int MOST_SUBJECTS = 500;

    private final List<Entry> entries = new ArrayList<>();
    private final HashMap<Alike, Entry> open = new HashMap<>();

    private Reads() {}

    /// One reading, before it has its place in the chain.
    record Read(Act act, boolean byProgram) {}

    /// What reads have in common that one entry tells of.
    private record Alike(long person, String act, Instant second) {
        static Alike of(Act act) {
            return new Alike(act.person(), act.act(), act.at().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /// @param first the earliest, whose time the entry bears
    private record Entry(Act first, Set<String> subjects) {
        boolean isFull() {
            return subjects.size() >= MOST_SUBJECTS;
        }

        Act act() {
            return new Act(
                    first.at(), first.person(), first.act(), List.copyOf(subjects), first.reason());
        }
    }

    /// In the order in which each entry began.
    static List<Act> together(Collection<Read> some) {
        var reads = new Reads();
        some.forEach(reads::add);
        return reads.entries.stream().map(Entry::act).toList();
    }

    private void add(Read read) {
        var entry = read.byProgram() ? open.get(Alike.of(read.act())) : null;
        if (entry == null || entry.isFull()) {
            entry = new Entry(read.act(), new LinkedHashSet<>());
            entries.add(entry);
            if (read.byProgram()) {
                open.put(Alike.of(read.act()), entry);
            }
        }
        entry.subjects.addAll(read.act().subjects());
    }
}
