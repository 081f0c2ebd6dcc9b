package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
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

/// R1 and R2 for events over HTTP: the application, its PostgreSQL, or both are killed while
/// programs send; whatever was acknowledged is there once, also after second tries.
class LiveKillTest {

    /// More of them by `./atalaya prove R1`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 2);

    private static final int SENDERS = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> unknown = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ServeProcess serving = ServeProcess.create();
    private String key = "";
    private volatile boolean sending;

    @AfterEach
    void removeFolder() throws IOException {
        serving.close();
    }

    @Test
    @Tag("R1")
    void noAcknowledgedEventIsLostOrCountsTwiceWhoeverIsKilled() throws Exception {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var made =
                Terminals.run(
                        "key",
                        "create",
                        "--source",
                        "web",
                        "--trust",
                        "server",
                        "--data",
                        serving.data().toString());
        key = made.out().strip();
        for (int round = 0; round < ROUNDS; round++) {
            sendUntilKilled(random);
        }
        var server = serving.start("-Xmx512m");
        try {
            sendAgain();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() ->
                            assertThat(stored())
                                    .as("seed %d", seed)
                                    .doesNotHaveDuplicates()
                                    .containsExactlyInAnyOrderElementsOf(acknowledged));
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void sendUntilKilled(Random random) throws Exception {
        var server = serving.start("-Xmx512m");
        sending = true;
        var senders =
                IntStream.range(0, SENDERS).mapToObj(i -> Thread.startVirtualThread(this::send));
        var started = senders.toList();
        int before = acknowledged.size();
        int wanted = before + 100 + random.nextInt(400);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > wanted);
        int victim = random.nextInt(3);
        if (victim != 0) {
            killPostgres();
        }
        if (victim == 1) {
            int seen = acknowledged.size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.size() > seen + 50);
        }
        server.destroyForcibly().waitFor();
        sending = false;
        for (var sender : started) {
            sender.join();
        }
    }

    /// New events, and old ones whose fate is not known.
    private void send() {
        while (sending) {
            var old = unknown.poll();
            send(old == null ? next.incrementAndGet() : old);
        }
    }

    private void sendAgain() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    var old = unknown.poll();
                    if (old != null) {
                        send(old);
                    }
                    return unknown.isEmpty();
                });
    }

    private void send(int number) {
        var body =
                """
                {"event":"Like","userId":"u-%d","messageId":"m-%d","writeKey":"%s"}
                """
                        .formatted(number % 50, number, key);
        var request =
                HttpRequest.newBuilder(URI.create(serving.address() + "/v1/track"))
                        .timeout(Duration.ofSeconds(5))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                acknowledged.add(number);
            } else {
                unknown.add(number);
            }
        } catch (IOException nobodyThere) {
            unknown.add(number);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> stored() {
        return Terminals.run(
                        "event", "export", "--source", "web", "--data", serving.data().toString())
                .out()
                .lines()
                .map(line -> JSON.readTree(line).path("messageId").asString().substring(2))
                .map(Integer::valueOf)
                .toList();
    }

    private void killPostgres() throws IOException {
        var pid =
                Files.readAllLines(serving.data().resolve("postgres").resolve("postmaster.pid"))
                        .getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
    }
}
