package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// R17: far more comes than the server can take, and its memory is small. It refuses what is too
/// much, with a time to come again, loses nothing it took, and does not run out of memory.
class OverloadTest {

    /// Longer by `./atalaya prove R17`, as many seconds as rounds are asked for.
    private static final int SECONDS = Integer.getInteger("atalaya.prove.rounds", 3);

    /// Each sends its next batch as soon as the last is answered, refused or not.
    private static final int SENDERS = 96;

    private static final int EVENTS = 1_500;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> strange = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final ServeProcess serving = ServeProcess.create();
    private String key = "";
    private volatile boolean sending;

    @AfterEach
    void removeFolder() throws IOException {
        serving.close();
    }

    @Test
    @Tag("R17")
    void whatIsTooMuchIsRefusedAndNothingTakenIsLost() throws Exception {
        var made =
                Terminals.run(
                        "key", "create", "--source", "web", "--data", serving.data().toString());
        key = made.out().strip();
        var server = serving.start("-Xmx192m", "-XX:+ExitOnOutOfMemoryError");
        try {
            sending = true;
            var senders =
                    IntStream.range(0, SENDERS)
                            .mapToObj(i -> Thread.startVirtualThread(this::send))
                            .toList();
            TimeUnit.SECONDS.sleep(SECONDS);
            sending = false;
            for (var sender : senders) {
                sender.join();
            }

            assertThat(server.isAlive()).as("it did not run out of memory").isTrue();
            assertThat(strange).isEmpty();
            assertThat(refused).hasPositiveValue();
            assertThat(acknowledged).isNotEmpty();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120 + 4L * SECONDS))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(this::assertAllIsThereOnce);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void assertAllIsThereOnce() {
        var stored = new HashMap<Integer, Integer>();
        Terminals.run("event", "export", "--source", "web", "--data", serving.data().toString())
                .out()
                .lines()
                .map(line -> JSON.readTree(line).path("messageId").asString())
                .forEach(id ->
                        stored.merge(
                                Integer.valueOf(id.substring(1, id.indexOf('-'))),
                                1,
                                Integer::sum));
        assertThat(stored.keySet()).containsAll(acknowledged);
        assertThat(stored.values()).allMatch(events -> events == EVENTS);
    }

    private void send() {
        while (sending) {
            int batch = next.incrementAndGet();
            try {
                var request =
                        HttpRequest.newBuilder(URI.create(serving.address() + "/v1/batch"))
                                .timeout(Duration.ofSeconds(60))
                                .POST(BodyPublishers.ofString(body(batch)))
                                .build();
                var answer = HTTP.send(request, BodyHandlers.discarding());
                boolean comeAgain = answer.headers().firstValue("Retry-After").isPresent();
                switch (answer.statusCode()) {
                    case 200 -> acknowledged.add(batch);
                    case 429 -> {
                        refused.incrementAndGet();
                        if (!comeAgain) {
                            strange.add("429 without Retry-After");
                        }
                    }
                    default -> strange.add("status " + answer.statusCode());
                }
            } catch (IOException cut) {
                strange.add(cut.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String body(int batch) {
        var body =
                new StringBuilder(EVENTS * 300).append("{\"writeKey\":\"" + key + "\",\"batch\":[");
        for (int i = 0; i < EVENTS; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"track\",\"event\":\"Product Viewed\",\"userId\":\"u")
                    .append(i % 50)
                    .append("\",\"messageId\":\"m")
                    .append(batch)
                    .append('-')
                    .append(i)
                    .append("\",\"properties\":{\"category\":\"shoes\",\"price\":12.5,\"url\":\"")
                    .append("https://shop.example/products/shoes/a-long-name-that-fills\"}}");
        }
        return body.append("]}").toString();
    }
}
