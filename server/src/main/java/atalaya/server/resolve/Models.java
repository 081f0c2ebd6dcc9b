package atalaya.server.resolve;

import atalaya.identity.match.MatchModel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The models published so far, in table `resolve.model`. Epoch 0 ships with the program.
@Component
public class Models {

    private static final String READ = "select model from resolve.model where epoch = :epoch";

    private static final String PUBLISHED =
            """
            select epoch, model.records, model.published_at
              from resolve.progress left join resolve.model using (epoch)
            """;

    private static final String ADD =
            """
            insert into resolve.model (epoch, name, model, records, published_at)
            values (:epoch, :name, :model, :records, now())
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Holders holders;
    private final AtomicReference<Epoch> latest =
            new AtomicReference<>(new Epoch(0, MatchModel.shipped()));

    private final AtomicReference<@Nullable Scoring> scoring = new AtomicReference<>();

    private record Epoch(int number, MatchModel model) {}

    Models(JdbcClient sql, Holders holders) {
        this.sql = sql;
        this.holders = holders;
    }

    /// The model in use.
    public MatchModel current() {
        return of(sql.sql("select epoch from resolve.progress").query(Integer.class).single());
    }

    /// A model that was published, or ships.
    ///
    /// @param epoch how many were published before it; 0 of the one that ships
    /// @param records how many it was learned from; 0 of the one that ships
    /// @param publishedAt null of the one that ships
    public record Published(
            int epoch, MatchModel model, long records, @Nullable Instant publishedAt) {}

    /// The model in use, and where it comes from.
    public Published published() {
        return sql.sql(PUBLISHED)
                .query((row, _) -> {
                    int epoch = row.getInt("epoch");
                    var at = row.getObject("published_at", OffsetDateTime.class);
                    return new Published(
                            epoch,
                            of(epoch),
                            row.getLong("records"),
                            at == null ? null : at.toInstant());
                })
                .single();
    }

    /// The model of an epoch; what was published never changes.
    MatchModel of(int epoch) {
        var known = latest.get();
        if (known.number() == epoch) {
            return known.model();
        }
        var model =
                epoch == 0
                        ? MatchModel.shipped()
                        : read(
                                sql.sql(READ)
                                        .param("epoch", epoch)
                                        .query((row, _) -> row.getString(1))
                                        .single());
        latest.set(new Epoch(epoch, model));
        return model;
    }

    /// A model with the identifiers that are hubs now.
    Scoring scoring(MatchModel model) {
        var hubs = holders.hubs(model.hubLimit());
        var known = scoring.get();
        if (known != null && known.serves(model, hubs)) {
            return known;
        }
        var fresh = new Scoring(model, hubs);
        scoring.set(fresh);
        return fresh;
    }

    void add(int epoch, MatchModel model, long records) {
        sql.sql(ADD)
                .param("epoch", epoch)
                .param("name", model.name())
                .param("model", write(model))
                .param("records", records)
                .update();
    }

    static String write(MatchModel model) {
        return JSON.writeValueAsString(model);
    }

    static MatchModel read(String json) {
        return JSON.readValue(json, MatchModel.class);
    }
}
