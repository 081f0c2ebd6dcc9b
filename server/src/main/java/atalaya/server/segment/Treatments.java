package atalaya.server.segment;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The versions of the table of treatments, in `segment.treatment`.
///
/// A version is drafted from another, simulated, and published from a day on; from then on nobody
/// edits it. Every step is in the audit. On each day one version is in force: of those published,
/// the one that began last.
@Component
public class Treatments {

    private static final String SHIPPED = "/atalaya/server/segment/treatment.yaml";
    private static final int NOTE_LENGTH = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.segment.treatment', 0))";

    private static final String COLUMNS =
            """
            select version, base, note, terms::text as terms, drafted_by, drafted_at,
                   simulated_at, published_by, published_at, valid_from
              from segment.treatment
            """;

    private static final String IN_FORCE =
            COLUMNS
                    + """
                     where published_at is not null and valid_from <= :day
                     order by valid_from desc, published_at desc limit 1
                    """;

    private static final String FIRST =
            COLUMNS + " where published_at is not null order by valid_from, published_at limit 1";

    private static final String DRAFT =
            """
            insert into segment.treatment (version, base, note, terms, drafted_by, drafted_at)
            select coalesce(max(version), 0) + 1, :base, :note, :terms::jsonb, :by, :at
              from segment.treatment
            returning version
            """;

    private static final String CHANGE =
            """
            update segment.treatment
               set note = :note, terms = :terms::jsonb, drafted_by = :by, drafted_at = :at,
                   simulated_at = null, simulation = null
             where version = :version
            """;

    private static final String PUBLISH =
            """
            update segment.treatment
               set published_by = :by, published_at = :at, valid_from = :from
             where version = :version
            """;

    private static final String SHIP =
            """
            insert into segment.treatment
                   (version, terms, drafted_by, drafted_at, published_by, published_at, valid_from)
            values (1, :terms::jsonb, 0, :at, 0, :at, :from)
                on conflict do nothing
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final InstantSource time;
    private final ZoneId zone = ZoneId.systemDefault();

    Treatments(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.time = time;
        ship();
    }

    /// All versions, the newest first.
    public List<TreatmentVersion> versions() {
        return sql.sql(COLUMNS + " order by version desc").query(Treatments::read).list();
    }

    public Optional<TreatmentVersion> find(int version) {
        return sql.sql(COLUMNS + " where version = :version")
                .param("version", version)
                .query(Treatments::read)
                .optional();
    }

    /// The version in force today; the first, by a clock that is behind the day it began.
    public TreatmentVersion inForce() {
        return inForce(today())
                .or(() -> sql.sql(FIRST).query(Treatments::read).optional())
                .orElseThrow(() -> new IllegalStateException("the shipped table is gone"));
    }

    /// The version in force on a day; empty before the first began.
    public Optional<TreatmentVersion> inForce(LocalDate day) {
        return sql.sql(IN_FORCE).param("day", day).query(Treatments::read).optional();
    }

    /// Begins a version.
    ///
    /// @param base the one it departs from
    public TreatmentVersion draft(SignedIn who, int base, String note, Terms terms) {
        return together(() -> {
            known(base);
            int version =
                    sql.sql(DRAFT)
                            .param("base", base)
                            .param("note", note(note))
                            .param("terms", json(terms))
                            .param("by", who.person().person())
                            .param("at", now())
                            .query(Integer.class)
                            .single();
            audit.record(who, "treatment.drafted", subject(version));
            return known(version);
        });
    }

    /// Edits a draft; it has to be simulated again.
    public TreatmentVersion change(SignedIn who, int version, String note, Terms terms) {
        return together(() -> {
            unpublished(version);
            sql.sql(CHANGE)
                    .param("version", version)
                    .param("note", note(note))
                    .param("terms", json(terms))
                    .param("by", who.person().person())
                    .param("at", now())
                    .update();
            audit.record(who, "treatment.changed", subject(version));
            return known(version);
        });
    }

    /// Throws a draft away.
    public void discard(SignedIn who, int version) {
        together(() -> {
            unpublished(version);
            sql.sql("delete from segment.treatment where version = :version")
                    .param("version", version)
                    .update();
            audit.record(who, "treatment.discarded", subject(version));
            return version;
        });
    }

    /// Puts a simulated version in force from a day on.
    ///
    /// @param from today or later, and not before the latest version already published begins
    public TreatmentVersion publish(SignedIn who, int version, LocalDate from) {
        return together(() -> {
            if (unpublished(version).state() != TreatmentVersion.State.SIMULATED) {
                throw new AtalayaError(
                                6304,
                                Exit.DATA_REFUSED,
                                "the version has not been simulated as it is now")
                        .at("version=" + version)
                        .remedy("simulate it, then publish");
            }
            var earliest = earliest();
            if (from.isBefore(earliest)) {
                throw new AtalayaError(
                                6305,
                                Exit.DATA_REFUSED,
                                "a version begins today or later, and not before one already published")
                        .at("validFrom=" + from)
                        .remedy("validFrom=%s, or later", earliest);
            }
            sql.sql(PUBLISH)
                    .param("version", version)
                    .param("by", who.person().person())
                    .param("at", now())
                    .param("from", from)
                    .update();
            audit.record(who, "treatment.published", subject(version));
            return known(version);
        });
    }

    /// The first day from which a version may be in force.
    public LocalDate earliest() {
        var latest =
                sql.sql("select max(valid_from) from segment.treatment")
                        .query((row, _) -> row.getObject(1, LocalDate.class))
                        .single();
        return latest.isAfter(today()) ? latest : today();
    }

    /// Keeps what a simulation of a draft found.
    void simulated(SignedIn who, int version, String simulation) {
        together(() -> {
            unpublished(version);
            sql.sql(
                            """
                            update segment.treatment
                               set simulated_at = :at, simulation = :simulation::jsonb
                             where version = :version
                            """)
                    .param("version", version)
                    .param("at", now())
                    .param("simulation", simulation)
                    .update();
            audit.record(who, "treatment.simulated", subject(version));
            return version;
        });
    }

    Optional<String> simulation(int version) {
        return sql.sql(
                        """
                        select simulation::text from segment.treatment
                         where version = :version and simulation is not null
                        """)
                .param("version", version)
                .query(String.class)
                .optional();
    }

    private static Terms shipped() {
        return switch (TermsReader.read(shippedFile())) {
            case Reading.Whole(var terms) -> terms;
            case Reading.Flawed(var flaws) ->
                    throw new IllegalStateException("the shipped table has flaws: " + flaws);
        };
    }

    /// @throws AtalayaError when there is no such version
    public TreatmentVersion known(int version) {
        return find(version)
                .orElseThrow(() ->
                        new AtalayaError(6302, Exit.DATA_REFUSED, "there is no such version")
                                .at("version=" + version)
                                .remedy("GET /v1/treatment/versions lists them"));
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), zone);
    }

    private TreatmentVersion unpublished(int version) {
        var found = known(version);
        if (found.state() == TreatmentVersion.State.PUBLISHED) {
            throw new AtalayaError(6303, Exit.DATA_REFUSED, "a published version stays as it is")
                    .at("version=" + version)
                    .remedy("draft another from it");
        }
        return found;
    }

    /// One hand at a time, and a step with its line in the audit or neither.
    private <T> T together(Supplier<T> step) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    sql.sql(LOCK).query((row, _) -> true).single();
                    return step.get();
                }));
    }

    private void ship() {
        var file = shippedFile();
        sql.sql(SHIP)
                .param("terms", json(shipped()))
                .param("at", now())
                .param("from", LocalDate.parse(file.path("validFrom").asString()))
                .update();
    }

    /// The table in the box as it is written.
    public static JsonNode shippedFile() {
        try (var stream = Treatments.class.getResourceAsStream(SHIPPED)) {
            return YAMLMapper.builder().build().readTree(Objects.requireNonNull(stream));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }

    private static String note(String typed) {
        var note = typed.strip();
        return note.length() > NOTE_LENGTH ? note.substring(0, NOTE_LENGTH) : note;
    }

    private static String subject(int version) {
        return "treatment:" + version;
    }

    private static String json(Terms terms) {
        return JSON.writeValueAsString(TermsWriter.write(terms));
    }

    private static TreatmentVersion read(ResultSet row, int number) throws SQLException {
        var terms =
                switch (TermsReader.read(JSON.readTree(row.getString("terms")))) {
                    case Reading.Whole(var whole) -> whole;
                    case Reading.Flawed(var flaws) ->
                            throw new IllegalStateException("stored terms have flaws: " + flaws);
                };
        return new TreatmentVersion(
                row.getInt("version"),
                row.getObject("base", Integer.class),
                row.getString("note"),
                terms,
                row.getLong("drafted_by"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                instant(row, "simulated_at"),
                row.getObject("published_by", Long.class),
                instant(row, "published_at"),
                row.getObject("valid_from", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
