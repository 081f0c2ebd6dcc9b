package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What changed about customers, in the order of the commits, so that other systems can take the
/// master back: which of their records is which customer, and what is believed of them.
///
/// A customer stands once, at its last change: whoever reads on from where they stopped misses
/// nothing and reads no state that has passed.
@Component
public class Changes {

    private static final String AFTER =
            """
            (select position, customer, type, golden::text as golden
               from profile.profile where position > :position order by position limit :limit)
            union all
            (select position, customer, null, null
               from profile.gone where position > :position order by position limit :limit)
            order by position limit :limit
            """;

    private final JdbcClient sql;
    private final Customers customers;

    Changes(JdbcClient sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /// A customer as it is since a change.
    ///
    /// @param position of the change
    /// @param type null when the customer is no more
    /// @param now the customer that has its records where it was merged; null where it stands, or
    ///   nothing of it is left
    /// @param records which sources' records it is
    public record Change(
            long position,
            CustomerId customer,
            @Nullable RecordType type,
            @Nullable CustomerId now,
            List<SourceKey> records,
            Map<Attribute, GoldenValue> golden) {}

    private record Row(
            long position, CustomerId customer, @Nullable String type, @Nullable String golden) {}

    /// Up to `limit` customers that changed after a position, in order.
    public List<Change> after(long position, int limit) {
        var rows =
                sql.sql(AFTER)
                        .param("position", position)
                        .param("limit", limit)
                        .query((row, _) ->
                                new Row(
                                        row.getLong("position"),
                                        new CustomerId(row.getLong("customer")),
                                        row.getString("type"),
                                        row.getString("golden")))
                        .list();
        var members = customers.members(rows.stream().map(Row::customer).toList());
        var changes = new ArrayList<Change>();
        for (var row : rows) {
            changes.add(
                    row.type == null || row.golden == null
                            ? gone(row)
                            : new Change(
                                    row.position,
                                    row.customer,
                                    RecordType.valueOf(row.type),
                                    null,
                                    members.getOrDefault(row.customer, List.of()).stream()
                                            .map(Member::key)
                                            .toList(),
                                    GoldenJson.read(row.golden)));
        }
        return changes;
    }

    private Change gone(Row row) {
        Optional<CustomerId> now =
                customers.current(row.customer).filter(other -> !other.equals(row.customer));
        return new Change(row.position, row.customer, null, now.orElse(null), List.of(), Map.of());
    }
}
