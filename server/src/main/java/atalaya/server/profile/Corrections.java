package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Values people typed to correct the sources, in table `profile.correction`: the highest-ranking
/// source of all.
///
/// Each belongs to the anchor record of the customer it was made for and goes where that record
/// goes, so that a merge or a split takes it along and an undo brings it back.
@Component
public class Corrections {

    /// The source that lineage names for them.
    public static final String SOURCE = "corrections";

    private static final String READ =
            """
            select correction, record, attribute, text, author, at, reason, withdrawn_by,
                   withdrawn_at
              from profile.correction
            """;

    private static final String ADD =
            """
            insert into profile.correction (correction, record, attribute, text, author, at, reason)
            select coalesce(max(correction), 0) + 1, :record, :attribute, :text, :author, :at,
                   :reason
              from profile.correction
            returning correction
            """;

    private static final String WITHDRAW =
            """
            update profile.correction set withdrawn_by = :author, withdrawn_at = :at
             where correction = :correction and withdrawn_at is null
            """;

    private final JdbcClient sql;
    private final Customers customers;
    private final InstantSource time;
    private final ApplicationEventPublisher listeners;

    Corrections(
            JdbcClient sql,
            Customers customers,
            InstantSource time,
            ApplicationEventPublisher listeners) {
        this.sql = sql;
        this.customers = customers;
        this.time = time;
        this.listeners = listeners;
    }

    /// A customer's corrections changed.
    record Corrected(CustomerId customer) {}

    /// Corrects one attribute of a customer and rebuilds its profile.
    ///
    /// @throws IllegalArgumentException for a blank text or a customer without records
    @Transactional
    public Correction correct(
            CustomerId customer, Attribute attribute, String text, String author, String reason) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A correction needs a value.");
        }
        var anchor =
                customers.members(customer).stream()
                        .findFirst()
                        .map(Member::record)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no customer %s.".formatted(customer)));
        sql.sql("lock table profile.correction in share row exclusive mode").update();
        long number =
                sql.sql(ADD)
                        .param("record", anchor)
                        .param("attribute", attribute.word())
                        .param("text", text.strip())
                        .param("author", author)
                        .param("at", time.instant().atOffset(ZoneOffset.UTC))
                        .param("reason", reason.strip())
                        .query(Long.class)
                        .single();
        listeners.publishEvent(new Corrected(customer));
        return find(number).orElseThrow();
    }

    /// Withdraws a correction and rebuilds the profile of the customer that has it now.
    ///
    /// @throws IllegalArgumentException when there is none of that number, or it was withdrawn
    @Transactional
    public Correction undo(long number, String author) {
        int withdrawn =
                sql.sql(WITHDRAW)
                        .param("correction", number)
                        .param("author", author)
                        .param("at", time.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (withdrawn == 0) {
            throw new IllegalArgumentException(
                    "There is no correction %d that holds.".formatted(number));
        }
        var correction = find(number).orElseThrow();
        customers
                .of(List.of(correction.record()))
                .values()
                .forEach(customer -> listeners.publishEvent(new Corrected(customer)));
        return correction;
    }

    public Optional<Correction> find(long number) {
        return sql.sql(READ + "where correction = :correction")
                .param("correction", number)
                .query(Corrections::correction)
                .optional();
    }

    /// What was corrected for a customer, newest first, withdrawn ones included.
    public List<Correction> of(CustomerId customer) {
        var records = customers.members(customer).stream().map(Member::record).toList();
        return find(records).reversed();
    }

    /// What was corrected on these records, withdrawn ones included, oldest first.
    Map<Long, List<Correction>> ofRecords(Collection<Long> records) {
        return find(records).stream().collect(Collectors.groupingBy(Correction::record));
    }

    private List<Correction> find(Collection<Long> records) {
        return sql.sql(READ + "where record = any(:records) order by correction")
                .param("records", ProfileStore.longs(records, Long::longValue))
                .query(Corrections::correction)
                .list();
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getLong("correction"),
                row.getLong("record"),
                Attribute.parse(row.getString("attribute")).orElseThrow(),
                row.getString("text"),
                row.getString("author"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                row.getString("reason"),
                row.getString("withdrawn_by"),
                ProfileStore.instant(row, "withdrawn_at"));
    }
}
