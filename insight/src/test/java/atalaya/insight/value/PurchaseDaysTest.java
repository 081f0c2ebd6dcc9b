package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PurchaseDaysTest {

    private static final PurchaseDays ANN =
            new PurchaseDays.Builder()
                    .add(100, 5_000, 2_000)
                    .add(107, 3_000, 1_000)
                    .add(107, 1_000, 500)
                    .add(121, -4_000, -1_500)
                    .add(135, 2_000, -100)
                    .build();

    @Test
    void aPurchaseIsADayWithNetPositiveSales() {
        assertThat(ANN.purchases()).isEqualTo(3);
        assertThat(ANN.purchaseDays()).containsExactly(100, 107, 135);
        assertThat(ANN.gaps()).containsExactly(7, 28);
        assertThat(ANN.net()).isEqualTo(7_000);
        assertThat(ANN.worth()).isEqualTo(1_900);
        assertThat(ANN.lastPurchase()).hasValue(135);
    }

    @Test
    void lookingBackSeesNothingThatCameLater() {
        assertThat(ANN.history(121)).contains(new RepeatHistory(1, 1, 3));
        assertThat(ANN.history(99)).isEmpty();
        assertThat(ANN.until(121).net()).isEqualTo(5_000);
        assertThat(ANN.spend(121, 100)).contains(new SpendHistory(1, 15));
        assertThat(ANN.spend(100, 100)).isEmpty();
        assertThat(Rfm.of(ANN, 140)).contains(new Rfm(5, 3, 1_900));
        assertThat(Rfm.of(ANN, 99)).isEmpty();
    }

    @Test
    void anOrderForNothingIsNoPurchaseButASignOfLife() {
        var days =
                new PurchaseDays.Builder()
                        .add(100, 500, 500)
                        .add(114, 0, 0)
                        .add(121, 500, 500)
                        .add(121, -500, -500)
                        .build();

        assertThat(days.purchases()).isEqualTo(1);
        assertThat(days.buyingDays()).containsExactly(100, 114);
        assertThat(days.history(128)).contains(new RepeatHistory(1, 2, 4));
        assertThat(days.merge(PurchaseDays.NONE)).isEqualTo(days);
    }

    @Test
    void partsOfACustomerMergeInAnyOrderToTheWhole() {
        long seed = 4;
        var random = new Random(seed);
        var all = new PurchaseDays.Builder();
        var parts = new PurchaseDays[] {PurchaseDays.NONE, PurchaseDays.NONE, PurchaseDays.NONE};
        for (int i = 0; i < 1_000; i++) {
            int day = random.nextInt(200);
            long net = random.nextLong(-500, 1_000);
            all.add(day, net, net / 2);
            int part = random.nextInt(3);
            parts[part] =
                    parts[part].merge(new PurchaseDays.Builder().add(day, net, net / 2).build());
        }

        assertThat(parts[2].merge(parts[0]).merge(parts[1]))
                .as("seed %d", seed)
                .isEqualTo(all.build());
    }

    @Test
    void aMillionEventsOfOneCustomerAreOneHistory() {
        var builder = new PurchaseDays.Builder();
        for (int i = 0; i < 1_000_000; i++) {
            builder.add(10_000 - i % 5_000, 100, 10);
        }

        var days = builder.build();

        assertThat(days.purchases()).isEqualTo(5_000);
        assertThat(days.net()).isEqualTo(100_000_000);
    }

    @Test
    void whoHasTheSameValueHasTheSameScore() {
        var quintiles = Quintiles.of(LongStream.of(1, 1, 1, 1, 1, 1, 2, 3, 4, 10));

        assertThat(quintiles.score(1)).isEqualTo(2);
        assertThat(quintiles.score(2)).isEqualTo(4);
        assertThat(quintiles.score(3)).isEqualTo(4);
        assertThat(quintiles.score(4)).isEqualTo(5);
        assertThat(quintiles.score(10)).isEqualTo(5);
        assertThat(quintiles.score(0)).isEqualTo(1);
        assertThat(Quintiles.of(LongStream.rangeClosed(1, 100)).from())
                .containsExactly(21L, 41L, 61L, 81L);
    }

    @Test
    void everyTripleOfScoresHasASegmentAndTheCornersTheirNames() {
        assertThat(RfmSegment.of(5, 5, 5)).isEqualTo(RfmSegment.CHAMPIONS);
        assertThat(RfmSegment.of(1, 5, 5)).isEqualTo(RfmSegment.CANNOT_LOSE);
        assertThat(RfmSegment.of(1, 1, 1)).isEqualTo(RfmSegment.LOST);
        assertThat(RfmSegment.of(5, 1, 1)).isEqualTo(RfmSegment.NEW);
        assertThat(RfmSegment.of(3, 3, 3)).isEqualTo(RfmSegment.ATTENTION);
    }

    @Test
    void aRhythmNeedsTwoGapsAndForetellsTheNextPurchase() {
        assertThat(Rhythm.of(new int[] {7})).isEmpty();
        var rhythm = Rhythm.of(ANN.gaps()).orElseThrow();
        assertThat(rhythm.median()).isCloseTo(17.5, within(1e-12));
        assertThat(rhythm.longest()).isCloseTo(26.95, within(1e-9));
        assertThat(rhythm.expectedNext(135)).isEqualTo(153);
    }
}
