package atalaya.server.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Sees that nothing is counted twice.
///
/// A row with the entry of an earlier one is that one again: set aside as *repeated* where it says
/// the same, as *contradicts* where it says something else. Without entries, a row of a reference
/// that is equal in every cell is the same booking, except in files of lines, where two equal lines
/// of one order are usual: those have products or quantities.
final class SeenRows {

    private final Set<Long> rows = new HashSet<>();
    private final Map<String, Long> entries = new HashMap<>();

    /// Whether the row counts; sets it aside where it does not.
    boolean isNew(PlainRow row) {
        var file = row.file();
        var entry = row.word(FileField.ENTRY);
        if (entry != null) {
            long content = content(row);
            Long known = entries.putIfAbsent(entry, content);
            if (known != null) {
                file.refuse(row, FileField.ENTRY, known == content ? "repeated" : "contradicts");
            }
            return known == null;
        }
        if (row.word(FileField.REFERENCE) == null
                || file.has(FileField.PRODUCT)
                || file.has(FileField.QUANTITY)) {
            return true;
        }
        boolean first = rows.add(content(row));
        if (!first) {
            file.refuse(row, FileField.REFERENCE, "repeated");
        }
        return first;
    }

    /// 64 bits of a SHA-256: two of a million rows collide by chance once in 37 million files.
    private static long content(PlainRow row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < row.file().columns().size(); i++) {
                digest.update(row.cell(i).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return java.nio.ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
