package atalaya.server.access;

import atalaya.server.access.AuditLog.Act;
import atalaya.server.access.AuditLog.End;
import atalaya.server.access.Reads.Read;
import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Who saw and changed what: an append-only chain in which each entry carries the hash of the one
/// before, so that an edit, deletion, insertion, swap or cut shows in [#verify].
///
/// It holds ids, never values. Changes are written in the transaction that makes them. Reads are
/// queued and written in batches a moment later, so that no page waits for them, and those of a
/// program in one entry for each second ([Reads]); a full queue makes the reader wait rather than
/// forget.
@Component
public final class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private static final int WAITING_READS = 10_000;
    private static final int VERIFY_PAGE = 5_000;

    /// What is read meanwhile is written together. Without a rest the writer would be at work all
    /// the time, with nine readings an entry at 8,000 a second.
    private static final long REST_MS = 250;

    private static final Pattern ACT = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

    /// Ids only: no space and no at sign, which names, addresses and e-mails cannot do without.
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9:_.#~/-]{1,80}");

    private final AuditLog entries;
    private final AuditWitness witness;
    private final InstantSource time;
    private final LinkedBlockingQueue<Read> reads = new LinkedBlockingQueue<>(WAITING_READS);
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Read> batch = new ArrayList<>();
    private final AtomicReference<End> newest = new AtomicReference<>();
    private final Thread writer;
    private long witnessed;

    /// @param data the data directory, where the witness is kept
    public Audit(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            InstantSource time,
            @Value("${atalaya.data}") Path data) {
        this.entries = new AuditLog(sql, transactions);
        this.witness = new AuditWitness(data, entries.installation());
        this.time = time;
        this.newest.set(entries.end());
        this.writer = Thread.ofVirtual().name("audit").start(this::writeSoon);
    }

    /// Writes down that somebody changed something, in the caller's transaction.
    ///
    /// @param act fixed words such as `customer.merged`
    /// @param subjects ids of what was changed, such as `C-0048-2193`
    public void record(SignedIn who, String act, String... subjects) {
        record(who, act, null, subjects);
    }

    /// The same with the reason the person gave.
    public void record(SignedIn who, String act, @Nullable Reason reason, String... subjects) {
        append(List.of(act(who.person().person(), act, Arrays.asList(subjects), reason)));
    }

    /// Writes down that somebody saw something, soon.
    public void recordRead(SignedIn who, String act, Collection<String> subjects) {
        var seen = act(who.person().person(), act, subjects, null);
        if (reads.offer(new Read(seen, who.person().isProgram()))) {
            wake.release();
        } else {
            append(List.of(seen));
        }
    }

    public void recordRead(SignedIn who, String act, String... subjects) {
        recordRead(who, act, Arrays.asList(subjects));
    }

    /// The newest entries first.
    ///
    /// @param before the entry number to start below; `Long.MAX_VALUE` for the newest
    public List<AuditEntry> find(AuditQuery query, long before, int limit) {
        return entries.find(query, before, limit);
    }

    /// Writes every read that waits, and returns once they are stored. Not for use inside a
    /// transaction, which could hold what the writer waits for.
    public void flush() {
        writing.lock();
        try {
            while (!batch.isEmpty() || !reads.isEmpty()) {
                writeBatch();
            }
            noteEnd();
        } finally {
            writing.unlock();
        }
    }

    /// Reads the whole chain again and says whether it is as it was written.
    public AuditCheck verify() {
        var seen = witness.read();
        long count = 0;
        var hash = AuditLog.BEGINNING;
        var page = entries.after(Long.MIN_VALUE, VERIFY_PAGE);
        while (!page.isEmpty()) {
            for (var kept : page) {
                hash = kept.entry().hashAfter(hash);
                count++;
                if (kept.entry().entry() != count
                        || !Arrays.equals(hash, kept.hash())
                        || contradicts(seen, count, hash)) {
                    return new AuditCheck.Broken(count);
                }
            }
            page = entries.after(count, VERIFY_PAGE);
        }
        long vouched = seen.map(End::entry).orElse(0L);
        return vouched > count
                ? new AuditCheck.Cut(count, vouched)
                : new AuditCheck.Intact(count, vouched);
    }

    @PreDestroy
    void close() {
        ending.countDown();
        wake.release();
        flush();
    }

    private static boolean contradicts(Optional<End> seen, long entry, byte[] hash) {
        return seen.filter(end -> end.entry() == entry && !Arrays.equals(end.hash(), hash))
                .isPresent();
    }

    /// Writes the reads that wait, and tells the witness how far the chain came.
    private void writeSoon() {
        try {
            boolean closed = false;
            while (!closed) {
                wake.acquire();
                wake.drainPermits();
                writeOrRetry();
                closed = ending.await(REST_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Keeps the batch when the database is away, and tries again a second later.
    private void writeOrRetry() throws InterruptedException {
        try {
            flush();
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            if (ending.getCount() > 0) {
                log.error("audit reads wait waiting={} cause={}", reads.size(), away.toString());
                ending.await(1, TimeUnit.SECONDS);
                wake.release();
            }
        }
    }

    private void writeBatch() {
        if (batch.isEmpty()) {
            reads.drainTo(batch);
        }
        append(Reads.together(batch));
        batch.clear();
    }

    private void append(List<Act> acts) {
        var end = entries.append(acts);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            reached(end);
                        }
                    });
        } else {
            reached(end);
        }
    }

    private void reached(End end) {
        newest.accumulateAndGet(end, (old, now) -> now.entry() > old.entry() ? now : old);
        wake.release();
    }

    private void noteEnd() {
        var end = newest.get();
        if (end.entry() > witnessed) {
            witness.reached(end);
            witnessed = end.entry();
        }
    }

    private Act act(long person, String act, Collection<String> subjects, @Nullable Reason reason) {
        if (!ACT.matcher(act).matches()) {
            throw new IllegalArgumentException("An act is fixed words, such as customer.viewed");
        }
        if (!subjects.stream().allMatch(id -> SUBJECT.matcher(id).matches())) {
            throw new IllegalArgumentException("The audit of %s takes ids only".formatted(act));
        }
        return new Act(
                time.instant(),
                person,
                act,
                List.copyOf(subjects),
                reason == null ? null : reason.name());
    }
}
