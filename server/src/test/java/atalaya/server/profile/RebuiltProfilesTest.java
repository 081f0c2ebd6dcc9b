package atalaya.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.RandomTown;
import atalaya.server.resolve.Refusal;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A profile followed step by step is the one that its records give when all are built again (R6).
@ApplicationTest
class RebuiltProfilesTest {

    /// More of them by `./atalaya prove R6`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 2);

    private static final OffsetDateTime MORNING =
            OffsetDateTime.of(2026, 10, 1, 9, 0, 0, 0, ZoneOffset.UTC);

    private final Town town;
    private final Resolution resolution;
    private final Profiles profiles;
    private final Corrections corrections;
    private final Decisions decisions;
    private final JdbcClient sql;
    private final List<String> keys = new ArrayList<>();
    private final List<Long> decided = new ArrayList<>();
    private final List<Long> corrected = new ArrayList<>();

    @Autowired
    RebuiltProfilesTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            Corrections corrections,
            Decisions decisions,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.resolution = resolution;
        this.profiles = profiles;
        this.corrections = corrections;
        this.decisions = decisions;
        this.sql = sql;
    }

    static LongStream seeds() {
        return LongStream.range(61, 61 + ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R6")
    void whateverHappenedEachProfileIsWhatItsRecordsGive(long seed) {
        var random = new Random(seed);
        var people = new RandomTown(seed, 15);
        for (int step = 0; step < 60; step++) {
            happen(random, people, "s%d:%d".formatted(seed, step));
            if (random.nextInt(3) == 0) {
                profiles.buildNext(1 + random.nextInt(5));
            }
        }
        catchUp();
        var followed = StoredProfiles.rows(sql);

        profiles.rebuild();
        assertThat(StoredProfiles.rows(sql)).as("rebuilt, seed %d", seed).isEqualTo(followed);

        sql.sql("truncate profile.profile, profile.identifier, profile.tie").update();
        sql.sql("update profile.progress set ledger = 0, record = 0, placed = 0").update();
        catchUp();
        assertThat(StoredProfiles.rows(sql)).as("built first, seed %d", seed).isEqualTo(followed);
    }

    private void happen(Random random, RandomTown people, String key) {
        if (keys.size() < 5) {
            arrive(people, key);
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> arrive(people, key);
            case 2 -> town.settle(people.record(any(random)));
            case 3 -> buy(any(random), random);
            case 4 -> decide(random).ifPresent(decided::add);
            case 5 -> takeBack(random);
            case 6 -> correct(random);
            default -> town.retire(any(random));
        }
    }

    private void arrive(RandomTown people, String key) {
        town.settle(people.record(key));
        keys.add(key);
    }

    private String any(Random random) {
        return keys.get(random.nextInt(keys.size()));
    }

    private Optional<Long> decide(Random random) {
        try {
            var effect =
                    random.nextBoolean()
                            ? decisions.merge(
                                    town.of(any(random)), town.of(any(random)), "ines", "")
                            : decisions.notSame(
                                    town.of(any(random)), town.of(any(random)), "ines", "");
            return Optional.of(effect.decision().number());
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private void takeBack(Random random) {
        if (!decided.isEmpty()) {
            decisions.undo(decided.remove(random.nextInt(decided.size())), "ines", "");
        } else if (!corrected.isEmpty()) {
            corrections.undo(corrected.removeLast(), "ines");
        }
    }

    private void correct(Random random) {
        profilesOf(any(random));
        var correction =
                corrections.correct(
                        town.of(any(random)),
                        Attribute.CITY,
                        random.nextBoolean() ? "Segovia" : "Toledo",
                        "ines",
                        "");
        corrected.add(correction.number());
    }

    /// A page shows a profile that is up to date before anybody corrects it.
    private void profilesOf(String key) {
        profiles.build(List.of(town.of(key)));
    }

    private void buy(String key, Random random) {
        sql.sql(
                        """
                        insert into ingest.interaction
                               (position, source, file, message_id, type, at, channel, outcome,
                                record, placed, hash)
                        select next, 'shop', 'f', next::text, 'Order Completed', :at, 'web', 5,
                               :record, next, ''
                          from nextval('ingest.position') as next
                        """)
                .param("at", MORNING.plusHours(random.nextInt(500)))
                .param("record", town.number(key))
                .update();
    }

    private void catchUp() {
        int done = resolution.resolveNext(100) + profiles.buildNext(7);
        while (done > 0) {
            done = resolution.resolveNext(100) + profiles.buildNext(7);
        }
    }
}
