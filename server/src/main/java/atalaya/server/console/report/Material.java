package atalaya.server.console.report;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.cluster.Questions.Question;
import atalaya.identity.column.ColumnProfile;
import atalaya.identity.match.MatchModel;
import atalaya.identity.standard.StandardRecord;
import java.util.List;

/// What a report is made of.
///
/// @param records in the order of the result's numbers
/// @param questions pairs worth asking about, best first
public record Material(
        List<StandardRecord> records,
        List<ReadFile> files,
        MatchModel model,
        BulkResolver.Result result,
        List<Question> questions) {

    /// A file and what it holds.
    ///
    /// @param flaws lines that could not be read
    /// @param firstFlawLine the first of them, counted from 1; 0 where there is none
    public record ReadFile(
            String name,
            int records,
            long flaws,
            long firstFlawLine,
            List<ColumnProfile> columns) {}
}
