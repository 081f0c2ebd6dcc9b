package atalaya.population.story;

import atalaya.population.chance.Chance;
import atalaya.population.people.Country;
import atalaya.population.people.Household;
import atalaya.population.people.Households;
import atalaya.population.people.Person;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The customers, one after another: first the cast, then household by household.
public final class Shoppers {
    private static final double SHARE_OF_ADULTS = 0.62;
    private static final double NEW_IN_TWO_YEARS = 0.16;

    /// How many records of somebody each system holds.
    record Presence(
            int crm,
            int leads,
            int web,
            int loyalty,
            boolean card,
            boolean billing,
            boolean thirdParty) {
        boolean nowhere() {
            return crm + leads + web + loyalty == 0 && !card && !billing;
        }

        Presence member() {
            return new Presence(crm, leads, web, 1, card, billing, thirdParty);
        }
    }

    /// Receives the customers in order.
    @FunctionalInterface
    public interface Reader {
        void read(Shopper shopper) throws IOException;
    }

    private final long seed;
    private final LocalDate until;
    private final Numbering numbering;
    private final Households households;

    public Shoppers(long seed, LocalDate until, Numbering numbering) {
        this.seed = seed;
        this.until = until;
        this.numbering = numbering;
        households = new Households(seed, Country.SPAIN, until);
    }

    /// Hands over `count` customers, never more than one at a time in memory.
    ///
    /// @param cast those who come first
    public void each(int count, List<Shopper> cast, Reader reader) throws IOException {
        int entity = 0;
        for (var shopper : cast) {
            reader.read(shopper);
            entity++;
        }
        for (int number = 0; entity < count; number++) {
            var household = households.make(number);
            var chance = Chance.of(seed, "shoppers", number);
            for (int i = 0; i < household.members().size() && entity < count; i++) {
                if (i == 0 || chance.happens(SHARE_OF_ADULTS)) {
                    reader.read(shopper(entity, household.members().get(i), household));
                    entity++;
                }
            }
        }
    }

    private Shopper shopper(int entity, Person person, Household household) {
        var chance = Chance.of(seed, "shopper", entity);
        int age = person.ageOn(until);
        var since = since(age, chance);
        double online = online(age, chance);
        double orders = Math.min(0.1 + chance.gamma(0.42, 3.2), 45);
        var habits =
                new Habits(
                        since,
                        orders,
                        online,
                        chance.logNormal(1, 0.7),
                        chance.happens(0.15) ? 0.75 : chance.share() * 0.35,
                        chance.logNormal(0.8, 0.7),
                        chance.logNormal(400, 0.45),
                        Math.min(chance.gamma(1.2, 0.3), 1),
                        0);
        return new Shopper(
                entity,
                person,
                household,
                habits,
                keys(entity, presence(online, orders, since, chance)));
    }

    private LocalDate since(int age, Chance chance) {
        if (chance.happens(NEW_IN_TWO_YEARS)) {
            return until.minusDays(chance.between(1, 730));
        }
        int mostYears = Math.max(3, Math.min(age - 15, 22));
        return until.minusDays(
                730 + (long) (chance.share() * chance.share() * (mostYears - 2) * 365));
    }

    private static double online(int age, Chance chance) {
        double kind = chance.share() + (age - 45) / 150.0;
        return kind < 0.3
                ? 0.6 + 0.35 * chance.share()
                : kind < 0.65 ? 0.2 + 0.4 * chance.share() : 0.04 * chance.share();
    }

    private Presence presence(double online, double orders, LocalDate since, Chance chance) {
        boolean keen = orders > 2;
        boolean web = chance.happens(online > 0.1 ? 0.64 : 0.06);
        var drawn =
                new Presence(
                        copies(keen ? 0.70 : 0.42, 0.10, chance),
                        since.isAfter(until.minusYears(2)) && chance.happens(0.32) ? 1 : 0,
                        web ? chance.happens(0.09) ? 2 : 1 : 0,
                        copies(keen ? 0.66 : 0.31, 0.05, chance),
                        chance.happens(keen ? 0.22 : 0.13),
                        web && chance.happens(0.60) || chance.happens(0.05),
                        chance.happens(0.15));
        // Whoever buys is known somewhere: at the till, as a rule.
        return drawn.nowhere() ? drawn.member() : drawn;
    }

    private static int copies(double share, double twice, Chance chance) {
        return chance.happens(share) ? chance.happens(twice) ? 2 : 1 : 0;
    }

    Keys keys(int entity, Presence presence) {
        var chance = Chance.of(seed, "keys", entity);
        return new Keys(
                numbers(entity, presence.crm, "crm", "C"),
                numbers(entity, presence.leads, "leads", "I"),
                numbers(entity, presence.web, "web", "u"),
                presence.web > 0 || chance.happens(0.15) ? anonymous(chance) : List.of(),
                numbers(entity, presence.loyalty, "loyalty", "7004"),
                presence.card
                        ? "tk_%016x"
                                .formatted(Chance.mix(seed ^ numbering.record(entity, 0, "cards")))
                        : null,
                one(entity, presence.billing, "billing", "4300"),
                one(entity, presence.thirdParty, "third-party", "H"));
    }

    private List<String> numbers(int entity, int copies, String system, String prefix) {
        var numbers = new ArrayList<String>();
        for (int copy = 0; copy < copies; copy++) {
            numbers.add(prefix + numbering.record(entity, copy, system));
        }
        return List.copyOf(numbers);
    }

    private @Nullable String one(int entity, boolean present, String system, String prefix) {
        return present ? prefix + numbering.record(entity, 0, system) : null;
    }

    private static List<String> anonymous(Chance chance) {
        var ids = new ArrayList<String>();
        int count = chance.happens(0.4) ? 2 : 1;
        for (int i = 0; i < count; i++) {
            ids.add(
                    "%08x-%04x-4%03x-a%03x-%012x"
                            .formatted(
                                    chance.bits() >>> 32,
                                    chance.bits() >>> 48,
                                    chance.bits() >>> 52,
                                    chance.bits() >>> 52,
                                    chance.bits() >>> 16));
        }
        return List.copyOf(ids);
    }
}
