package atalaya.server.profile.trait;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.insight.trait.TraitDays;
import atalaya.insight.trait.TraitValue;
import atalaya.server.Journey;
import atalaya.server.ingest.EventLog;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.StoredEvent;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.trait.CustomerTraits.Told;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Refusal;
import atalaya.server.store.ApplicationTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What behaviour tells, from events as programs send them.
@ApplicationTest
class TraitsTest {

    /// More of them by `./atalaya prove R4`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 2);

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final EventLog events;
    private final Journey journey;
    private final Customers customers;
    private final Decisions decisions;
    private final Traits traits;
    private final TraitFiles files;
    private final Happenings happenings;
    private final JdbcClient sql;

    @Autowired
    TraitsTest(
            EventLog events,
            Journey journey,
            Customers customers,
            Decisions decisions,
            Traits traits,
            TraitFiles files,
            Happenings happenings,
            Sources sources,
            JdbcClient sql) {
        this.events = events;
        this.journey = journey;
        this.customers = customers;
        this.decisions = decisions;
        this.traits = traits;
        this.files = files;
        this.happenings = happenings;
        this.sql = sql;
        sources.put(SourceFile.live("shop"));
    }

    @Test
    void annsOrdersAreCountedOnceEachOnTheirOwnDay() {
        send("ann-1", "{'type':'identify','userId':'ann','anonymousId':'anns-phone'}");
        send("ann-2", order("ann", 10, "30.50", "shoes"));
        send("ann-2", order("ann", 10, "30.50", "shoes"));
        send("ann-3", order("ann", 200, "100", "hats"));
        send("ann-4", viewed("anonymousId", "anns-phone", 1, "boots"));
        travel();
        send("ann-5", order("ann", 60, "9.50", "shoes"));
        travel();

        var told = told("ann");

        assertThat(value(told, "orders_90_days")).isEqualTo(new TraitValue.Number(2, 2));
        assertThat(value(told, "spend_12_months"))
                .isInstanceOfSatisfying(
                        TraitValue.Figures.class,
                        spend -> assertThat(spend.byUnit().get("EUR")).isEqualByComparingTo("140"));
        assertThat(value(told, "last_purchase"))
                .isInstanceOfSatisfying(
                        TraitValue.Said.class,
                        said -> assertThat(said.at()).isEqualTo(NOW.minus(10, ChronoUnit.DAYS)));
        assertThat(value(told, "interests"))
                .isInstanceOfSatisfying(
                        TraitValue.Ranking.class,
                        interests ->
                                assertThat(interests.ranked())
                                        .extracting(TraitValue.Ranked::value)
                                        .containsExactly("shoes", "boots", "hats"));
        assertThat(told.told("interests").orElseThrow().from().keySet())
                .containsExactlyInAnyOrder(
                        new SourceKey("shop", "ann"), new SourceKey("~anonymous_id", "anns-phone"));
        assertThat(traits.why(customer("ann"), "orders_90_days", NOW, 10).orElseThrow())
                .extracting(counted -> counted.happened().at())
                .containsExactly(NOW.minus(10, ChronoUnit.DAYS), NOW.minus(60, ChronoUnit.DAYS));
        assertThat(traits.why(customer("ann"), "no_such", NOW, 10)).isEmpty();
    }

    @Test
    void whatChangedOrWentToAnotherCountsWhereItIsNow() {
        send("eva-1", order("eva", 10, "10", "shoes"));
        send("eva-2", order("eva", 11, "20", "shoes"));
        send("tom-1", order("tom", 12, "40", "shoes"));
        travel();
        sql.sql(
                        """
                        with moved as (
                            update ingest.interaction
                               set record = (select record from ingest.record
                                              where source = 'shop' and key = 'tom'),
                                   placed = nextval('ingest.position')
                             where source = 'shop' and message_id = 'eva-2'
                            returning position, placed)
                        insert into ingest.departure (placed, position, record)
                        select nextval('ingest.position'), position,
                               (select record from ingest.record
                                 where source = 'shop' and key = 'eva')
                          from moved
                        """)
                .update();
        travel();

        assertThat(value(told("eva"), "orders_90_days")).isEqualTo(new TraitValue.Number(1, 1));
        assertThat(value(told("tom"), "orders_90_days")).isEqualTo(new TraitValue.Number(2, 2));
        assertAsCountedAnew("eva", customer("eva"));
        assertAsCountedAnew("tom", customer("tom"));
    }

    @Test
    void visibilityIsTheShareOfTheCompanysChannels() {
        send("lia-1", order("lia", 1, "10", "shoes"));
        send("max-1", order("max", 1, "10", "shoes").replace("'web'", "'call'"));
        travel();

        var visibility = told("lia").visibility();

        assertThat(visibility.known().keySet()).containsExactly("web");
        assertThat(visibility.company().keySet()).contains("web", "call");
        assertThat(visibility.share()).isEqualTo(1.0 / visibility.company().size());
        long all = visibility.company().values().stream().mapToLong(Long::longValue).sum();
        assertThat(visibility.weighted())
                .isEqualTo((double) visibility.company().getOrDefault("web", 0L) / all);
        var counted =
                "select count(*) from ingest.interaction where channel is not null and record > 0";
        assertThat(sql.sql(counted).query(Long.class).single()).isEqualTo(all);
    }

    @Test
    void aNewFileSpeaksOnceAllIsCountedAndTheOldOneUntilThen() {
        send("kim-1", order("kim", 5, "12", "shoes"));
        travel();
        long before = files.inForce().orElseThrow().number();
        files.declare(
                TraitFile.parse(
                        """
                        traits:
                          cheap_orders:
                            aggregate: count
                            types: [Order Completed]
                            filter: { field: amount, atMost: 15 }
                        """,
                        "own.yaml"),
                "ines");

        assertThat(told("kim").told("orders_90_days")).isPresent();
        send("kim-2", order("kim", 4, "13", "shoes"));
        travel();

        assertThat(value(told("kim"), "cheap_orders")).isEqualTo(new TraitValue.Number(2, 2));
        assertThat(told("kim").told("orders_90_days")).isEmpty();
        assertThat(
                        sql.sql("select count(*) from profile.trait_part where file = :file")
                                .param("file", before)
                                .query(Long.class)
                                .single())
                .isZero();

        files.declareShipped("ines");
        travel();
        assertThat(value(told("kim"), "orders_90_days")).isEqualTo(new TraitValue.Number(2, 2));
        assertAsCountedAnew("kim", customer("kim"));
    }

    static LongStream seeds() {
        return LongStream.range(41, 41 + ROUNDS);
    }

    /// R4, R2: whatever arrives in whatever order, whoever is merged and parted meanwhile, each
    /// customer's traits are those of its interactions, and counting all again gives the same.
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R4")
    void traitsAreThoseOfTheInteractionsWhateverHappened(long seed) {
        var random = new Random(seed);
        var sent = new ArrayList<Map.Entry<String, String>>();
        var decided = new ArrayList<Long>();
        for (int step = 0; step < 120; step++) {
            var user = "s%d-%d".formatted(seed, random.nextInt(6));
            switch (random.nextInt(10)) {
                case 0 -> decide(random, seed, decided);
                case 1 -> {
                    if (!decided.isEmpty()) {
                        var last = decided.remove(random.nextInt(decided.size()));
                        decisions.undo(last, "ines", "");
                    }
                }
                case 2 -> {
                    if (!sent.isEmpty()) {
                        var again = sent.get(random.nextInt(sent.size()));
                        send(again.getKey(), again.getValue());
                    }
                }
                case 3 ->
                        send(
                                "i-%d-%d".formatted(seed, step),
                                "{'type':'identify','userId':'%s','anonymousId':'d-%d-%d'}"
                                        .formatted(user, seed, random.nextInt(4)));
                default -> {
                    var event = any(random, user, seed);
                    var id = "m-%d-%d".formatted(seed, step);
                    sent.add(Map.entry(id, event));
                    send(id, event);
                }
            }
            if (random.nextInt(4) == 0) {
                journey.advance();
            }
            if (random.nextInt(8) == 0) {
                traits.countNext(1 + random.nextInt(3));
            }
        }
        travel();

        var followed = new TreeMap<CustomerId, List<Told>>();
        for (int i = 0; i < 6; i++) {
            var user = "s%d-%d".formatted(seed, i);
            customers
                    .record(new SourceKey("shop", user))
                    .ifPresent(_ -> {
                        assertAsCountedAnew("seed " + seed, customer(user));
                        followed.put(customer(user), told(user).told());
                    });
        }
        assertThat(followed).isNotEmpty();
        sql.sql("delete from profile.trait_file").update();
        sql.sql("delete from profile.trait_part").update();
        sql.sql("delete from profile.trait_channel").update();
        travel();
        followed.forEach((customer, told) ->
                assertThat(traits.of(customer, NOW).told())
                        .as("counted again, seed %d", seed)
                        .isEqualTo(told));
    }

    private void decide(Random random, long seed, List<Long> decided) {
        var one =
                customers.record(
                        new SourceKey("shop", "s%d-%d".formatted(seed, random.nextInt(6))));
        var other =
                customers.record(
                        new SourceKey("shop", "s%d-%d".formatted(seed, random.nextInt(6))));
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        var of = customers.of(List.of(one.get(), other.get()));
        var left = of.get(one.get());
        var right = of.get(other.get());
        if (left == null || right == null) {
            return;
        }
        try {
            decided.add(decisions.merge(left, right, "ines", "").decision().number());
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static String any(Random random, String user, long seed) {
        int daysAgo = random.nextInt(400);
        var category = "category " + random.nextInt(4);
        return random.nextBoolean()
                ? order(user, daysAgo, random.nextInt(9_999) / 100 + ".25", category)
                : viewed(
                        "anonymousId",
                        "d-%d-%d".formatted(seed, random.nextInt(4)),
                        daysAgo,
                        category);
    }

    /// What a customer's traits must be: those of all its interactions, read at once.
    private void assertAsCountedAnew(String as, CustomerId customer) {
        var records = customers.members(customer).stream().map(member -> member.record()).toList();
        var counting = files.inForce().orElseThrow();
        var anew = new TraitDays();
        happenings
                .of(records, Long.MAX_VALUE)
                .forEach(one -> anew.add(one.said().happened(), counting.traits()));
        int today = (int) NOW.atZone(java.time.ZoneOffset.UTC).toLocalDate().toEpochDay();
        for (var told : traits.of(customer, NOW).told()) {
            assertThat(told.value())
                    .as("%s, %s", told.trait().name(), as)
                    .isEqualTo(anew.value(told.trait(), today));
        }
    }

    private static TraitValue value(CustomerTraits told, String name) {
        return told.told(name).orElseThrow().value();
    }

    private CustomerTraits told(String user) {
        return traits.of(customer(user), NOW);
    }

    private static String order(String user, int daysAgo, String amount, String category) {
        return ("{'type':'track','userId':'%s','event':'Order Completed','timestamp':'%s',"
                        + "'properties':{'revenue':%s,'currency':'EUR','channel':'web',"
                        + "'products':[{'category':'%s'}]}}")
                .formatted(user, NOW.minus(daysAgo, ChronoUnit.DAYS), amount, category);
    }

    private static String viewed(String who, String id, int daysAgo, String category) {
        return ("{'type':'track','%s':'%s','event':'Product Viewed','timestamp':'%s',"
                        + "'properties':{'category':'%s'}}")
                .formatted(who, id, NOW.minus(daysAgo, ChronoUnit.DAYS), category);
    }

    private void send(String messageId, String json) {
        var body = json.replace('\'', '"');
        events.append(
                List.of(
                        new StoredEvent(
                                "shop",
                                messageId,
                                "k",
                                false,
                                NOW,
                                null,
                                body.getBytes(StandardCharsets.UTF_8),
                                body)));
    }

    private void travel() {
        journey.catchUp();
    }

    private CustomerId customer(String user) {
        long record = customers.record(new SourceKey("shop", user)).orElseThrow();
        return customers.of(List.of(record)).values().iterator().next();
    }
}
