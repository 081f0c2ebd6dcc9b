package atalaya.server.value;

import atalaya.insight.health.Trend;
import atalaya.insight.risk.Standing;
import atalaya.server.resolve.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A customer as a line of a list behind a mark. Money is in minor units.
///
/// @param realised contribution of 12 months
/// @param contribution of all time
/// @param lifetime worth of the next 36 months; null where nothing can be expected
/// @param lastDay of the last purchase; null without one
public record PortfolioLine(
        CustomerId customer,
        String name,
        @Nullable String city,
        @Nullable String owner,
        long realised,
        long contribution,
        @Nullable Long lifetime,
        double health,
        Trend trend,
        Standing standing,
        @Nullable LocalDate lastDay,
        int purchases) {

    /// Where a page ended.
    public record Place(long realised, long customer) {}

    public Place place() {
        return new Place(realised, customer.serial());
    }

    static PortfolioLine read(ResultSet row) throws SQLException {
        long lifetime = row.getLong("lifetime");
        boolean expected = !row.wasNull();
        return new PortfolioLine(
                new CustomerId(row.getLong("customer")),
                row.getString("name"),
                row.getString("city"),
                row.getString("owner"),
                row.getLong("realised"),
                row.getLong("contribution"),
                expected ? (Long) lifetime : null,
                row.getDouble("health"),
                Trend.valueOf(row.getString("trend")),
                Standing.valueOf(row.getString("standing")),
                row.getObject("last_day", LocalDate.class),
                row.getInt("purchases"));
    }
}
