package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.server.access.ApiKeys;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.EventFlaws;
import atalaya.server.ingest.ImportOptions;
import atalaya.server.ingest.ImportProgress;
import atalaya.server.ingest.Importer;
import atalaya.server.ingest.Intake;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.store.ApplicationTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs send, and what they are answered.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class CollectTest {

    /// The lock under which events are stored, as EventLog names it.
    private static final long RECEPTION = 0x61_74_61_6c_61_79_61_03L;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApplicationContext rooms;
    private final int port;
    private Site shop;

    CollectTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.port = port;
    }

    @BeforeEach
    void open() {
        shop = Site.open(rooms, port, "shop", Trust.SERVER);
    }

    @ParameterizedTest
    @CsvSource({
        "page, Page Viewed", "page/, Page Viewed", "p, Page Viewed",
        "screen, App Opened", "screen/, App Opened", "s, App Opened",
        "track, Product Viewed", "track/, Product Viewed", "t, Product Viewed"
    })
    void eachCallIsAnInteractionOfItsKind(String call, String type) {
        var user = "calls-" + call.replace("/", "-slash");

        assertThat(shop.send(call, json("event", "Product Viewed", "userId", user)).body())
                .isEqualTo("{\"success\":true}");

        var profile = shop.await(user, one -> one.activity().interactions() == 1);
        assertThat(shop.timeline(profile)).extracting(TimelineEntry::type).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "batch/", "import", "import/", "b"})
    void aBatchSharesItsContext(String call) {
        var user = "batch-" + call.replace("/", "-slash");
        var batch =
                """
                {"context":{"campaign":{"name":"spring"}},"batch":[
                  {"type":"track","event":"Order Completed","userId":"%s","messageId":"%s-1",
                   "properties":{"revenue":5}},
                  {"type":"identify","userId":"%s","messageId":"%s-2","traits":{"firstName":"Ann"}}]}
                """
                        .formatted(user, user, user, user);

        assertThat(shop.send(call, batch).statusCode()).isEqualTo(200);

        var profile = shop.await(user, one -> one.activity().interactions() == 1);
        assertThat(shop.timeline(profile))
                .extracting(TimelineEntry::referenceKind, TimelineEntry::reference)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("campaign", "spring"));
    }

    /// Repeated in each event it would be a gigabyte, and anybody may have a public key.
    @Test
    void whatABatchHasInCommonMayNotFillTheMemory() {
        var context = "{\"page\":{\"title\":\"%s\"}}".formatted("x".repeat(100_000));
        var batch =
                "{\"context\":%s,\"batch\":[%s]}"
                        .formatted(
                                context,
                                String.join(
                                        ",",
                                        Collections.nCopies(
                                                2_000, "{\"type\":\"page\",\"userId\":\"much\"}")));

        var answer = shop.send("batch", batch);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("2407");
    }

    @Test
    void jsonIsReadWhateverTheHeadersCallIt() throws IOException {
        for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded", "a/b"}) {
            byte[] body = json("userId", "headers", "name", type).getBytes(StandardCharsets.UTF_8);
            var answer =
                    shop.send("page", body, "Authorization", shop.basic(), "Content-Type", type);
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
        }
        byte[] zipped = zipped(json("userId", "headers", "name", "zipped"));
        var chunked =
                HttpRequest.newBuilder(URI.create(shop.address + "/v1/page"))
                        .header("Authorization", shop.basic())
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(zipped)));

        assertThat(Site.send(chunked).statusCode()).isEqualTo(200);
        shop.await("headers", one -> one.activity().interactions() == 4);
    }

    @Test
    void theKeyComesAsBasicOrBearerOrInTheBody() {
        byte[] body = json("userId", "key", "name", "x").getBytes(StandardCharsets.UTF_8);
        byte[] withKey =
                json("userId", "key", "name", "x", "writeKey", shop.key)
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(shop.send("page", body, "Authorization", "Bearer " + shop.key).statusCode())
                .isEqualTo(200);
        assertThat(shop.send("page", withKey).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAKeyThatHoldsNothingIsTaken() {
        byte[] body = json("userId", "nobody", "name", "x").getBytes(StandardCharsets.UTF_8);
        var unknown = Base64.getEncoder().encodeToString("atalaya_x_y:".getBytes());
        var revoked = Site.open(rooms, port, "shop", Trust.SERVER);
        rooms.getBean(ApiKeys.class).revoke(SignedIn.atCommandLine(), revoked.key.split("_", 3)[1]);

        assertThat(shop.send("page", body).statusCode()).isEqualTo(401);
        assertThat(shop.send("page", body, "Authorization", "Basic " + unknown).body())
                .contains("Atalaya-5021");
        assertThat(shop.send("page", body, "Authorization", "Basic %%%").statusCode())
                .isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> revoked.send("page", json("userId", "nobody")).statusCode() == 401);
    }

    @Test
    void pagesOfOtherSitesMayCall() {
        var preflight =
                HttpRequest.newBuilder(URI.create(shop.address + "/v1/t"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header(
                                "Access-Control-Request-Headers",
                                "anonymousid,authorization,content-type");
        var answer = Site.send(preflight);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(names ->
                        assertThat(names).contains("authorization", "anonymousid", "content-type"));
        var call =
                HttpRequest.newBuilder(URI.create(shop.address + "/v1/t"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Authorization", shop.basic())
                        .POST(BodyPublishers.ofString(json("userId", "x", "event", "Like")));
        assertThat(Site.send(call).statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeReadIsRefusedForGood() throws IOException {
        var large = "x".repeat(33 * 1024);

        assertThat(shop.send("track", "{\"userId\":").statusCode()).isEqualTo(400);
        assertThat(shop.send("track", "[1]").statusCode()).isEqualTo(400);
        assertThat(shop.send("track", "").statusCode()).isEqualTo(400);
        assertThat(shop.send("batch", "{}").body()).contains("Atalaya-2402");
        assertThat(shop.send("track", "[".repeat(100_000)).statusCode()).isEqualTo(413);
        assertThat(shop.send("track", "[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(shop.send("track", json("userId", large)).statusCode()).isEqualTo(413);
        assertThat(shop.send("batch", "{\"batch\":[" + "{},".repeat(2_500) + "{}]}").body())
                .contains("Atalaya-2404");
        byte[] bomb = zipped(" ".repeat(20_000_000));
        assertThat(shop.send("batch", bomb, "Authorization", shop.basic()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void strictModeTellsOfEachEvent() {
        var deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        var batch =
                """
                {"batch":[
                  {"type":"track","event":"Like","userId":"strict","messageId":"s-1"},
                  {"type":"track","event":"Like","userId":"strict","messageId":"s-1"},
                  {"type":"track","event":"Share","userId":"strict","messageId":"s-1"},
                  {"type":"track","event":"No such thing","userId":"strict","messageId":"s-2"},
                  {"type":"track","event":"Like","messageId":"s-3"},
                  {"type":"track","event":"Like","userId":"null","anonymousId":"undefined","messageId":"s-4"},
                  {"type":"group","userId":"strict","messageId":"s-5"},
                  {"type":"alias","userId":"strict","messageId":"s-6"},
                  {"type":"dance","userId":"strict","messageId":"s-7"},
                  {"type":"track","event":"Like","userId":"strict","messageId":"s-8","timestamp":"yesterday"},
                  {"type":"track","event":"Like","userId":"strict","messageId":"s-9","properties":%s},
                  17]}
                """
                        .formatted(deep);

        var verdicts = verdicts(shop.send("batch?strict=1", batch).body());

        assertThat(verdicts)
                .containsExactly(
                        "accepted",
                        "duplicate",
                        "conflict",
                        "unknown-event",
                        "no-key",
                        "no-key",
                        "no-key",
                        "missing-value",
                        "unknown-value",
                        "bad-date",
                        "too-deep",
                        "not-json");
        shop.await("strict", one -> one.activity().interactions() == 1);
        var flaws = rooms.getBean(EventFlaws.class);
        assertThat(flaws.samples("shop", "conflict", 10))
                .anySatisfy(sample -> assertThat(sample.body()).contains("Share"));
        assertThat(flaws.samples("shop", "too-deep", 10))
                .extracting(EventFlaws.Sample::messageId)
                .containsExactly("s-9");
    }

    @Tag("R16")
    @Test
    void clocksThatAreWrongAreSetRight() {
        var now = Instant.now();
        var yearsOff = now.minus(Duration.ofDays(4_000));
        var batch =
                """
                {"sentAt":"%s","batch":[
                  {"type":"track","event":"Like","userId":"clock","messageId":"c-1","originalTimestamp":"%s"}]}
                """
                        .formatted(yearsOff, yearsOff.minus(Duration.ofHours(1)));
        var ahead =
                """
                {"event":"Share","userId":"clock","messageId":"c-2","timestamp":"%s"}
                """
                        .formatted(now.plus(Duration.ofDays(40)));
        shop.send("batch", batch);
        shop.send("track", ahead);

        var profile = shop.await("clock", one -> one.activity().interactions() == 2);

        assertThat(shop.timeline(profile))
                .extracting(TimelineEntry::type)
                .containsExactly("Share", "Like");
        assertThat(shop.timeline(profile).getFirst().at())
                .isBetween(now.minusSeconds(60), now.plusSeconds(60));
        assertThat(shop.timeline(profile).getLast().at())
                .isBetween(now.minusSeconds(3_660), now.minusSeconds(3_540));
        assertThat(rooms.getBean(EventFlaws.class).samples("shop", "clock-ahead", 5)).hasSize(1);
    }

    @Tag("R7")
    @Test
    void poisonIsSetAsideAndHoldsNobodyUp() {
        var batch =
                """
                {"batch":[
                  {"type":"track","event":"Like","userId":"poison","messageId":"p-1"},
                  {"type":"track","event":"Like","userId":"poison","messageId":"p-2","properties":{"a":"\\u0000"}},
                  {"type":"track","event":"Like","userId":"poison","messageId":"p-3","properties":{"value":1e999999999}},
                  {"type":"track","event":"Like","userId":"poison","messageId":"p-4"}]}
                """;
        assertThat(shop.send("batch", batch).statusCode()).isEqualTo(200);

        shop.await("poison", one -> one.activity().interactions() == 2);
        assertThat(rooms.getBean(EventFlaws.class).samples("shop", "not-stored", 5))
                .extracting(EventFlaws.Sample::messageId)
                .containsExactly("p-2");
        assertThat(rooms.getBean(EventFlaws.class).samples("shop", "bad-money", 5)).hasSize(1);
    }

    @Test
    void whatWasNotForeseenIsTakenInOnceItIs() {
        shop.send("track", json("event", "Newsletter Read", "userId", "replay"));
        shop.send("identify", json("userId", "replay"));
        shop.await("replay", one -> true);
        rooms.getBean(Sources.class)
                .put(
                        SourceFile.parse(
                                """
                                source: shop
                                title: Shop
                                kinds: [behavioural]
                                trust: 50
                                files:
                                  live:
                                    file: "*.jsonl"
                                    format: segment
                                    events: { Newsletter Read: Email Opened }
                                """,
                                "shop.yaml"));

        var replayed = rooms.getBean(Intake.class).replay("shop", "unknown-event");

        assertThat(replayed.used()).isPositive();
        var profile = shop.await("replay", one -> one.activity().interactions() == 1);
        assertThat(shop.timeline(profile))
                .extracting(TimelineEntry::type)
                .containsExactly("Email Opened");
    }

    @Test
    void whatIsTooLongToBeLookedUpStopsNobody() {
        var random = new Random(7);
        var longText =
                random.ints(5_000, 'a', 'z')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        var everywhere =
                """
                {"batch":[
                  {"type":"identify","userId":"long","anonymousId":"LONG","messageId":"l-1","traits":{"firstName":"LONG",
                   "lastName":"LONG","email":"LONG@x.example","phone":"LONG","address":{"city":"LONG"}}},
                  {"type":"identify","userId":"LONG","messageId":"l-2"},
                  {"type":"track","event":"Order Completed","userId":"long","messageId":"l-3","properties":{"order_id":"LONG"}},
                  {"type":"track","event":"Like","anonymousId":"LONG","messageId":"l-4"},
                  {"type":"group","userId":"long","groupId":"LONG","messageId":"l-5","traits":{"name":"LONG"}},
                  {"type":"group","userId":"long","groupId":"g","messageId":"l-6","traits":{"name":"LONG"}}]}
                """
                        .replace("\"LONG", "\"" + longText);

        assertThat(shop.send("batch", everywhere).statusCode()).isEqualTo(200);
        shop.send("track", json("userId", "long", "event", "Like"));

        var profile = shop.await("long", one -> one.activity().interactions() == 2);
        assertThat(shop.timeline(profile))
                .extracting(TimelineEntry::type)
                .containsExactlyInAnyOrder("Like", "Order Completed");
        assertThat(rooms.getBean(EventFlaws.class).samples("shop", "too-long", 50))
                .hasSizeGreaterThan(6);
    }

    @Test
    void whoTellsOfThemselvesBeforeTheyHaveAUserIsKnownByTheirBrowser() {
        shop.send("page", json("anonymousId", "browser-7", "name", "shoes"));
        shop.send("identify", json("anonymousId", "browser-7"));
        shop.send(
                "identify",
                """
                {"anonymousId":"browser-7","traits":{"firstName":"Nia","lastName":"Vane","email":"nia@vane.example"}}
                """);

        var nia = shop.await("anonymous:browser-7", one -> one.activity().interactions() == 1);
        assertThat(nia.name()).isEqualTo("Nia Vane");

        shop.send(
                "identify",
                """
                {"userId":"nia","anonymousId":"browser-7","traits":{"firstName":"Nia","lastName":"Vane","email":"nia@vane.example"}}
                """);

        var user = shop.await("nia", one -> one.members().size() >= 2);
        assertThat(user.activity().interactions()).isOne();
    }

    @Test
    void identifySaysWhoSomebodyIs() {
        shop.send(
                "identify",
                """
                {"userId":"ann-lee","anonymousId":"tablet-1","traits":{"firstName":"Ann","lastName":"Lee",
                 "email":"ann@lee.example","birthday":"1984-03-14","address":{"city":"Lugo"},"plan":"gold"}}
                """);

        var ann = shop.await("ann-lee", one -> true);

        assertThat(ann.name()).isEqualTo("Ann Lee");
        assertThat(ann.golden())
                .containsKeys(Attribute.EMAIL, Attribute.BIRTH_DATE, Attribute.CITY);
    }

    @Tag("R17")
    @Test
    void tooMuchAtOnceIsToldToComeAgainAndNothingAcknowledgedIsLost() throws Exception {
        var filler = "x".repeat(30_000);
        var database = rooms.getBean(DataSource.class);
        List<HttpResponse<String>> answers;
        try (var connection = database.getConnection();
                var lock = connection.createStatement();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.execute("select pg_advisory_lock(%d)".formatted(RECEPTION));
            var calls =
                    IntStream.range(0, 80)
                            .mapToObj(call -> senders.submit(() -> batch(call, filler)))
                            .toList();
            Awaitility.await()
                    .atMost(Site.SOON)
                    .until(() -> calls.stream().anyMatch(Future::isDone));
            lock.execute("select pg_advisory_unlock(%d)".formatted(RECEPTION));
            answers = calls.stream().map(CollectTest::answer).toList();
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).contains("1"));
        long taken = answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(
                        rooms.getBean(JdbcClient.class)
                                .sql(
                                        "select count(*) from ingest.event where message_id like 'flood-%'")
                                .query(Long.class)
                                .single())
                .isEqualTo(taken * 16);
    }

    private HttpResponse<String> batch(int call, String filler) {
        var events =
                IntStream.range(0, 16)
                        .mapToObj(i ->
                                json(
                                        "type", "track",
                                        "event", "Like",
                                        "userId", "flood",
                                        "messageId", "flood-%d-%d".formatted(call, i),
                                        "filler", filler))
                        .collect(Collectors.joining(","));
        return shop.send("batch", "{\"batch\":[" + events + "]}");
    }

    private static HttpResponse<String> answer(Future<HttpResponse<String>> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// R2: sent by many at once, sent again later, and brought by a file: one effect.
    @Tag("R2")
    @Test
    void anEventCountsOnceHoweverOftenAndByWhateverWayItComes(@TempDir Path folder)
            throws IOException {
        var event =
                "{\"type\":\"track\",\"event\":\"Like\",\"userId\":\"once\",\"messageId\":\"once-1\","
                        + "\"timestamp\":\"2026-05-01T10:00:00Z\"}";
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                senders.submit(() -> shop.send("track", event));
            }
        }
        var once = shop.await("once", one -> one.activity().interactions() > 0);
        shop.send("track", event);
        Files.writeString(folder.resolve("live.jsonl"), event + "\n");
        Files.writeString(
                folder.resolve("shop.yaml"),
                rooms.getBean(Sources.class).definition("shop").orElseThrow().text());
        var importer = rooms.getBean(Importer.class);
        importer.plan(List.of(folder), null, null)
                .parts()
                .forEach(part -> importer.run(part, ImportOptions.USUAL, ImportProgress.NONE));
        shop.send("track", json("userId", "once", "event", "Share", "messageId", "once-2"));

        shop.await("once", one -> one.activity().interactions() == 2);
        assertThat(shop.timeline(once))
                .extracting(TimelineEntry::type)
                .containsExactlyInAnyOrder("Like", "Share");
    }

    private static String[] verdicts(String body) {
        return JSON.readTree(body)
                .path("events")
                .valueStream()
                .map(CollectTest::verdict)
                .toArray(String[]::new);
    }

    private static String verdict(JsonNode one) {
        return one.path("reason").isString()
                ? one.path("reason").asString()
                : one.path("verdict").asString();
    }

    private static String json(String... pairs) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object.toString();
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
