package atalaya.identity.record;

/// Names one record for ever: the source that brought it and the id it has there.
///
/// The order is by source, then by record, character by character; ties between links are broken by
/// it.
///
/// @param source the name of the source, never blank
/// @param record the id within the source, never blank
public record SourceKey(String source, String record) implements Comparable<SourceKey> {

    public SourceKey {
        if (source.isBlank() || record.isBlank()) {
            throw new IllegalArgumentException(
                    "A record needs a source and an id within it, but got source '%s' and id '%s'."
                            .formatted(source, record));
        }
    }

    @Override
    public int compareTo(SourceKey other) {
        int order = source.compareTo(other.source);
        return order != 0 ? order : record.compareTo(other.record);
    }

    /// `source:record`, as command lines and addresses write it.
    @Override
    public String toString() {
        return source + ":" + record;
    }
}
