package atalaya.server.quality;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.identity.record.DataKind;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class QualityTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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
        assertThat(measured().fresh()).isZero();
    }

    @Test
    void aSourceWithinItsPromiseIsFreshAndOneNeverImportedIsNot() {
        addSource("crm", "Jorge Sanz", "1 day");
        addSource("till", null, "1 day");
        addImport("crm", NOON.minus(Duration.ofHours(2)), 10, 0, 0);

        assertThat(health("crm").freshness()).isEqualTo(Freshness.FRESH);
        assertThat(health("till").freshness()).isEqualTo(Freshness.NEVER);
        assertThat(health("till").owned()).isFalse();
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
        assertThat(measured().gaps())
                .contains(new Gap(EMAIL, 2, 1), new Gap(BIRTH_DATE, 2, 2))
                .isSortedAccordingTo((a, b) -> Double.compare(a.filled(), b.filled()));
        assertThat(measured().customers()).isEqualTo(2);
    }

    @Test
    void flawsAreGroupedByReasonWithTheirFirstLine() {
        addSource("crm", "Jorge Sanz", null);
        long number = addImport("crm", NOON, 100, 2, 1);
        addFlaw(number, 17, "date", true);
        addFlaw(number, 9, "date", true);
        addFlaw(number, 30, "amount", false);

        var report = measured();

        assertThat(report.rejectedToday()).isEqualTo(2);
        assertThat(report.flaws())
                .extracting(FlawGroup::reason, FlawGroup::count, FlawGroup::firstLine)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("date", 2L, 9L),
                        org.assertj.core.api.Assertions.tuple("amount", 1L, 30L));
        assertThat(health("crm").flaws()).isEqualTo(3);
    }

    @Test
    void nothingImportedIsNoReasonToFail() {
        assertThat(measured().sources()).isEmpty();
        assertThat(measured().index()).isEqualTo(100);
    }

    private QualityReport measured() {
        return quality.measure(NOON);
    }

    private SourceHealth health(String source) {
        return measured().sources().stream()
                .filter(health -> health.source().name().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void settleProfiles() {
        int built = profiles.buildNext(1_000);
        while (built > 0) {
            built = profiles.buildNext(1_000);
        }
    }

    private void addSource(
            String name,
            @org.jspecify.annotations.Nullable String owner,
            @org.jspecify.annotations.Nullable String freshness) {
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
