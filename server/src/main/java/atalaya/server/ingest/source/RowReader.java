package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import java.util.function.Supplier;

/// Turns the rows of one file into what they say, after its rule.
public final class RowReader {

    /// Reads rows of one kind of content.
    @FunctionalInterface
    interface Reader {
        ReadRow read(Row row, Reading reading);
    }

    private final Reader reader;

    private RowReader(Reader reader) {
        this.reader = reader;
    }

    /// @param table the file, open
    /// @param formats what the rule leaves open, decided
    public static RowReader of(
            SourceFile source, FileRule rule, Formats formats, TableReader table) {
        var values = new Values(source, rule, formats, table);
        return new RowReader(
                switch (rule.content()) {
                    case FileRule.Records records -> new RecordReader(records, values)::read;
                    case FileRule.Interactions rules ->
                            new InteractionReader(source, rule, rules, values)::read;
                    case FileRule.Segment segment ->
                            new SegmentReader(source, rule.name(), segment, false)::read;
                });
    }

    /// @param text gives the row as it stands in the file, asked only for a flaw
    public ReadRow read(Row row, Supplier<String> text) {
        try {
            return reader.read(row, new Reading(row.line(), text));
        } catch (Reading.Ended ended) {
            return ended.outcome();
        }
    }

    /// A flaw of the file itself is a row that was rejected.
    public static ReadRow rejected(Flaw flaw) {
        return new ReadRow.Rejected(flaw);
    }
}
