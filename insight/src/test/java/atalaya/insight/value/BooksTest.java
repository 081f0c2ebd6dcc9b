package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BooksTest {

    @Test
    void aContributionIsTheSumOfItsWaterfall() {
        var ann =
                Ledger.EMPTY
                        .plus(LedgerPart.SALES, 10_000)
                        .plus(LedgerPart.RETURNS, 2_000)
                        .plus(LedgerPart.COST, 5_000)
                        .plus(LedgerPart.DISCOUNTS, 500)
                        .plus(LedgerPart.FREIGHT, 400)
                        .plus(LedgerPart.SERVICE, 300)
                        .plus(LedgerPart.RETURNS_HANDLING, 200)
                        .plus(LedgerPart.ACQUISITION, 1_000)
                        .plus(LedgerPart.REFERRAL_CREDIT, 150);

        assertThat(ann.netSales()).isEqualTo(8_000);
        assertThat(ann.contribution()).isEqualTo(750);
        assertThat(ann.waterfall()).hasSize(9);
        assertThat(ann.waterfall().getLast().after()).isEqualTo(750);
        assertThat(ann.waterfall().get(1))
                .isEqualTo(new Ledger.Step(LedgerPart.RETURNS, -2_000, 8_000));
    }

    @Test
    void customersAndWhatIsNobodysAreAlwaysWhatWasBooked() {
        long seed = 9;
        var random = new Random(seed);
        var books = new Books.Builder();
        for (int i = 0; i < 20_000; i++) {
            books.book(
                    random.nextInt(10) == 0 ? null : "c" + random.nextInt(300),
                    LedgerPart.values()[random.nextInt(9)],
                    random.nextLong(-100_000, 1_000_000));
        }

        var built = books.build();

        assertThat(built.reconciles()).as("seed %d", seed).isTrue();
        assertThat(built.allocated().contribution() + built.unallocated().contribution())
                .isEqualTo(built.booked().contribution());
        assertThat(built.unallocated()).isNotEqualTo(Ledger.EMPTY);
    }

    @Test
    void moneyThatDoesNotFitIsRefusedAndNotWrappedRound() {
        var full = Ledger.EMPTY.plus(LedgerPart.SALES, Long.MAX_VALUE);

        assertThatThrownBy(() -> full.plus(LedgerPart.SALES, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theWhaleRisesOverTheTotalAndComesDown() {
        var whale = WhaleCurve.of(LongStream.of(50, 40, 30, 0, -20, 10, 0, 0, 5, -15));

        assertThat(whale.total()).isEqualTo(100);
        assertThat(whale.topShare(0.2)).isCloseTo(0.9, within(1e-12));
        assertThat(whale.peak()).isEqualTo(new WhaleCurve.Point(5, 135, 1.35));
        assertThat(whale.below()).isEqualTo(2);
        assertThat(whale.atZero()).isEqualTo(3);
        assertThat(whale.lost()).isEqualTo(-35);
        assertThat(whale.points().getLast()).isEqualTo(new WhaleCurve.Point(10, 100, 1));
        assertThat(WhaleCurve.of(LongStream.empty()).topShare(0.2)).isNaN();
    }

    @Test
    void whoCostsMoreThanTheyBringHasAMainReason() {
        var good =
                Ledger.EMPTY
                        .plus(LedgerPart.SALES, 10_000)
                        .plus(LedgerPart.COST, 6_000)
                        .plus(LedgerPart.SERVICE, 500);
        var talkative =
                Ledger.EMPTY
                        .plus(LedgerPart.SALES, 1_000)
                        .plus(LedgerPart.COST, 600)
                        .plus(LedgerPart.SERVICE, 900);
        var returning =
                Ledger.EMPTY
                        .plus(LedgerPart.SALES, 1_000)
                        .plus(LedgerPart.RETURNS, 1_000)
                        .plus(LedgerPart.FREIGHT, 100);

        var drivers = LossDrivers.of(List.of(good, talkative, returning)).drivers();

        assertThat(drivers)
                .extracting(LossDrivers.Driver::part)
                .containsExactly(LedgerPart.SERVICE, LedgerPart.RETURNS);
        assertThat(drivers.getFirst().lost()).isEqualTo(-500);
        assertThat(drivers.getFirst().usual()).isCloseTo(0.05, within(1e-12));
        assertThat(drivers.getFirst().cure()).isCloseTo(500 / 900.0, within(1e-12));
    }

    @Test
    void onlyReferralsThatBoughtCountAsConverted() {
        var referrerOf =
                Map.of(
                        "b", "ann", "c", "ann", "d", "ann", "e", "joan", "f", "rosa", "g", "luis",
                        "h", "eva");

        var referrals = Referrals.of(referrerOf, List.of("b", "c", "e", "z"));

        assertThat(referrals).isEqualTo(new Referrals(5, 7, 3, 1, 2 / 3.0));
    }
}
