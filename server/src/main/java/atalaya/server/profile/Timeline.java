package atalaya.server.profile;

import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All interactions of a customer's records, over all channels. Weeks begin on Monday, in UTC.
@Component
public class Timeline {

    private static final int WEEKS = 52;

    /// The newest of each record, merged: a record with many interactions costs one page.
    private static final String PAGE =
            """
            select found.*
              from unnest(:records) as mine (record)
             cross join lateral (
                   select position, at, source, type, channel, department, amount, currency,
                          reference_kind, reference, text, properties::text as properties,
                          outcome, record
                     from ingest.interaction
                    where interaction.record = mine.record
                      %s
                    order by at desc, position desc
                    limit :limit) as found
             order by at desc, position desc
             limit :limit
            """;

    private static final String WEEKLY =
            """
            select date_trunc('week', at at time zone 'UTC')::date as monday, count(*) as many,
                   coalesce(sum(outcome) filter (where outcome > 0), 0) as good,
                   coalesce(sum(outcome) filter (where outcome < 0), 0) as bad
              from ingest.interaction
             where record = any(:records) and at >= :from and at < :to
             group by 1
            """;

    /// What a customer did, by family: an order, a return or a case is one, however often it was
    /// spoken of; grain: family; unit: distinct references, or interactions without one.
    private static final String DEEDS =
            """
            select case when type = 'Order Completed' then 'orders'
                        when type like 'Return %' then 'returns'
                        when type like 'Case %' then 'cases'
                        else 'calls' end as family,
                   count(distinct case when type like 'Call %' or type like 'Chat %'
                                       then position::text
                                       else coalesce(reference, position::text) end) as many,
                   max(at) as last_at
              from ingest.interaction
             where record = any(:records)
               and (type in ('Order Completed', 'Call Ended', 'Call Abandoned', 'Chat Ended')
                    or type like 'Return %' or type like 'Case %')
             group by 1
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Customers customers;
    private final Cursors cursors;

    Timeline(JdbcClient sql, Customers customers, Cursors cursors) {
        this.sql = sql;
        this.customers = customers;
        this.cursors = cursors;
    }

    /// One page, newest first.
    ///
    /// @param cursor from the page before, or null for the newest
    /// @param limit rows a page, 50 on screen
    public TimelinePage page(
            CustomerId customer, TimelineFilter filter, @Nullable String cursor, int limit) {
        var keyOf = keys(customer);
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        params.put("records", ProfileStore.longs(keyOf.keySet(), Long::longValue));
        params.put("limit", limit + 1);
        narrow(filter, conditions, params);
        if (cursor != null) {
            var parts = cursors.read(cursor);
            conditions.add("(at, position) < (:beforeAt, :beforePosition)");
            params.put("beforeAt", Instant.parse(parts.getFirst()).atOffset(ZoneOffset.UTC));
            params.put("beforePosition", Long.parseLong(parts.getLast()));
        }
        var and = conditions.stream().map(one -> "and " + one + " ").collect(Collectors.joining());
        var found =
                sql.sql(PAGE.formatted(and))
                        .params(params)
                        .query((row, _) -> entry(row, keyOf))
                        .list();
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new TimelinePage(shown, more ? cursor(shown.getLast()) : null);
    }

    /// The newest of some families of types, newest first.
    public List<TimelineEntry> newest(CustomerId customer, List<String> families, int limit) {
        var keyOf = keys(customer);
        var types = families.stream().flatMap(one -> Arrays.stream(types(one)));
        return sql.sql(PAGE.formatted("and type = any(:types) "))
                .param("records", ProfileStore.longs(keyOf.keySet(), Long::longValue))
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> entry(row, keyOf))
                .list();
    }

    /// The 52 weeks up to and including the week of `until`, oldest first, empty weeks included.
    public List<TimelineWeek> weeks(CustomerId customer, LocalDate until) {
        var last = until.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = last.minusWeeks(WEEKS - 1);
        var weeks = new LinkedHashMap<LocalDate, TimelineWeek>();
        for (int i = 0; i < WEEKS; i++) {
            var monday = first.plusWeeks(i);
            weeks.put(monday, new TimelineWeek(monday, 0, 0, 0));
        }
        sql.sql(WEEKLY)
                .param("records", ProfileStore.longs(keys(customer).keySet(), Long::longValue))
                .param("from", first.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", last.plusWeeks(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var monday = row.getObject("monday", LocalDate.class);
                    weeks.put(
                            monday,
                            new TimelineWeek(
                                    monday,
                                    row.getInt("many"),
                                    row.getDouble("good"),
                                    row.getDouble("bad")));
                });
        return List.copyOf(weeks.values());
    }

    /// How many interactions there are for each channel, most first; those without one are left
    /// out.
    public Map<String, Long> channels(CustomerId customer) {
        return mostFirst(counts("channel", customer));
    }

    /// How many interactions there are for each family of types, most first.
    public Map<String, Long> families(CustomerId customer) {
        var families = new HashMap<String, Long>();
        counts("type", customer)
                .forEach((type, many) -> families.merge(family(type), many, Long::sum));
        return mostFirst(families);
    }

    /// How many orders, returns, calls (with chats) and cases there were, by family.
    public Map<String, Deeds> deeds(CustomerId customer) {
        var deeds = new HashMap<String, Deeds>();
        sql.sql(DEEDS)
                .param("records", ProfileStore.longs(keys(customer).keySet(), Long::longValue))
                .query(row -> {
                    deeds.put(
                            row.getString("family"),
                            new Deeds(
                                    row.getLong("many"), row.getTimestamp("last_at").toInstant()));
                });
        return deeds;
    }

    private static void narrow(
            TimelineFilter filter, List<String> conditions, Map<String, Object> params) {
        if (filter.channel() != null) {
            conditions.add("channel = :channel");
            params.put("channel", filter.channel());
        }
        if (filter.family() != null) {
            conditions.add("type = any(:types)");
            params.put("types", types(filter.family()));
        }
        if (filter.from() != null) {
            conditions.add("at >= :from");
            params.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("at < :to");
            params.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
    }

    private static String[] types(String family) {
        return Vocabulary.types().values().stream()
                .filter(type -> type.family().equals(family))
                .map(Vocabulary.Type::name)
                .toArray(String[]::new);
    }

    /// The family of a type; a type the vocabulary does not know stands for itself.
    private static String family(String type) {
        return Vocabulary.type(type).map(Vocabulary.Type::family).orElse(type);
    }

    /// @param column one of two fixed names
    private Map<String, Long> counts(String column, CustomerId customer) {
        var counts = new HashMap<String, Long>();
        sql.sql(
                        """
                        select %1$s as word, count(*) as many from ingest.interaction
                         where record = any(:records) and %1$s is not null
                         group by 1
                        """
                                .formatted(column))
                .param("records", ProfileStore.longs(keys(customer).keySet(), Long::longValue))
                .query(row -> {
                    counts.put(row.getString("word"), row.getLong("many"));
                });
        return counts;
    }

    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        var sorted = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private Map<Long, SourceKey> keys(CustomerId customer) {
        return customers.members(customer).stream()
                .collect(Collectors.toMap(Member::record, Member::key));
    }

    private String cursor(TimelineEntry last) {
        return cursors.write(last.at().toString(), Long.toString(last.position()));
    }

    private static TimelineEntry entry(ResultSet row, Map<Long, SourceKey> keyOf)
            throws SQLException {
        var properties = row.getString("properties");
        var type = row.getString("type");
        return new TimelineEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                type,
                family(type),
                row.getString("channel"),
                row.getString("department"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("reference_kind"),
                row.getString("reference"),
                row.getString("text"),
                properties == null ? Map.of() : JSON.readValue(properties, PROPERTIES),
                row.getBigDecimal("outcome"),
                Objects.requireNonNull(keyOf.get(row.getLong("record"))));
    }
}
