package atalaya.server.resolve;

import atalaya.identity.match.MatchScore;
import atalaya.identity.record.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two records the model is unsure about, waiting for a person's answer.
///
/// @param left the record with the smaller number
/// @param right the record with the larger number
/// @param probability that the two are one customer, between 0 and 1
/// @param askedAt when the model first came to doubt
/// @param doubts how many people looked and could not tell
/// @param claimedBy who has it before them, or null when it is free
public record ReviewCase(
        long left,
        long right,
        SourceKey leftKey,
        SourceKey rightKey,
        CustomerId leftCustomer,
        CustomerId rightCustomer,
        int millibits,
        double probability,
        Instant askedAt,
        int doubts,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil) {

    /// @param row of `resolve.question`
    public static ReviewCase read(ResultSet row, int number) throws SQLException {
        int millibits = row.getInt("millibits");
        var claimedBy = row.getString("claimed_by");
        var until = row.getObject("claimed_until", OffsetDateTime.class);
        return new ReviewCase(
                row.getLong("left_record"),
                row.getLong("right_record"),
                new SourceKey(row.getString("left_source"), row.getString("left_key")),
                new SourceKey(row.getString("right_source"), row.getString("right_key")),
                new CustomerId(row.getLong("left_customer")),
                new CustomerId(row.getLong("right_customer")),
                millibits,
                new MatchScore(millibits, List.of()).probability(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ((String[]) row.getArray("doubted_by").getArray()).length,
                claimedBy,
                claimedBy == null || until == null ? null : until.toInstant());
    }
}
