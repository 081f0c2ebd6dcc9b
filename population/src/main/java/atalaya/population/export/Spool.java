package atalaya.population.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/// Puts any number of lines in order with little memory: lines wait in buckets by key, on disk
/// where they grow, and each bucket is sorted on its own when all have come.
///
/// Lines of one key keep the order in which they came.
public final class Spool implements Closeable {
    private static final int KEPT_IN_MEMORY_BYTES = 16 * 1024;

    /// Receives the lines in order.
    @FunctionalInterface
    public interface Reader {
        void read(String line) throws IOException;
    }

    private record Line(long key, int start, int length) {}

    private final Path folder;
    private final String name;
    private final long lowest;
    private final double width;
    private final byte[][] buckets;
    private final int[] used;
    private final boolean[] onDisk;

    /// @param folder where buckets that grow are kept until the spool is closed
    /// @param lowest and `highest`: between which most keys lie; others are taken too
    public Spool(Path folder, String name, long lowest, long highest, int bucketCount) {
        this.folder = folder;
        this.name = name;
        this.lowest = lowest;
        width = Math.max(1.0, ((double) highest - lowest + 1) / bucketCount);
        buckets = new byte[bucketCount][0];
        used = new int[bucketCount];
        onDisk = new boolean[bucketCount];
    }

    public void add(long key, String line) throws IOException {
        int bucket = Math.clamp((long) (((double) key - lowest) / width), 0, buckets.length - 1);
        var text = line.getBytes(StandardCharsets.UTF_8);
        int needed = used[bucket] + Long.BYTES + Integer.BYTES + text.length;
        if (needed > KEPT_IN_MEMORY_BYTES && used[bucket] > 0) {
            flush(bucket);
            needed = Long.BYTES + Integer.BYTES + text.length;
        }
        if (buckets[bucket].length < needed) {
            buckets[bucket] =
                    Arrays.copyOf(buckets[bucket], Math.max(needed, 2 * buckets[bucket].length));
        }
        ByteBuffer.wrap(buckets[bucket], used[bucket], needed - used[bucket])
                .putLong(key)
                .putInt(text.length)
                .put(text);
        used[bucket] = needed;
    }

    private Path file(int bucket) {
        return folder.resolve("." + name + "." + bucket + ".spool");
    }

    private void flush(int bucket) throws IOException {
        try (var file =
                Files.newByteChannel(
                        file(bucket), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(buckets[bucket], 0, used[bucket]);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        used[bucket] = 0;
        onDisk[bucket] = true;
    }

    /// Hands over every line once, in the order of the keys.
    public void drain(Reader reader) throws IOException {
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            var bytes = content(bucket);
            buckets[bucket] = new byte[0];
            used[bucket] = 0;
            var lines = new ArrayList<Line>();
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                long key = buffer.getLong();
                int length = buffer.getInt();
                lines.add(new Line(key, buffer.position(), length));
                buffer.position(buffer.position() + length);
            }
            lines.sort(Comparator.comparingLong(Line::key));
            for (var line : lines) {
                reader.read(new String(bytes, line.start, line.length, StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] content(int bucket) throws IOException {
        if (!onDisk[bucket]) {
            return Arrays.copyOf(buckets[bucket], used[bucket]);
        }
        flush(bucket);
        var bytes = Files.readAllBytes(file(bucket));
        Files.delete(file(bucket));
        onDisk[bucket] = false;
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            if (onDisk[bucket]) {
                Files.deleteIfExists(file(bucket));
            }
        }
    }
}
