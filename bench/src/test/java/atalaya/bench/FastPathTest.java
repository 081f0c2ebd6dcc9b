package atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.People;
import atalaya.identity.cluster.SourceRule;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.CodedComparer;
import atalaya.identity.match.Findings;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.Preparer;
import atalaya.identity.match.Scorer;
import atalaya.identity.standard.StandardRecord;
import atalaya.population.PeopleFile;
import atalaya.population.people.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What bulk runs find of a pair is what [MatchModel#judge] finds: the same levels, the same
/// thousandths of a bit, the same verdict (R3). Every candidate pair by `./atalaya prove R3`, else
/// every link and a share of the candidates.
@Tag("R3")
class FastPathTest {

    private static final Path DATA =
            Path.of(System.getenv().getOrDefault("ATALAYA_DATA", "../../shared/data"), "identity");

    private static final boolean ALL = Integer.getInteger("atalaya.prove.rounds", 1) > 1;
    private static final int SHARE = 15_000;
    private static final int FLOOR = -5_600;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "febrl1",
                "febrl3",
                "rldata500",
                "splink_fake_1000",
                "mx_synth_5k",
                "es_synth_20k",
                "senzing_truthset",
                "splink_historical_50k",
                "foreigners_pl_110k",
                "dblp_acm",
                "abt_buy"
            })
    void findsWhatOneJudgementFinds(String name) {
        assumeTrue(
                Files.exists(DATA.resolve(name)),
                "Skipped: there is no %s. Set ATALAYA_DATA to the folder of the data."
                        .formatted(DATA.resolve(name)));
        prove(KnownSet.read(DATA.resolve(name)));
    }

    @Test
    void findsWhatOneJudgementFindsOfMadeUpPeople(@TempDir Path folder) throws IOException {
        PeopleFile.write(
                folder.resolve("records.csv.gz"),
                folder.resolve("truth.csv.gz"),
                6_000,
                11,
                Country.SPAIN);
        prove(KnownSet.read(folder));
    }

    private static void prove(KnownSet set) {
        var people = People.of(set.records());
        var model = Trainer.learn(people, 1);
        var scorer = new Scorer(model);
        var candidates = people.candidates(model.keyLimit());
        var shared = candidates.sample(ALL ? Integer.MAX_VALUE : SHARE).pairs();
        var result = BulkResolver.resolve(people, model, List.of(), FLOOR, SourceRule.ANY);

        var proof = new Proof(people, scorer);
        LongStream.of(shared).forEach(proof::compare);
        for (var pair : result.pairs()) {
            var left = set.records().get(pair.left());
            var right = set.records().get(pair.right());
            assertThat(proof.judged(left, right))
                    .as("%s: %s and %s", set.name(), left.key(), right.key())
                    .isEqualTo(pair.millibits());
        }
        assertThat(result.pairs()).isNotEmpty();
    }

    /// The readable comparison beside the fast one.
    private static final class Proof {
        private final People people;
        private final Scorer scorer;
        private final CodedComparer fast;
        private final PairComparer readable;
        private final Findings expected;
        private final Preparer preparer;

        Proof(People people, Scorer scorer) {
            this.people = people;
            this.scorer = scorer;
            this.fast = scorer.newComparer(people.prepared(scorer));
            this.readable = scorer.newComparer();
            this.expected = readable.newFindings();
            this.preparer = scorer.newPreparer(people.hubs(scorer.model().hubLimit()));
        }

        void compare(long pair) {
            int left = (int) (pair >> 32);
            int right = (int) pair;
            var one = people.sorted().get(left);
            var other = people.sorted().get(right);
            int score = judged(one, other);
            var found = fast.compare(left, right);
            for (int slot = 0; slot < expected.slots(); slot++) {
                if (found.level(slot) != expected.level(slot)
                        || found.level(slot) >= 0
                                && found.surprise(slot) != expected.surprise(slot)) {
                    throw new AssertionError(
                            "%s of %s and %s: level %d, not %d; surprise %d, not %d"
                                    .formatted(
                                            readable.name(slot),
                                            one,
                                            other,
                                            found.level(slot),
                                            expected.level(slot),
                                            found.surprise(slot),
                                            expected.surprise(slot)));
                }
            }
            assertThat(fast.millibits(left, right)).isEqualTo(score);
            assertThat(fast.millibits(left, right, FLOOR))
                    .isEqualTo(score < FLOOR ? CodedComparer.BELOW : score);
        }

        /// The score by the readable comparison, which the judge is made of.
        int judged(StandardRecord one, StandardRecord other) {
            boolean ordered = one.key().compareTo(other.key()) <= 0;
            readable.compare(
                    preparer.prepare(ordered ? one : other),
                    preparer.prepare(ordered ? other : one),
                    expected);
            return scorer.millibits(expected);
        }
    }
}
