package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges pairs on the other processors while its owner waits for the store, and on the owner's too
/// once that waits for the verdicts.
///
/// One thread owns it, asks and joins; whatever happens, it must be closed.
final class Judging implements AutoCloseable {

    private static final int PAIRS_AT_ONCE = 256;

    /// Tells a helper that nothing comes any more.
    private static final List<Question> END = new ArrayList<>();

    private final Scoring scoring;
    private final Function<Set<Long>, Collection<Standing>> find;
    private final Set<Pair> asked = new HashSet<>();
    private final Map<Long, Subject> subjects = new HashMap<>();
    private final BlockingQueue<List<Question>> waiting = new LinkedBlockingQueue<>();
    private final Map<Pair, StoredLink> judged = new HashMap<>();
    private final List<CompletableFuture<Void>> helpers;

    /// A record of some of the pairs. What two threads prepare at once is the same.
    private static final class Subject {
        private final Standing standing;
        private volatile Scoring.@Nullable Ready ready;

        Subject(Standing standing) {
            this.standing = standing;
        }

        Scoring.Ready ready(Scoring scoring) {
            var known = ready;
            if (known == null) {
                known = scoring.ready(standing);
                ready = known;
            }
            return known;
        }
    }

    private record Question(Subject left, Subject right) {}

    /// @param known records that are not stored yet
    /// @param find finds stored records by number
    Judging(
            Scoring scoring,
            Collection<Standing> known,
            Function<Set<Long>, Collection<Standing>> find) {
        this.scoring = scoring;
        this.find = find;
        known.forEach(one -> subjects.put(one.record(), new Subject(one)));
        int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        helpers =
                Stream.generate(() -> CompletableFuture.runAsync(this::help, Judging::start))
                        .limit(others)
                        .toList();
    }

    /// Not in the common pool: whoever writes to the store meanwhile has work for it too.
    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("judging").start(work);
    }

    /// The pairs asked about so far.
    Set<Pair> asked() {
        return asked;
    }

    /// Asks about pairs; those that were asked about before are left out.
    void ask(Collection<Pair> pairs) {
        var fresh = pairs.stream().filter(asked::add).toList();
        var missing = new HashSet<Long>();
        for (var pair : fresh) {
            addMissing(pair.left(), missing);
            addMissing(pair.right(), missing);
        }
        find.apply(missing).forEach(one -> subjects.put(one.record(), new Subject(one)));
        for (int from = 0; from < fresh.size(); from += PAIRS_AT_ONCE) {
            waiting.add(
                    fresh.subList(from, Math.min(fresh.size(), from + PAIRS_AT_ONCE)).stream()
                            .map(pair -> new Question(subject(pair.left()), subject(pair.right())))
                            .toList());
        }
    }

    private void addMissing(long record, Set<Long> missing) {
        if (!subjects.containsKey(record)) {
            missing.add(record);
        }
    }

    private Subject subject(long record) {
        return requireNonNull(subjects.get(record));
    }

    /// What the model calls the same or is unsure about of all pairs asked about.
    Map<Pair, StoredLink> join() {
        close();
        for (var some = waiting.poll(); some != null; some = waiting.poll()) {
            if (some == END) {
                waiting.add(END);
                break;
            }
            judge(some);
        }
        helpers.forEach(CompletableFuture::join);
        return judged;
    }

    /// The helpers end after what has been asked.
    @Override
    public void close() {
        helpers.forEach(_ -> waiting.add(END));
    }

    private void help() {
        try {
            for (var some = waiting.take(); some != END; some = waiting.take()) {
                judge(some);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(List<Question> questions) {
        var found = new ArrayList<StoredLink>();
        for (var question : questions) {
            scoring.judge(question.left().ready(scoring), question.right().ready(scoring))
                    .ifPresent(found::add);
        }
        synchronized (judged) {
            found.forEach(link -> judged.put(link.pair(), link));
        }
    }
}
