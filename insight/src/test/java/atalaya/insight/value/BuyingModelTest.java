package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import atalaya.insight.value.BuyingFit.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuyingModelTest {

    private static final BuyingModel PUBLISHED =
            new BuyingModel(Dropout.AFTER_REPEATS, 0.24259, 4.41360, 0.79292, 2.42591);

    @Test
    void theParametersOfTheCdBuyersAreThosePublished() throws IOException {
        var fit = BuyingFit.of(Dropout.AFTER_REPEATS, Cdnow.customers());

        assertThat(fit.finding()).isEqualTo(Finding.REGULAR);
        assertThat(fit.model().r()).isCloseTo(0.24259, within(0.00005));
        assertThat(fit.model().alpha()).isCloseTo(4.41360, within(0.0005));
        assertThat(fit.model().a()).isCloseTo(0.79292, within(0.0005));
        assertThat(fit.model().b()).isCloseTo(2.42591, within(0.0015));
        // the summary is rounded to hundredths of a week
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4292, within(0.005));
    }

    @Test
    void fromTheirPurchasesDayByDayTheLikelihoodIsThePublishedOneToo() throws IOException {
        var fit = BuyingFit.of(Dropout.AFTER_REPEATS, Cdnow.histories(Cdnow.CALIBRATION_END));

        assertThat(fit.customers()).isEqualTo(2_357);
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4292, within(0.0001));
    }

    @ParameterizedTest
    @EnumSource(Dropout.class)
    void the39WeeksAfterTheFitAreForetold(Dropout dropout) throws IOException {
        var model = BuyingFit.of(dropout, Cdnow.histories(Cdnow.CALIBRATION_END)).model();
        double ofLikely = 0;
        double ofExpected = 0;
        int customers = 0;
        for (var days : Cdnow.purchases().values()) {
            var history = days.history(Cdnow.CALIBRATION_END).orElseThrow();
            int then = days.buyingDays().length - 1 - history.repeats();
            ofLikely += Math.abs(model.likely(history, 39) - then);
            ofExpected += Math.abs(model.expected(history, 39) - then);
            customers++;
        }

        assertThat(ofLikely / customers).isLessThanOrEqualTo(0.755);
        assertThat(ofExpected / customers).isLessThanOrEqualTo(0.79);
    }

    @Test
    void whoBoughtTwiceIn39WeeksIsExpectedToBuyAsPublished() {
        var history = new RepeatHistory(2, 30.43, 38.86);

        assertThat(PUBLISHED.expected(history, 39)).isCloseTo(1.226, within(0.0005));
    }

    @Test
    void customersMadeByAModelGiveItsParametersBack() {
        long seed = 20261125;
        var made = new BuyingModel(Dropout.AFTER_ANY, 0.8, 6, 0.9, 3);
        var customers = MadeUp.customers(made, 20_000, 52, seed);

        var fit = BuyingFit.of(Dropout.AFTER_ANY, customers);

        assertThat(fit.finding()).as("seed %d", seed).isEqualTo(Finding.REGULAR);
        double[] truth = {made.r(), made.alpha(), made.a(), made.b()};
        double[] found = {fit.model().r(), fit.model().alpha(), fit.model().a(), fit.model().b()};
        for (int i = 0; i < 4; i++) {
            assertThat(found[i])
                    .as("parameter %d, seed %d", i, seed)
                    .isCloseTo(truth[i], within(4 * fit.standardErrors().get(i)));
            assertThat(fit.standardErrors().get(i)).isLessThan(0.2 * truth[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Dropout.class)
    void whatIsExpectedIsWhatMadeUpCustomersThenBuy(Dropout dropout) {
        long seed = 7;
        var model = new BuyingModel(dropout, 0.8, 6, 0.9, 3);
        double expected = 0;
        double alive = 0;
        long bought = 0;
        long there = 0;
        for (var person : MadeUp.people(model, 50_000, 40, 30, seed)) {
            expected += model.expected(person.before(), 30);
            alive += model.alive(person.before());
            bought += person.then();
            there += person.alive() ? 1 : 0;
        }

        assertThat(expected).as("seed %d", seed).isCloseTo(bought, within(0.02 * bought));
        assertThat(alive).as("seed %d", seed).isCloseTo(there, within(0.01 * there));
    }

    @Test
    void wherePeopleNeverLeaveTheFitSaysSo() {
        long seed = 3;
        var model = BuyingModel.withoutDropout(Dropout.AFTER_ANY, 1.2, 5);
        var customers = MadeUp.customers(model, 5_000, 52, seed);

        var fit = BuyingFit.of(Dropout.AFTER_ANY, customers);

        assertThat(fit.finding()).as("seed %d", seed).isEqualTo(Finding.NO_DROPOUT);
        assertThat(fit.model().nobodyLeaves()).isTrue();
        assertThat(fit.model().alive(new RepeatHistory(3, 5, 500))).isEqualTo(1);
        assertThat(fit.model().r()).isCloseTo(1.2, within(4 * fit.standardErrors().getFirst()));
    }

    @Test
    void theOrderOfCustomersChangesNothing() {
        var customers =
                new ArrayList<>(
                        MadeUp.customers(
                                new BuyingModel(Dropout.AFTER_ANY, 0.5, 4, 0.9, 3), 800, 40, 5));
        var fit = BuyingFit.of(Dropout.AFTER_ANY, customers);
        Collections.shuffle(customers, new Random(11));

        assertThat(BuyingFit.of(Dropout.AFTER_ANY, customers).model()).isEqualTo(fit.model());
    }

    @Test
    void tooFewWhoBuyAgainTeachNothingAndTheFitSaysSo() {
        var fit =
                BuyingFit.of(
                        Dropout.AFTER_ANY,
                        List.of(new RepeatHistory(0, 0, 10), new RepeatHistory(1, 4, 12)));

        assertThat(fit.finding()).isEqualTo(Finding.TOO_FEW);
        assertThat(fit.model().expected(new RepeatHistory(0, 0, 10), 52)).isFinite();
    }

    @Test
    void extremesStayNumbers() {
        for (double a : new double[] {1e-3, 0.5, 1 - 1e-9, 1, 1 + 1e-9, 2, 900}) {
            var model = new BuyingModel(Dropout.AFTER_ANY, 0.3, 4, a, 3);
            for (int x : new int[] {0, 1, 50, 5_000, 1_000_000}) {
                var history = new RepeatHistory(x, x == 0 ? 0 : 90, 100);
                for (double weeks : new double[] {0, 1, 52, 5_200}) {
                    double expected = model.expected(history, weeks);
                    assertThat(expected)
                            .as("a %s x %d weeks %s", a, x, weeks)
                            .isFinite()
                            .isBetween(-1e-6, (0.3 + x) / 104 * weeks + 1e-6);
                }
            }
        }
    }

    @Test
    void aHistoryThatCannotBeIsRefused() {
        assertThat(RepeatHistory.flaw(1, 5, 4)).contains(RepeatHistory.Flaw.LAST_AFTER_NOW);
        assertThat(RepeatHistory.flaw(-1, 0, 4)).contains(RepeatHistory.Flaw.NEGATIVE);
        assertThat(RepeatHistory.flaw(2, 0, 4)).contains(RepeatHistory.Flaw.REPEATS_WITHOUT_TIME);
        assertThat(RepeatHistory.flaw(0, 1, 4)).contains(RepeatHistory.Flaw.TIME_WITHOUT_REPEATS);
        assertThat(RepeatHistory.flaw(0, 0, Double.NaN)).contains(RepeatHistory.Flaw.NEGATIVE);
        assertThatThrownBy(() -> new RepeatHistory(1, 5, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
