package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records make up which customer, in table `resolve.customer_of`.
@Component
public class Customers {

    private static final String CURRENT =
            """
            select place.customer
              from resolve.standard_record standing
              join resolve.customer_of place on place.record = standing.record
             where standing.serial = :serial
            """;

    private static final String MEMBERS =
            """
            select standing.record, standing.source, standing.key, standing.type,
                   standing.retired, standing.serial, place.customer
              from resolve.customer_of place
              join resolve.standard_record standing on standing.record = place.record
             where place.customer = any((select :customers::bigint[])::bigint[])
             order by place.customer, standing.serial <> place.customer, standing.serial
            """;

    private static final String OF =
            "select record, customer from resolve.customer_of where record = any((select :records::bigint[])::bigint[])";

    private static final String RECORD =
            "select record from resolve.standard_record where source = :source and key = :key";

    private static final String COUNT =
            """
            select count(*)
              from resolve.standard_record standing
              join resolve.customer_of place
                on place.record = standing.record and place.customer = standing.serial
             where standing.type <> 'LEAF'
            """;

    private final JdbcClient sql;

    Customers(JdbcClient sql) {
        this.sql = sql;
    }

    /// The id under which a customer is known now; the same id unless it was merged away. Empty for
    /// an id never given.
    public Optional<CustomerId> current(CustomerId everGiven) {
        return sql.sql(CURRENT)
                .param("serial", everGiven.serial())
                .query((row, _) -> new CustomerId(row.getLong("customer")))
                .optional();
    }

    /// The records of a customer, anchor first, then by serial.
    public List<Member> members(CustomerId customer) {
        return members(List.of(customer)).getOrDefault(customer, List.of());
    }

    /// The records of each of these customers, anchor first, then by serial.
    public Map<CustomerId, List<Member>> members(Collection<CustomerId> customers) {
        var members = new HashMap<CustomerId, List<Member>>();
        sql.sql(MEMBERS)
                .param("customers", Numbers.array(customers, CustomerId::serial))
                .query(row -> {
                    members.computeIfAbsent(
                                    new CustomerId(row.getLong("customer")),
                                    _ -> new java.util.ArrayList<>())
                            .add(member(row));
                });
        return members;
    }

    /// The customer of each of these records that has been placed.
    public Map<Long, CustomerId> of(Collection<Long> records) {
        var found = new HashMap<Long, CustomerId>();
        if (!records.isEmpty()) {
            sql.sql(OF)
                    .param("records", Numbers.array(records))
                    .query(row -> {
                        found.put(row.getLong("record"), new CustomerId(row.getLong("customer")));
                    });
        }
        return found;
    }

    /// The number of a record by its source's name for it; empty until it is placed.
    public Optional<Long> record(SourceKey key) {
        return sql.sql(RECORD)
                .param("source", key.source())
                .param("key", key.record())
                .query(Long.class)
                .optional();
    }

    /// Every customer, leaves that stand alone included.
    public SortedSet<CustomerId> all() {
        return new TreeSet<>(
                sql.sql("select distinct customer from resolve.customer_of")
                        .query((row, _) -> new CustomerId(row.getLong(1)))
                        .list());
    }

    /// How many customers hold at least one record of a person or company.
    public long count() {
        return sql.sql(COUNT).query(Long.class).single();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getLong("record"),
                new SourceKey(row.getString("source"), row.getString("key")),
                RecordType.valueOf(row.getString("type")),
                row.getBoolean("retired"),
                new CustomerId(row.getLong("serial")));
    }
}
