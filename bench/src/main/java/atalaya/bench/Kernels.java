package atalaya.bench;

import atalaya.identity.bulk.People;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.CodedComparer;
import atalaya.identity.match.Scorer;
import atalaya.population.PeopleFile;
import atalaya.population.people.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/// What one pair costs on one processor, over made-up Spanish people: by the readable comparison,
/// by numbers, and by numbers where only pairs above a floor are asked for. Candidate pairs in the
/// order a bulk run meets them.
///
/// ```
/// ./atalaya bench Kernels [RECORDS [ROUNDS]]
/// ```
final class Kernels {

    private static final int FLOOR = -5_600;
    private static final int PAIRS = 2_000_000;

    private Kernels() {}

    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var folder = Files.createTempDirectory("kernels");
        var set = made(folder, records);
        var people = People.of(set.records());
        var model = Trainer.learn(people, 1);
        var scorer = new Scorer(model);
        var fast = scorer.newComparer(people.prepared(scorer));
        long[] pairs = people.candidates(model.keyLimit()).sample(PAIRS).pairs();
        System.out.printf("%d records, %d pairs%n", records, pairs.length);
        for (int round = 0; round < rounds; round++) {
            time("by numbers", pairs, pair -> fast.millibits((int) (pair >> 32), (int) pair));
            time(
                    "by numbers, above the floor",
                    pairs,
                    pair -> above(fast.millibits((int) (pair >> 32), (int) pair, FLOOR)));
        }
        var readable = scorer.newComparer();
        var found = readable.newFindings();
        var preparer = scorer.newPreparer(people.hubs(model.hubLimit()));
        var prepared = people.sorted().stream().map(preparer::prepare).toList();
        for (int round = 0; round < rounds; round++) {
            time(
                    "readable",
                    pairs,
                    pair -> {
                        readable.compare(
                                prepared.get((int) (pair >> 32)), prepared.get((int) pair), found);
                        return scorer.millibits(found);
                    });
        }
    }

    private static long above(int millibits) {
        return millibits == CodedComparer.BELOW ? 0 : millibits;
    }

    private static KnownSet made(Path folder, int records) throws IOException {
        var file = folder.resolve("records.csv.gz");
        var truth = folder.resolve("truth.csv.gz");
        PeopleFile.write(file, truth, records, 7, Country.SPAIN);
        var set = KnownSet.read(folder);
        Files.delete(file);
        Files.delete(truth);
        Files.delete(folder);
        return set;
    }

    private static void time(String what, long[] pairs, LongUnaryOperator compare) {
        long start = System.nanoTime();
        long sum = 0;
        for (long pair : pairs) {
            sum += compare.applyAsLong(pair);
        }
        long ns = System.nanoTime() - start;
        System.out.printf(
                "%-28s %6.0f ns a pair, %5.1f million pairs a second (sum %d)%n",
                what, (double) ns / pairs.length, 1e3 * pairs.length / ns, sum);
    }
}
