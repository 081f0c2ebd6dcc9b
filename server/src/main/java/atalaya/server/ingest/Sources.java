package atalaya.server.ingest;

import atalaya.identity.record.DataKind;
import atalaya.server.ingest.source.DateOrder;
import atalaya.server.ingest.source.Formats;
import atalaya.server.ingest.source.SourceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue of sources, in table `ingest.source`.
@Component
public class Sources {

    /// What a leaf or an unknown source is believed.
    private static final int LEAST_TRUST = 0;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS =
            """
            select source, title, owner, kinds, trust,
                   extract(epoch from freshness)::bigint as freshness, purpose, country, internal,
                   added_at
              from ingest.source
            """;

    private static final String PUT =
            """
            insert into ingest.source
                   (source, title, owner, kinds, trust, freshness, purpose, country, definition)
            values (:source, :title, :owner, :kinds, :trust, make_interval(secs => :freshness),
                    :purpose, :country, jsonb_build_object('text', :text::text))
            on conflict (source) do update
               set title = excluded.title, owner = excluded.owner, kinds = excluded.kinds,
                   trust = excluded.trust, freshness = excluded.freshness,
                   purpose = excluded.purpose, country = excluded.country,
                   definition = excluded.definition, changed_at = now()
             where source.definition is distinct from excluded.definition
            """;

    private final JdbcClient sql;

    Sources(JdbcClient sql) {
        this.sql = sql;
    }

    /// All sources, in the order in which they were added.
    public List<Source> all() {
        return sql.sql(COLUMNS + "order by added_at, source").query((row, _) -> read(row)).list();
    }

    public Optional<Source> find(String name) {
        return sql.sql(COLUMNS + "where source = :source")
                .param("source", name)
                .query((row, _) -> read(row))
                .optional();
    }

    /// How far each source is believed; one that is not in the map (a leaf's) is not believed at
    /// all.
    public Map<String, Integer> trust() {
        return all().stream().collect(Collectors.toMap(Source::name, Source::trust));
    }

    public int trust(String name) {
        return find(name).map(Source::trust).orElse(LEAST_TRUST);
    }

    /// Adds a source to the catalogue, or takes over its changed source file.
    @Transactional
    public void put(SourceFile source) {
        var freshness = source.freshness();
        sql.sql(PUT)
                .param("source", source.name())
                .param("title", source.title())
                .param("owner", source.owner())
                .param(
                        "kinds",
                        source.kinds().stream()
                                .sorted()
                                .map(SourceFile::word)
                                .toArray(String[]::new))
                .param("trust", source.trust())
                .param("freshness", freshness == null ? null : (double) freshness.toSeconds())
                .param("purpose", source.purpose())
                .param("country", source.country())
                .param("text", source.text())
                .update();
    }

    /// The time zone in which each source lives, by its name.
    public Map<String, ZoneId> zones() {
        var zones = new HashMap<String, ZoneId>();
        sql.sql(
                        "select source, definition ->> 'text' as text from ingest.source where not internal")
                .query(row -> {
                    var name = row.getString("source");
                    zones.put(name, SourceFile.parse(row.getString("text"), name).zone());
                });
        return zones;
    }

    /// The source file of a source that was imported before.
    public Optional<SourceFile> definition(String name) {
        return sql.sql("select definition ->> 'text' from ingest.source where source = :source")
                .param("source", name)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(text -> text)
                .map(text -> SourceFile.parse(text, name));
    }

    /// What earlier imports of a file decided about its columns.
    Formats formats(String name, String file) {
        return sql.sql("select formats -> :file from ingest.source where source = :source")
                .param("file", file)
                .param("source", name)
                .query((row, _) -> formats(row.getString(1)))
                .optional()
                .orElse(Formats.NONE);
    }

    void keepFormats(String name, String file, Formats formats) {
        var json = Map.of("dates", formats.dates(), "decimals", formats.decimals());
        sql.sql(
                        """
                        update ingest.source
                           set formats = jsonb_set(formats, array[:file], :json::jsonb)
                         where source = :source
                        """)
                .param("file", file)
                .param("json", JSON.writeValueAsString(json))
                .param("source", name)
                .update();
    }

    private static Formats formats(@Nullable String json) {
        if (json == null) {
            return Formats.NONE;
        }
        var tree = JSON.readTree(json);
        var dates = new LinkedHashMap<String, DateOrder>();
        tree.path("dates")
                .properties()
                .forEach(e -> dates.put(e.getKey(), DateOrder.valueOf(e.getValue().asString())));
        var decimals = new LinkedHashMap<String, Character>();
        tree.path("decimals")
                .properties()
                .forEach(e -> decimals.put(e.getKey(), e.getValue().asString().charAt(0)));
        return new Formats(dates, decimals);
    }

    private static Source read(ResultSet row) throws SQLException {
        var seconds = row.getObject("freshness", Long.class);
        return new Source(
                row.getString("source"),
                row.getString("title"),
                row.getString("owner"),
                Arrays.stream((String[]) row.getArray("kinds").getArray())
                        .map(Sources::kind)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getInt("trust"),
                seconds == null ? null : Duration.ofSeconds(seconds),
                row.getString("purpose"),
                row.getString("country"),
                row.getBoolean("internal"),
                row.getTimestamp("added_at").toInstant());
    }

    private static DataKind kind(String word) {
        return DataKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
