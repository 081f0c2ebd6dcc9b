package atalaya.server;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.EventLog;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.StoredEvent;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.store.ApplicationTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is who while events flow: devices, families, kiosks, and what a public key cannot do.
@ApplicationTest
class LiveIdentityTest {

    private final EventLog events;
    private final Journey journey;
    private final Customers customers;
    private final Profiles profiles;
    private final JdbcClient sql;
    private final List<StoredEvent> waiting = new ArrayList<>();
    private int sent;

    LiveIdentityTest(
            @Autowired EventLog events,
            @Autowired Journey journey,
            @Autowired Customers customers,
            @Autowired Profiles profiles,
            @Autowired Sources sources,
            @Autowired JdbcClient sql) {
        this.events = events;
        this.journey = journey;
        this.customers = customers;
        this.profiles = profiles;
        this.sql = sql;
        sources.put(
                SourceFile.parse(
                        """
                        source: web
                        title: Web
                        kinds: [behavioural]
                        trust: 60
                        country: ES
                        files:
                          events:
                            file: "*.jsonl"
                            format: segment
                            consent:
                              - { channel: email, purpose: marketing, column: newsletter }
                        """,
                        "web.yaml"));
    }

    @BeforeEach
    void forget() {
        waiting.clear();
    }

    @Test
    void anonymousBecomesKnownAndTwoDevicesAreOnePerson() {
        claimed("{'type':'page','anonymousId':'laptop','name':'Offers'}");
        claimed("{'type':'page','anonymousId':'phone','name':'Shoes'}");
        claimed("{'type':'identify','userId':'two-devices','anonymousId':'laptop'}");
        claimed("{'type':'identify','userId':'two-devices','anonymousId':'phone'}");
        claimed("{'type':'alias','userId':'two-devices','previousId':'old-phone'}");
        claimed("{'type':'page','anonymousId':'old-phone','name':'Hats'}");
        travel();

        var person = profile("web~", "two-devices");

        assertThat(person.activity().interactions()).isEqualTo(3);
        assertThat(values(person, IdentifierType.ANONYMOUS_ID))
                .containsExactlyInAnyOrder("laptop", "phone", "old-phone");
    }

    @Test
    void oneTabletOfAFamilyIsNobodys() {
        claimed(
                "{'type':'identify','userId':'ana','anonymousId':'tablet','traits':{'firstName':'Ana',"
                        + "'lastName':'Ferro','email':'ana@ferro.example'}}");
        claimed(
                "{'type':'identify','userId':'luis','anonymousId':'tablet','traits':{'firstName':'Luis',"
                        + "'lastName':'Ferro','email':'luis@ferro.example'}}");
        claimed("{'type':'page','anonymousId':'tablet','name':'Toys'}");
        travel();

        assertThat(customer("web~", "ana")).isNotEqualTo(customer("web~", "luis"));
        assertThat(profile("web~", "ana").activity().interactions()).isZero();
        assertThat(profile("web~", "luis").activity().interactions()).isZero();
        assertThat(profile("~anonymous_id", "tablet").activity().interactions()).isEqualTo(1);
    }

    @Tag("R5")
    @Test
    void aKioskMakesNoCrowdIntoOnePerson() {
        for (int i = 0; i < 30; i++) {
            claimed("{'type':'identify','userId':'visitor-%d','anonymousId':'kiosk'}".formatted(i));
        }
        travel();

        var different = new HashSet<CustomerId>();
        for (int i = 0; i < 30; i++) {
            different.add(customer("web~", "visitor-" + i));
        }
        assertThat(different).hasSize(30);
    }

    @Test
    void somebodyMayHaveTenThousandDevices() {
        for (int i = 0; i < 10_000; i++) {
            claimed(
                    "{'type':'identify','userId':'collector','anonymousId':'device-%d'}"
                            .formatted(i));
        }
        travel();

        assertThat(values(profile("web~", "collector"), IdentifierType.ANONYMOUS_ID))
                .hasSize(10_000);
    }

    @Tag("R14")
    @Test
    void aPublicKeyGrantsNoConsentAndMayWithdrawOne() {
        var granted = "select count(*) from consent.statement where granted and source = 'web'";
        claimed(
                "{'type':'identify','userId':'eva','traits':{'email':'eva@mora.example',"
                        + "'newsletter':true}}");
        travel();
        assertThat(sql.sql(granted).query(Long.class).single()).isZero();

        attested(
                "{'type':'identify','userId':'eva','traits':{'email':'eva@mora.example',"
                        + "'newsletter':true}}");
        travel();
        assertThat(sql.sql(granted).query(Long.class).single()).isEqualTo(1);
    }

    /// R14: whatever is sent by public keys, those who are known without it are parted as if nobody
    /// had sent it.
    @Tag("R14")
    @Test
    void aPublicKeyNeverLinksTwoKnownPeople() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int people = 40;
        for (int i = 0; i < people; i++) {
            attested(identify("known-" + i, i, random));
        }
        travel();
        var before = partition(people);
        for (int i = 0; i < 400; i++) {
            int victim = random.nextInt(people);
            switch (random.nextInt(4)) {
                case 0 -> claimed(identify("mallory-" + random.nextInt(8), victim, random));
                case 1 -> claimed(identify("known-" + random.nextInt(people), victim, random));
                case 2 ->
                        claimed(
                                "{'type':'alias','userId':'known-%d','previousId':'known-%d'}"
                                        .formatted(victim, random.nextInt(people)));
                default ->
                        claimed(
                                "{'type':'group','userId':'mallory-%d','groupId':'g','traits':{'email':'%s'}}"
                                        .formatted(random.nextInt(8), email(victim)));
            }
            if (i % 100 == 99) {
                travel();
            }
        }

        assertThat(partition(people)).as("seed %d", seed).isEqualTo(before);
    }

    private static String identify(String user, int person, Random random) {
        var device = "device-" + random.nextInt(30);
        return ("{'type':'identify','userId':'%s','anonymousId':'%s','traits':{'firstName':'%s',"
                        + "'lastName':'%s','email':'%s','phone':'+346001%05d'}}")
                .formatted(
                        user,
                        device,
                        List.of("Ann", "Tim", "Tom", "Eva").get(person % 4),
                        List.of("Lee", "Marsh", "Ferro", "Prado", "Mora").get(person / 4 % 5),
                        email(person),
                        person);
    }

    private static String email(int person) {
        return "person-%d@correo.example".formatted(person);
    }

    /// Which of the known people are one customer.
    private Set<Set<Integer>> partition(int people) {
        var groups = new HashMap<CustomerId, Set<Integer>>();
        IntStream.range(0, people)
                .forEach(i ->
                        groups.computeIfAbsent(customer("web", "known-" + i), _ -> new HashSet<>())
                                .add(i));
        return Set.copyOf(groups.values());
    }

    private void claimed(String json) {
        add(json, true);
    }

    private void attested(String json) {
        add(json, false);
    }

    private void add(String json, boolean claimed) {
        var body = json.replace('\'', '"');
        waiting.add(
                new StoredEvent(
                        "web",
                        "m-" + sent++ + "-" + System.identityHashCode(this),
                        "k",
                        claimed,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        null,
                        body.getBytes(StandardCharsets.UTF_8),
                        body));
    }

    private void travel() {
        for (int from = 0; from < waiting.size(); from += 2_000) {
            events.append(waiting.subList(from, Math.min(waiting.size(), from + 2_000)));
        }
        waiting.clear();
        journey.catchUp();
    }

    private CustomerId customer(String source, String key) {
        long record = customers.record(new SourceKey(source, key)).orElseThrow();
        return customers.of(List.of(record)).values().iterator().next();
    }

    private Profile profile(String source, String key) {
        return profiles.find(customer(source, key)).orElseThrow();
    }

    private static List<String> values(Profile profile, IdentifierType type) {
        return profile.identifiers().stream()
                .filter(one -> one.type() == type)
                .map(one -> one.value())
                .toList();
    }
}
