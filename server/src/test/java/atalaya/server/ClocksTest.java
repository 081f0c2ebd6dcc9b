package atalaya.server;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.EventLog;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.StoredEvent;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.resolve.Customers;
import atalaya.server.store.ApplicationTest;
import atalaya.server.value.Runs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.convention.TestBean;

/// R16: the server's clock is set forward and back by up to a year, again and again, while somebody
/// buys and reads; in the end the clock is right.
@Tag("R16")
@ApplicationTest
class ClocksTest {

    private static final Instant TRUE_TIME = Instant.parse("2026-11-22T09:30:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(TRUE_TIME, ZoneOffset.UTC);
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 2);
    private static final int EVENTS = 40;

    private static Instant now = TRUE_TIME;

    @TestBean @Nullable InstantSource time;

    static InstantSource time() {
        return () -> now;
    }

    private final EventLog events;
    private final Journey journey;
    private final Customers customers;
    private final Profiles profiles;
    private final Timeline timeline;
    private final Runs runs;

    ClocksTest(
            @Autowired EventLog events,
            @Autowired Journey journey,
            @Autowired Customers customers,
            @Autowired Profiles profiles,
            @Autowired Timeline timeline,
            @Autowired Runs runs,
            @Autowired Sources sources) {
        this.events = events;
        this.journey = journey;
        this.customers = customers;
        this.profiles = profiles;
        this.timeline = timeline;
        this.runs = runs;
        sources.put(SourceFile.live("shop"));
    }

    @Test
    void nothingIsLostOrTwiceAndFiguresAreOfTodayAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            check(new Random().nextLong());
        }
    }

    private void check(long seed) {
        var random = new Random(seed);
        var user = "user-" + seed;
        for (int i = 0; i < EVENTS; i++) {
            now = TRUE_TIME.plus(Duration.ofHours(random.nextInt(-9_000, 9_000)));
            send(user, i);
            if (random.nextInt(3) == 0) {
                send(user, random.nextInt(i + 1));
            }
            if (random.nextInt(8) == 0) {
                journey.catchUp();
            }
        }
        now = TRUE_TIME;
        journey.catchUp();

        var customer =
                customers
                        .of(List.of(customers.record(new SourceKey("shop", user)).orElseThrow()))
                        .values()
                        .iterator()
                        .next();
        assertThat(profiles.find(customer).orElseThrow().activity().interactions())
                .as("seed %d", seed)
                .isEqualTo(EVENTS);
        assertThat(timeline.page(customer, TimelineFilter.ALL, null, 2 * EVENTS).entries())
                .as("seed %d", seed)
                .hasSize(EVENTS)
                .extracting(TimelineEntry::at)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(runs.latest().orElseThrow().until())
                .as("seed %d", seed)
                .isBetween(TODAY, TODAY.plusDays(1));
    }

    /// What clients do: their own clock is right, only the server's is not.
    private void send(String user, int number) {
        var body =
                """
                {"type":"track","event":"Product Viewed","userId":"%s","timestamp":"%s"}
                """
                        .formatted(user, TRUE_TIME.minus(Duration.ofHours(number)));
        events.append(
                List.of(
                        new StoredEvent(
                                "shop",
                                user + "-" + number,
                                "k",
                                false,
                                now,
                                null,
                                body.getBytes(StandardCharsets.UTF_8),
                                body)));
    }
}
