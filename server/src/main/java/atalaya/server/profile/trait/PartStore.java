package atalaya.server.profile.trait;

import atalaya.insight.trait.Part;
import atalaya.insight.trait.TraitDays;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.Copies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Parts of traits by record, in tables `profile.trait_part` and `profile.trait_channel`.
@Component
final class PartStore {

    private static final int DAYS_A_ROW = 32;

    private static final String ROWS =
            """
            select part.record, part.span, part.days
              from unnest(:records, :spans) as asked (record, span)
              join profile.trait_part part using (record, span)
             where part.file = :file
            """;

    private static final String OF_RECORDS =
            """
            select record, span, days from profile.trait_part
             where record = any(:records) and file = :file
            """;

    private static final String OF_CUSTOMER =
            """
            select part.record, part.span, part.days
              from resolve.customer_of place
              join profile.trait_part part on part.record = place.record and part.file = :file
             where place.customer = :customer
            """;

    private static final String FORGET =
            "delete from profile.trait_part where record = any(:records) and file = :file";

    private static final String SAVE =
            """
            insert into profile.trait_part (record, file, span, days)
            select record, :file, span, days
              from unnest(:records, :spans, :days) as given (record, span, days)
                on conflict (record, file, span) do update set days = excluded.days
            """;

    private static final String COUNT_CHANNELS =
            """
            insert into profile.trait_channel as known (file, channel, interactions)
            select :file, channel, more
              from unnest(:channels, :more) as given (channel, more)
                on conflict (file, channel) do update
               set interactions = known.interactions + excluded.interactions
            """;

    private static final String CHANNELS =
            """
            select channel, interactions from profile.trait_channel
             where file = :file and interactions > 0
             order by interactions desc, channel
            """;

    private final JdbcClient sql;
    private final Copies copies;

    PartStore(JdbcClient sql, Copies copies) {
        this.sql = sql;
        this.copies = copies;
    }

    /// Part of what a record did.
    private record Place(long record, int span) {}

    private record Row(Place place, String days) {}

    /// Adds what these records did since; the rows it belongs to are read, merged and written.
    void add(Counting counting, Map<Long, TraitDays> since) {
        var rows = new HashMap<Place, TraitDays>();
        since.forEach((record, days) ->
                bySpan(record, days)
                        .forEach((place, parts) ->
                                rows.computeIfAbsent(place, _ -> new TraitDays()).addAll(parts)));
        read(counting, rows);
        var written = write(counting, rows);
        sql.sql(SAVE)
                .param("file", counting.number())
                .param("records", written.stream().mapToLong(one -> one.place.record).toArray())
                .param("spans", written.stream().map(one -> one.place.span).toArray(Integer[]::new))
                .param("days", written.stream().map(Row::days).toArray(String[]::new))
                .update();
    }

    /// Writes what these records ever did, in the place of what was known of it.
    void replace(Counting counting, Collection<Long> records, Map<Long, TraitDays> all) {
        sql.sql(FORGET)
                .param("records", Happenings.longs(records))
                .param("file", counting.number())
                .update();
        var rows = new HashMap<Place, TraitDays>();
        all.forEach((record, days) -> rows.putAll(bySpan(record, days)));
        copies.write(
                "profile.trait_part (record, file, span, days)",
                write(counting, rows),
                row -> Copies.row(row.place.record, counting.number(), row.place.span, row.days));
    }

    private static Map<Place, TraitDays> bySpan(long record, TraitDays days) {
        var rows = new HashMap<Place, TraitDays>();
        days.forEachDay((day, parts) -> {
            var place = new Place(record, Math.floorDiv(day, DAYS_A_ROW));
            var row = rows.computeIfAbsent(place, _ -> new TraitDays());
            parts.forEach((trait, part) -> row.add(day, trait, part));
        });
        return rows;
    }

    private void read(Counting counting, Map<Place, TraitDays> into) {
        var places = List.copyOf(into.keySet());
        sql.sql(ROWS)
                .param("records", places.stream().mapToLong(Place::record).toArray())
                .param("spans", places.stream().map(Place::span).toArray(Integer[]::new))
                .param("file", counting.number())
                .query(row -> {
                    var days = into.get(new Place(row.getLong("record"), row.getInt("span")));
                    if (days != null) {
                        counting.json().read(row.getString("days"), days);
                    }
                });
    }

    private static List<Row> write(Counting counting, Map<Place, TraitDays> rows) {
        return List.copyOf(rows.entrySet()).parallelStream()
                .map(entry -> new Row(entry.getKey(), json(counting, entry.getValue())))
                .toList();
    }

    private static String json(Counting counting, TraitDays days) {
        var byDay = new TreeMap<Integer, Map<String, Part>>();
        days.forEachDay(byDay::put);
        return counting.json().write(byDay);
    }

    /// What each of these records did, those left out that did nothing.
    Map<Long, TraitDays> ofRecords(Counting counting, Collection<Long> records) {
        var found =
                sql.sql(OF_RECORDS)
                        .param("records", Happenings.longs(records))
                        .param("file", counting.number())
                        .query(PartStore::row)
                        .list();
        return byRecord(counting, found);
    }

    /// What each record of a customer did.
    Map<Long, TraitDays> ofCustomer(Counting counting, CustomerId customer) {
        var found =
                sql.sql(OF_CUSTOMER)
                        .param("customer", customer.serial())
                        .param("file", counting.number())
                        .query(PartStore::row)
                        .list();
        return byRecord(counting, found);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(new Place(row.getLong("record"), row.getInt("span")), row.getString("days"));
    }

    private static Map<Long, TraitDays> byRecord(Counting counting, List<Row> rows) {
        var byRecord = new TreeMap<Long, TraitDays>();
        rows.forEach(row ->
                counting.json()
                        .read(
                                row.days,
                                byRecord.computeIfAbsent(row.place.record, _ -> new TraitDays())));
        return byRecord;
    }

    /// Adds to, or takes from, the interactions of each channel.
    void countChannels(Counting counting, Map<String, Long> more) {
        var channels = new ArrayList<String>();
        more.forEach((channel, many) -> {
            if (many != 0) {
                channels.add(channel);
            }
        });
        if (!channels.isEmpty()) {
            sql.sql(COUNT_CHANNELS)
                    .param("file", counting.number())
                    .param("channels", channels.toArray(String[]::new))
                    .param(
                            "more",
                            channels.stream()
                                    .mapToLong(channel -> more.getOrDefault(channel, 0L))
                                    .toArray())
                    .update();
        }
    }

    /// Interactions of the company by channel, most first.
    Map<String, Long> channels(Counting counting) {
        var channels = new LinkedHashMap<String, Long>();
        sql.sql(CHANNELS)
                .param("file", counting.number())
                .query(row -> {
                    channels.put(row.getString("channel"), row.getLong("interactions"));
                });
        return channels;
    }
}
