package atalaya.server.value;

import java.util.List;

/// What the lake holds: a file counts only where this says so.
///
/// @param version grows by one with each commit
/// @param placed place in the order of interactions up to which the facts are complete
/// @param facts what happened, in buckets by record
/// @param gone interactions that have left a record: what was said of them before no longer counts
/// @param mapping which record belongs to which customer; empty before the first
record LakeManifest(
        int version, long placed, List<File> facts, List<File> gone, List<File> mapping) {

    static final LakeManifest EMPTY = new LakeManifest(0, 0, List.of(), List.of(), List.of());

    /// @param name within the folder of the lake
    /// @param bucket 0 to 63; −1 where a file is in none
    record File(String name, int bucket, long rows) {}

    LakeManifest {
        facts = List.copyOf(facts);
        gone = List.copyOf(gone);
        mapping = List.copyOf(mapping);
    }

    long rows() {
        return facts.stream().mapToLong(File::rows).sum();
    }

    /// The names of all files that count.
    List<String> names() {
        return java.util.stream.Stream.of(facts, gone, mapping)
                .flatMap(List::stream)
                .map(File::name)
                .toList();
    }
}
