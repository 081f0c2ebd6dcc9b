package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final BuyingModel BUYING = new BuyingModel(Dropout.AFTER_ANY, 0.8, 6, 0.9, 3);
    private static final SpendModel SPEND = new SpendModel(6.25, 3.74, 15.44);
    private static final SpendHistory SPENT = new SpendHistory(4, 50);

    private static LifetimeValue value(double weeks, double discount) {
        return new LifetimeValue(BUYING, SPEND, 40, new LifetimeValue.Horizon(weeks, discount));
    }

    @Test
    void withoutDiscountAValueIsPurchasesTimesWorth() {
        var history = new RepeatHistory(4, 30, 40);

        var worth = value(52, 0).of(history, SPENT);

        assertThat(worth.perPurchase()).isEqualTo(SPEND.expected(SPENT));
        assertThat(worth.value()).isCloseTo(worth.purchases() * worth.perPurchase(), within(1e-9));
        assertThat(value(52, 0.1).of(history, SPENT).value())
                .isBetween(0.93 * worth.value(), worth.value());
    }

    @Test
    void theBandHoldsTheValueAndIsTheSameEachTime() {
        var history = new RepeatHistory(4, 38, 40);

        var worth = value(52, 0.1).of(history, SPENT);

        assertThat(worth.low()).isLessThan(worth.value());
        assertThat(worth.high()).isGreaterThan(worth.value());
        assertThat(value(52, 0.1).withoutBand(history, SPENT).value()).isEqualTo(worth.value());
        assertThat(value(52, 0.1).of(history, SPENT)).isEqualTo(worth);
    }

    @Test
    void whatMadeUpCustomersBringTogetherLiesInTheBandOfTheirTotal() {
        long seed = 21;
        var people = MadeUp.people(BUYING, 4_000, 40, 26, seed);
        var fit =
                BuyingFit.of(
                        Dropout.AFTER_ANY, people.stream().map(MadeUp.Person::before).toList());
        var horizon = new LifetimeValue.Horizon(26, 0);
        var value = new LifetimeValue(fit.model(), null, 10, horizon);
        var customers = new ArrayList<LifetimeTotal.Customer>();
        double bought = 0;
        for (var person : people) {
            var worth = value.of(person.before(), null);
            customers.add(new LifetimeTotal.Customer(person.before(), null, worth));
            bought += 10 * person.then();
        }

        var total = LifetimeTotal.of(fit, customers, 26);

        double reach = 2.5 * (total.high() - total.value());
        assertThat(bought).as("seed %d", seed).isCloseTo(total.value(), within(reach));
        assertThat(total.high() - total.low()).isBetween(0.01 * total.value(), 0.2 * total.value());
    }
}
