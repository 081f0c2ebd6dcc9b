package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.OneTimeLinks.Purpose;
import atalaya.server.store.StoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A clock that was ahead for a while must leave nobody signed in, and no link alive, for longer
/// than was promised.
@Tag("R16")
@StoreTest
class ClockJumpsTest {

    private static final Instant TRUE_TIME = Instant.parse("2026-11-22T09:30:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final JdbcClient sql;
    private final Sessions sessions;
    private final OneTimeLinks links;
    private final People people;
    private Instant now = TRUE_TIME;

    ClockJumpsTest(JdbcClient sql) {
        this.sql = sql;
        sessions = new Sessions(sql, () -> now, Duration.ofHours(2), Duration.ofHours(12));
        links = new OneTimeLinks(sql, () -> now);
        people = new People(sql, () -> now);
    }

    @BeforeEach
    void start() {
        sql.sql("truncate access.person cascade").update();
    }

    @Test
    void aSessionBegunWhileTheClockWasAheadEnds() {
        var ann = ann();
        now = TRUE_TIME.plus(YEAR);
        var token = sessions.begin(ann);
        assertThat(sessions.find(token)).isPresent();

        now = TRUE_TIME;

        assertThat(sessions.find(token)).isEmpty();
        sessions.begin(ann);
        assertThat(count("access.session")).isEqualTo(1);
    }

    @Test
    void aSessionOutlivesAClockThatGoesBackALittle() {
        var token = sessions.begin(ann());

        now = TRUE_TIME.minusSeconds(20);

        assertThat(sessions.find(token)).isPresent();
    }

    @Test
    void aLinkMadeWhileTheClockWasAheadDoesNotWorkForAYear() {
        now = TRUE_TIME.plus(YEAR);
        var code = links.make(Purpose.SIGN_IN, ann().person()).substring("/welcome/".length());
        assertThat(links.find(code)).isPresent();

        now = TRUE_TIME;

        assertThat(links.find(code)).isEmpty();
        assertThat(links.use(code)).isEmpty();
        links.make(Purpose.FIRST, null);
        assertThat(count("access.link")).isEqualTo(1);
    }

    private Person ann() {
        return people.add("ann", "Ann", Set.of(Role.AGENT), null, Preferences.Language.EN);
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
