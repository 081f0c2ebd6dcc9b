package atalaya.server.quality;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import atalaya.identity.record.DataKind;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.quality.SourceHealth.Freshness;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class QualityTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant AFTERNOON = NOON.plusSeconds(3_600);

    private final Town town;
    private final Profiles profiles;
    private final Quality quality;
    private final JdbcClient sql;

    @Autowired
    QualityTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            Quality quality,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.profiles = profiles;
        this.quality = quality;
        this.sql = sql;
    }

    @BeforeEach
    void forgetWhatWasImported() {
        sql.sql("delete from ingest.flaw").update();
        sql.sql("delete from ingest.import").update();
        sql.sql("delete from ingest.source where not internal").update();
    }

    @Test
    void aSourceThatIsOlderThanPromisedIsLate() {
        addSource("crm", "Jorge Sanz", "1 hour");
        addImport("crm", NOON.minus(Duration.ofHours(2)), 10, 0, 0);

        assertThat(health("crm").freshness()).isEqualTo(Freshness.LATE);
        assertThat(overview().fresh()).isZero();
        assertThat(overview().withTarget()).isEqualTo(1);
    }

    @Test
    void theIndexOfASourceIsTheSumOfItsParts() {
        addSource("crm", "Jorge Sanz", "1 hour");
        addImport("crm", NOON.minus(Duration.ofHours(2)), 10, 1, 0);
        var index = health("crm").index();

        assertThat(index.terms())
                .extracting(QualityIndex.Term::part, QualityIndex.Term::share)
                .contains(
                        tuple(QualityIndex.Part.VALIDITY, 0.9),
                        tuple(QualityIndex.Part.FRESHNESS, 1.0 / 3),
                        tuple(QualityIndex.Part.OWNERSHIP, 1.0));
        assertThat(index.value())
                .isCloseTo(index.terms().stream().mapToDouble(index::points).sum(), within(1e-9))
                .isBetween(0.0, 100.0);
    }

    @Test
    void whatDoesNotApplyWeighsNothing() {
        var index = QualityIndex.of(null, 1, null, null, true);

        assertThat(index.weights()).isEqualTo(35);
        assertThat(index.value()).isEqualTo(100);
        assertThat(QualityIndex.of(0.5, 1, 1.0, 1.0, false).value()).isCloseTo(80, within(1e-9));
    }

    @Test
    void aSourceWithinItsPromiseIsFreshAndOneNeverImportedIsNot() {
        addSource("crm", "Jorge Sanz", "1 day");
        addSource("till", null, "1 day");
        addImport("crm", NOON.minus(Duration.ofHours(2)), 10, 0, 0);

        assertThat(health("crm").freshness()).isEqualTo(Freshness.FRESH);
        assertThat(health("till").freshness()).isEqualTo(Freshness.NEVER);
        assertThat(overview().withoutOwner()).isEqualTo(1);
    }

    @Test
    void rowsSetAsideLowerValidity() {
        addSource("crm", "Jorge Sanz", null);
        addImport("crm", NOON, 200, 10, 30);

        assertThat(health("crm").validity()).isCloseTo(0.8, within(1e-9));
        assertThat(health("crm").freshness()).isEqualTo(Freshness.NO_TARGET);
    }

    @Test
    void valuesThatAreMissingLowerCompletenessAndShowAsGaps() {
        addSource("crm", "Jorge Sanz", null);
        town.settle(
                town.person(
                        "crm:ann", GIVEN_NAME, "Ann", SURNAME_1, "Lee", EMAIL, "ann@lee.example"),
                town.person("crm:tim", GIVEN_NAME, "Tim", SURNAME_1, "Ferro"));
        settleProfiles();

        // Ann has three of the three attributes the source brings, Tim two.
        assertThat(health("crm").completeness().get(DataKind.DEMOGRAPHIC))
                .isCloseTo(5.0 / 6, within(1e-9));
        assertThat(quality.gaps(10))
                .contains(new Gap(EMAIL, 0.5, 1), new Gap(BIRTH_DATE, 0, 2))
                .isSortedAccordingTo(Comparator.comparing(Gap::filled));
        assertThat(overview().customers()).isEqualTo(2);
    }

    @Test
    void flawsAreGroupedByReasonWithTheirFirstLine() {
        addSource("crm", "Jorge Sanz", null);
        long number = addImport("crm", NOON, 100, 2, 1);
        addFlaw(number, 17, "date", true);
        addFlaw(number, 9, "date", true);
        addFlaw(number, 30, "amount", false);

        assertThat(overview().rejectedLastDay()).isEqualTo(2);
        assertThat(health("crm").anomalies())
                .extracting(Anomaly::reason, Anomaly::count, Anomaly::firstLine)
                .containsExactly(tuple("date", 2L, 9L), tuple("amount", 1L, 30L));
        assertThat(quality.examples("crm", "date", 1))
                .extracting(FlawExample::line)
                .containsExactly(9L);
    }

    @Test
    void anImportWithoutFlawsClearsThoseOfTheOneBefore() {
        addSource("crm", "Jorge Sanz", null);
        addFlaw(addImport("crm", NOON.minus(Duration.ofHours(1)), 100, 1, 0), 9, "date", true);
        addImport("crm", NOON, 100, 0, 0);

        assertThat(health("crm").anomalies()).isEmpty();
        assertThat(health("crm").validity()).isEqualTo(1);
    }

    @Test
    void nothingImportedIsNoReasonToFail() {
        assertThat(overview().sources()).isZero();
        assertThat(overview().completeness()).isEqualTo(1);
    }

    private Overview overview() {
        return quality.overview(AFTERNOON);
    }

    private SourceHealth health(String source) {
        return quality.sources(AFTERNOON).stream()
                .filter(health -> health.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void settleProfiles() {
        int built = profiles.buildNext(1_000);
        while (built > 0) {
            built = profiles.buildNext(1_000);
        }
    }

    private void addSource(String name, @Nullable String owner, @Nullable String freshness) {
        sql.sql(
                        """
                        insert into ingest.source
                               (source, title, owner, kinds, trust, freshness, definition)
                        values (:name, :name, :owner, '{demographic}', 50, :freshness::interval, '{}')
                        """)
                .param("name", name)
                .param("owner", owner)
                .param("freshness", freshness)
                .update();
    }

    private long addImport(String source, Instant endedAt, long lines, long rejected, long aside) {
        return sql.sql(
                        """
                        insert into ingest.import
                               (source, file, path, fingerprint, bytes, state, started_at, ended_at,
                                lines, rejected, set_aside)
                        values (:source, 'people', 'people.csv', '', 0, 'DONE', :at, :at,
                                :lines, :rejected, :aside)
                        returning import
                        """)
                .param("source", source)
                .param("at", endedAt.atOffset(ZoneOffset.UTC))
                .param("lines", lines)
                .param("rejected", rejected)
                .param("aside", aside)
                .query(Long.class)
                .single();
    }

    private void addFlaw(long number, long line, String reason, boolean wholeRow) {
        sql.sql(
                        """
                        insert into ingest.flaw
                               (import, source, file, line, reason, whole_row, detail, text, at)
                        values (:import, 'crm', 'people', :line, :reason, :whole, 'unreadable', 'x', :at)
                        """)
                .param("import", number)
                .param("line", line)
                .param("reason", reason)
                .param("whole", wholeRow)
                .param("at", NOON.atOffset(ZoneOffset.UTC))
                .update();
    }
}
