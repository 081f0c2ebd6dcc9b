package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.resolve.Decisions;
import atalaya.server.store.ApplicationTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs read: profiles by any identifier, who somebody new resembles, and what changed.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class ProfileApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApplicationContext rooms;
    private final Site shop;
    private final String steward;

    ProfileApiTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.shop = Site.open(rooms, port, "shop", Trust.SERVER);
        this.steward = key(Role.STEWARD);
        shop.send("identify", person("ann", "Ann", "Lee", "ann@lee.example", "+34612405590"));
        shop.send("track", "{\"userId\":\"ann\",\"event\":\"Like\",\"messageId\":\"like\"}");
        shop.send("identify", person("tim", "Tim", "Ray", "tim@ray.example", "+34612405591"));
        shop.await("ann", profile -> profile.activity().interactions() == 1);
        shop.await("tim", profile -> true);
    }

    @Test
    void aProfileIsFoundByWhateverNamesIt() {
        var id = get("/v1/customers/user_id:ann", steward).path("customer").asString();

        for (var name :
                new String[] {
                    "email:ANN@lee.example",
                    "phone:+34612405590",
                    "phone:612405590",
                    "customer:" + id
                }) {
            assertThat(get("/v1/customers/" + name, steward).path("customer").asString())
                    .as(name)
                    .isEqualTo(id);
        }
        var looked =
                post("/v1/customers/lookup", "{\"type\":\"email\",\"value\":\"ann@lee.example\"}");
        assertThat(looked.path("customer").asString()).isEqualTo(id);
        assertThat(looked.at("/traits/givenName").asString()).isEqualTo("Ann");
    }

    /// A question that the store itself refuses is among them.
    @Test
    void whoeverAsksAtTheSameMomentGetsTheirOwnAnswer() throws Exception {
        var ann = get("/v1/customers/user_id:ann", steward).path("customer").asString();
        var tim = get("/v1/customers/user_id:tim", steward).path("customer").asString();
        var asked = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                var value = List.of("ann", "tim", "nobody", "no\\u0000thing").get(i % 4);
                asked.add(threads.submit(() -> whoIs(value)));
            }
        }

        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).get()).isEqualTo(List.of(ann, tim, "", "").get(i % 4));
        }
    }

    @Test
    void nobodyHasAnIdentifierThatNoTextCanHold() {
        for (var type : List.of("user_id", "email")) {
            var body = "{\"type\":\"%s\",\"value\":\"ann\\u0000\"}".formatted(type);

            assertThat(sent("/v1/customers/lookup", body).statusCode()).as(type).isEqualTo(404);
        }
    }

    @Test
    void anAnswerSaysItsLengthFirst() {
        var answer = ask("/v1/customers/user_id:ann", steward);

        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void eachPartHasItsOwnAddress() {
        var ann = "/v1/customers/user_id:ann";

        assertThat(get(ann + "?verbose=true", steward).at("/traits/email/from").asString())
                .isEqualTo("shop:ann");
        assertThat(get(ann + "/traits", steward).at("/traits/surname1").asString())
                .isEqualTo("Lee");
        assertThat(get(ann + "/identifiers?limit=1", steward).path("identifiers")).hasSize(1);
        assertThat(get(ann + "/identifiers?limit=1", steward).path("next").isString()).isTrue();
        assertThat(get(ann + "/events", steward).at("/events/0/type").asString()).isEqualTo("Like");
        assertThat(get(ann + "/links", steward).path("records")).isNotEmpty();
        assertThat(get(ann + "/scores", steward).path("interactions").asInt()).isEqualTo(1);
    }

    @Test
    void anOrderIsInItsCustomersFiguresWithinASecondAndFinancesAreForThoseWhoSeeThem() {
        var bought =
                """
                {"userId":"tim","event":"Order Completed","messageId":"buys",
                 "properties":{"order_id":"P-1","revenue":40,"currency":"EUR"}}
                """;
        shop.send("track", bought);

        var analyst = key(Role.ANALYST);
        var path = "/v1/customers/user_id:tim/scores";
        var figures =
                Awaitility.await()
                        .atMost(Site.SOON)
                        .pollInterval(Duration.ofMillis(20))
                        .until(
                                () -> get(path, analyst).path("figures"),
                                known -> known.at("/rfm/purchases").asInt() == 1);
        assertThat(figures.at("/year/steps/0/part").asString()).isEqualTo("sales");
        assertThat(figures.at("/year/contribution").decimalValue()).isEqualByComparingTo("40");
        assertThat(figures.path("masked")).isEmpty();
        var health = figures.path("health");
        double sum = health.path("middle").asDouble() + health.path("rest").asDouble();
        for (var reason : health.path("reasons")) {
            sum += reason.path("points").asDouble();
        }
        assertThat(sum).isCloseTo(health.path("value").asDouble(), within(1e-9));

        var seen = get(path, steward).path("figures");
        assertThat(seen.path("ledger").isNull()).isTrue();
        assertThat(seen.at("/rfm/worth").isNull()).isTrue();
        assertThat(seen.path("masked").toString()).contains("ledger", "expected.lifetime");
    }

    @Test
    void whoeverIsNotThereIsAnsweredWithAReasonAndNoValue() {
        var nobody = ask("/v1/customers/email:nobody@nowhere.example", steward);

        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("Atalaya-3001").doesNotContain("nowhere");
        assertThat(ask("/v1/customers/shoe:43", steward).statusCode()).isEqualTo(400);
    }

    @Test
    void aMergedIdLeadsToTheCustomerThatHasItsRecords() {
        shop.send("identify", person("ann-2", "Anna", "Other", "a2@x.example", "+34612405599"));
        var other = shop.await("ann-2", profile -> true).customer();
        var ann = shop.await("ann", profile -> true).customer();
        var decisions = rooms.getBean(Decisions.class);
        var merged = decisions.merge(ann, other, "lucia", "the same");
        try {
            var moved = ask("/v1/customers/customer:" + other + "/events", steward);

            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location"))
                    .contains("/v1/customers/customer:" + ann + "/events");
        } finally {
            decisions.undo(merged.decision().number(), "lucia", "no");
        }
    }

    @Test
    void aKeyForWritingReadsNothing() {
        for (var path :
                new String[] {
                    "/v1/customers/user_id:ann",
                    "/v1/changes",
                    "/customers.json",
                    "/search.json?q=ann"
                }) {
            assertThat(ask(path, shop.key).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void masksHoldForProgramsToo() {
        var analyst = get("/v1/customers/user_id:ann", key(Role.ANALYST));

        assertThat(analyst.at("/traits/email").asString()).doesNotContain("ann@lee");
        assertThat(ask("/v1/changes", key(Role.AGENT)).statusCode()).isEqualTo(403);
    }

    @Test
    void somebodyAboutToBeCreatedIsRecognised() {
        var asked =
                """
                {"country":"ES","attributes":{"givenName":"Ann","surname1":"Lee",
                 "email":["ann@lee.example"],"phone":"612 405 590"}}
                """;

        var candidates = post("/v1/customers/match", asked).path("candidates");

        assertThat(candidates).hasSize(1);
        assertThat(candidates.at("/0/name").asString()).isEqualTo("Ann Lee");
        assertThat(candidates.at("/0/same").asBoolean()).isTrue();
        assertThat(candidates.at("/0/evidence"))
                .anySatisfy(piece ->
                        assertThat(piece.path("comparison").asString()).isEqualTo("email"));
        var stranger =
                "{\"attributes\":{\"givenName\":\"Zoe\",\"surname1\":\"Quint\",\"email\":\"z@q.example\"}}";
        assertThat(post("/v1/customers/match", stranger).path("candidates")).isEmpty();
    }

    @Test
    void theFeedTellsWhatChangedAndWhereToReadOn() {
        var all = get("/v1/changes?limit=1000", steward);
        assertThat(all.path("changes"))
                .anySatisfy(change -> {
                    assertThat(change.path("records").toString()).contains("shop:ann\"");
                    assertThat(change.at("/values/email").asString()).isEqualTo("ann@lee.example");
                });
        var next = all.path("next").asString();
        assertThat(get("/v1/changes?after=" + next, steward).path("changes")).isEmpty();

        shop.send("identify", "{\"userId\":\"tim\",\"traits\":{\"email\":\"tim@new.example\"}}");
        shop.await("tim", profile -> profile.golden().toString().contains("tim@new.example"));

        var news = get("/v1/changes?after=" + next, steward).path("changes");
        assertThat(news).hasSize(1);
        assertThat(news.at("/0/values/email").asString()).isEqualTo("tim@new.example");
    }

    private String key(Role role) {
        return rooms.getBean(ApiKeys.class)
                .forActing(SignedIn.atCommandLine(), "a program", Set.of(role));
    }

    private HttpResponse<String> ask(String path, String key) {
        return Site.send(
                HttpRequest.newBuilder(URI.create(shop.address + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Accept", "application/json"));
    }

    private JsonNode get(String path, String key) {
        var answer = ask(path, key);
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode post(String path, String json) {
        var answer = sent(path, json);
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /// The id of the customer that a user id names; blank when the answer is a refusal.
    private String whoIs(String user) {
        var answer =
                sent(
                        "/v1/customers/lookup",
                        "{\"type\":\"user_id\",\"value\":\"%s\"}".formatted(user));
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("customer").asString()
                : "";
    }

    private HttpResponse<String> sent(String path, String json) {
        return Site.send(
                HttpRequest.newBuilder(URI.create(shop.address + path))
                        .header("Authorization", "Bearer " + steward)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private static String person(
            String user, String given, String surname, String email, String phone) {
        return """
        {"userId":"%s","messageId":"who-%s","traits":{"firstName":"%s","lastName":"%s","email":"%s","phone":"%s"}}
        """
                .formatted(user, user, given, surname, email, phone);
    }
}
