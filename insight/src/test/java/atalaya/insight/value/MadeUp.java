package atalaya.insight.value;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/// Customers who behave exactly as a [BuyingModel] says.
final class MadeUp {

    /// @param before what is known after the weeks observed
    /// @param then how often they buy in the weeks after
    /// @param alive whether they were still there at the end of the weeks observed
    record Person(RepeatHistory before, int then, boolean alive) {}

    private MadeUp() {}

    static List<RepeatHistory> customers(BuyingModel model, int count, double weeks, long seed) {
        return people(model, count, weeks, 0, seed).stream().map(Person::before).toList();
    }

    static List<Person> people(
            BuyingModel model, int count, double weeks, double after, long seed) {
        var random = new RandomDataGenerator(seed);
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++) {
            people.add(person(model, weeks * (0.5 + 0.5 * random.nextDouble()), after, random));
        }
        return people;
    }

    private static Person person(
            BuyingModel model, double age, double after, RandomDataGenerator random) {
        double rate = random.nextGamma(model.r(), 1 / model.alpha());
        double leaving = model.nobodyLeaves() ? 0 : random.nextBeta(model.a(), model.b());
        boolean there = model.dropout() == Dropout.AFTER_REPEATS || random.nextDouble() >= leaving;
        double at = 0;
        double last = 0;
        int repeats = 0;
        int then = 0;
        boolean aliveAtEnd = there;
        while (there) {
            at += random.nextExponential(1 / rate);
            if (at > age + after) {
                break;
            }
            boolean stays = random.nextDouble() >= leaving;
            if (at <= age) {
                repeats++;
                last = at;
                aliveAtEnd = stays;
            } else {
                then++;
            }
            there = stays;
        }
        return new Person(new RepeatHistory(repeats, last, age), then, aliveAtEnd);
    }
}
