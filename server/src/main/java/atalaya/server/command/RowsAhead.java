package atalaya.server.command;

import atalaya.identity.column.RowReader;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// Turns rows into records on other processors while the file is read on; the records come out in
/// the order of the rows. A bounded number of rows waits. Used by one thread.
final class RowsAhead {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_WAITING = 16;

    private final RowReader reader;
    private final List<StandardRecord> records;
    private final Deque<ForkJoinTask<List<StandardRecord>>> waiting = new ArrayDeque<>();
    private List<List<String>> rows = new ArrayList<>(ROWS_AT_ONCE);
    private long before;

    /// @param records where they are added
    RowsAhead(RowReader reader, List<StandardRecord> records) {
        this.reader = reader;
        this.records = records;
    }

    void add(List<String> cells) {
        rows.add(cells);
        if (rows.size() == ROWS_AT_ONCE) {
            handOver();
        }
    }

    /// Waits for the last record.
    void end() {
        handOver();
        while (!waiting.isEmpty()) {
            records.addAll(waiting.remove().join());
        }
    }

    private void handOver() {
        var handed = rows;
        long first = before + 1;
        before += handed.size();
        rows = new ArrayList<>(ROWS_AT_ONCE);
        var last = ForkJoinPool.commonPool().submit(() -> read(handed, first));
        waiting.add(last);
        if (waiting.size() > MOST_WAITING) {
            if (!waiting.element().isDone() && last.tryUnfork()) {
                last.invoke(); // the others are behind: whoever reads the file lends a hand
            }
            records.addAll(waiting.remove().join());
        }
    }

    private List<StandardRecord> read(List<List<String>> cells, long first) {
        List<StandardRecord> read = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            read.add(reader.read(cells.get(i), first + i));
        }
        return read;
    }
}
