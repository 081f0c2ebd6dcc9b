package atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.People;
import atalaya.identity.cluster.Agreement;
import atalaya.identity.cluster.SourceRule;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.MatchModel;
import atalaya.population.PeopleFile;
import atalaya.population.people.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownSetsTest {

    private static final Path DATA =
            Path.of(System.getenv().getOrDefault("ATALAYA_DATA", "../../shared/data"), "identity");

    private static KnownSet read(String name) {
        assumeTrue(
                Files.exists(DATA.resolve(name)),
                "Skipped: there is no %s. Set ATALAYA_DATA to the folder of the data."
                        .formatted(DATA.resolve(name)));
        return KnownSet.read(DATA.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({
        "febrl1, .999",
        "febrl3, .999",
        "rldata500, .98",
        "splink_fake_1000, .95",
        "mx_synth_5k, .98",
        "senzing_truthset, .87"
    })
    void oneDefaultWithoutLabelsReachesIt(String name, double f1) {
        var set = read(name);
        var model = Trainer.learn(set.records(), 1);
        var result = BulkResolver.resolve(set.records(), model, List.of());

        int[] found = new int[set.records().size()];
        for (int group = 0; group < result.customers().size(); group++) {
            for (int place : result.customers().get(group)) {
                found[place] = group;
            }
        }

        assertThat(Agreement.of(found, set.entities()).f1()).as(name).isGreaterThanOrEqualTo(f1);
        bulkSaysWhatOneJudgementSays(set, model, result);
    }

    @Test
    void bulkSaysWhatOneJudgementSaysOfMadeUpPeople(@TempDir Path folder) throws IOException {
        PeopleFile.write(
                folder.resolve("records.csv.gz"),
                folder.resolve("truth.csv.gz"),
                4_000,
                5,
                Country.SPAIN);
        var set = KnownSet.read(folder);
        var people = People.of(set.records());
        var model = Trainer.learn(people, 1);

        var result = BulkResolver.resolve(people, model, List.of(), -5_600, SourceRule.ANY);

        assertThat(result.pairs()).hasSizeGreaterThan(1_000);
        bulkSaysWhatOneJudgementSays(set, model, result);
    }

    private static void bulkSaysWhatOneJudgementSays(
            KnownSet set, MatchModel model, BulkResolver.Result result) {
        var hubs = BulkResolver.hubs(set.records(), model.hubLimit());
        int step = Math.max(1, result.pairs().size() / 300);
        for (int i = 0; i < result.pairs().size(); i += step) {
            var pair = result.pairs().get(i);
            var left = set.records().get(pair.left());
            var right = set.records().get(pair.right());
            assertThat(model.judge(left, right, hubs).score().millibits())
                    .as("%s and %s", left.key(), right.key())
                    .isEqualTo(pair.millibits());
        }
    }
}
