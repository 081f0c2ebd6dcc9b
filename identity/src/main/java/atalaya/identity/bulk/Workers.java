package atalaya.identity.bulk;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Shares work over a row of numbers among all processors: each takes the next piece when it is
/// done with one, and keeps its own working memory throughout.
final class Workers {

    /// Small enough that all end at about the same time, large enough that taking one is free.
    static final int PIECE = 512;

    private Workers() {}

    /// Works on a piece.
    @FunctionalInterface
    interface Worker {
        /// @param piece the number of the piece, from 0
        void work(int piece, int from, int to);
    }

    static int pieces(int size) {
        return (size + PIECE - 1) / PIECE;
    }

    /// @param newWorker makes a worker for each thread
    static void run(int size, Supplier<Worker> newWorker) {
        var next = new AtomicInteger();
        int pieces = pieces(size);
        int threads =
                Math.clamp(ForkJoinPool.getCommonPoolParallelism() + 1, 1, Math.max(1, pieces));
        IntStream.range(0, threads)
                .parallel()
                .forEach(_ -> {
                    var worker = newWorker.get();
                    for (int piece = next.getAndIncrement();
                            piece < pieces;
                            piece = next.getAndIncrement()) {
                        int from = piece * PIECE;
                        worker.work(piece, from, Math.min(size, from + PIECE));
                    }
                });
    }
}
