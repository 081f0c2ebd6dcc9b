package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.Sessions;
import atalaya.server.access.SignedIn;
import atalaya.server.access.Visitor;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.console.page.Shell;
import atalaya.server.contact.Extensions;
import atalaya.server.contact.Switchboard;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Versions;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What a browser hears over its stream, and what it does not.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NOT_AT_ALL = Duration.ofMillis(900);

    private final ApplicationContext rooms;
    private final int port;
    private final Switchboard switchboard;
    private final Town town;
    private final Journey journey;
    private final List<Listener> listeners = new ArrayList<>();

    StreamTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.port = port;
        this.switchboard = Switchboard.of(rooms, port, Trust.SERVER);
        this.town =
                new Town(
                        rooms.getBean(RecordLog.class),
                        rooms.getBean(Resolution.class),
                        rooms.getBean(Customers.class));
        this.journey = rooms.getBean(Journey.class);
    }

    @BeforeAll
    void settle() {
        town.arrive(
                town.person(
                        "crm:marta",
                        Attribute.GIVEN_NAME,
                        "Marta",
                        Attribute.SURNAME_1,
                        "Prado",
                        Attribute.PHONE,
                        "+34612405590",
                        Attribute.OWNER,
                        "Jorge Sanz"));
        journey.catchUp();
    }

    @AfterEach
    void hangUp() {
        listeners.forEach(Listener::close);
        listeners.clear();
    }

    @Test
    void whoSitsAtTheDeskHearsTheCallAndNobodyElse() throws InterruptedException {
        var lucia = listen(agent("301"), "", null);
        var olga = listen(agent("302"), "", null);
        switchboard.tell("d-1", "ringing", "612405590", "\"agent\":\"301\"");

        assertThat(lucia.next("call", SOON)).contains("Marta Prado").contains("call-");
        assertThat(olga.next("call", NOT_AT_ALL)).isNull();
    }

    @Test
    void aBrowserThatComesBackHearsOnlyWhatItMissed() throws InterruptedException {
        var lucia = agent("303");
        var before = listen(lucia, "", null);
        switchboard.tell("r-1", "ringing", "612405590", "\"agent\":\"303\"");
        before.next("call", SOON);
        var heard = before.lastId();
        before.close();
        assertThat(listen(lucia, "", heard).next("call", NOT_AT_ALL)).isNull();

        switchboard.tell("r-1", "answered", "612405590", "\"agent\":\"303\"");

        assertThat(listen(lucia, "", heard).next("call", SOON)).contains("data-state=\"answered\"");
        assertThat(listen(lucia, "", null).next("call", SOON)).contains("data-state=\"answered\"");
    }

    @Test
    void whoHasNoDeskHearsOfNoCall() throws InterruptedException {
        var analyst = Visitor.signedIn(rooms, port, Role.ANALYST);
        var listener = listen(analyst, "", null);
        switchboard.tell("n-1", "ringing", "612405590", "\"agent\":\"" + login(analyst) + "\"");

        assertThat(listener.next("call", NOT_AT_ALL)).isNull();
    }

    @Test
    void anOpenCustomerThatChangesIsToldAlsoWhenThePageWasOldAlready() throws InterruptedException {
        var marta = town.of("crm:marta");
        var profile = rooms.getBean(Profiles.class).find(marta).orElseThrow();
        var watch = marta + ":" + Versions.of(profile);
        var lucia = listen(agent("304"), watch, null);
        assertThat(lucia.next("changed", NOT_AT_ALL)).isNull();

        switchboard.tell("w-1", "ringing", "612405590");
        journey.catchUp();

        assertThat(lucia.next("changed", SOON)).isEqualTo(marta.toString());
        assertThat(listen(agent("305"), watch, null).next("changed", SOON))
                .isEqualTo(marta.toString());
    }

    @Test
    void anAccountManagerHearsNothingOfSomebodyElsesCustomer() throws InterruptedException {
        var watch = town.of("crm:marta") + ":old";
        var nuria = Visitor.signedIn(rooms, port, "Nuria Peña", Role.ACCOUNT_MANAGER);
        var jorge = Visitor.signedIn(rooms, port, "Jorge Sanz", Role.ACCOUNT_MANAGER);

        assertThat(listen(jorge, watch, null).next("changed", SOON)).isNotNull();
        assertThat(listen(nuria, watch, null).next("changed", NOT_AT_ALL)).isNull();
    }

    @Test
    void ofOnePersonOnlySoManyBrowsersListen() throws InterruptedException {
        var lucia = agent("306");
        var first = listen(lucia, "", null);
        for (int i = 0; i < Streams.MOST_OF_PERSON; i++) {
            listen(lucia, "", null);
        }

        assertThat(first.ended(SOON)).isTrue();
    }

    @Test
    void aStrangerHearsNothing() throws IOException, InterruptedException {
        var response =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/stream"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isIn(303, 302, 401);
    }

    @Test
    void whoDoesNotKeepUpIsLetGo() throws InterruptedException {
        var slow =
                new Subscriber(
                        SignedIn.atCommandLine(),
                        "es",
                        new Shell.Csrf("h", "p", "t"),
                        Set.of(),
                        Map.of());
        for (int i = 0; i < 100 && !slow.isGone(); i++) {
            slow.tell(new Subscriber.Told(null, "call", "…"));
        }

        assertThat(slow.isGone()).isTrue();
        assertThat(slow.next(Duration.ofSeconds(1))).isNull();
    }

    private Visitor agent(String extension) {
        var visitor = Visitor.signedIn(rooms, port, Role.AGENT);
        var person = rooms.getBean(Sessions.class).find(visitor.cookie()).orElseThrow();
        rooms.getBean(Extensions.class).set(SignedIn.atCommandLine(), person.person(), extension);
        return visitor;
    }

    private String login(Visitor visitor) {
        return rooms.getBean(Sessions.class).find(visitor.cookie()).orElseThrow().login();
    }

    private Listener listen(Visitor visitor, String watch, @Nullable String last) {
        var listener = new Listener(visitor, watch, last);
        listeners.add(listener);
        return listener;
    }

    /// A browser that reads its stream line by line.
    private final class Listener {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;
        private volatile String lastId = "";
        private volatile @Nullable InputStream body;

        Listener(Visitor visitor, String watch, @Nullable String last) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:" + port + "/stream?watch=" + watch))
                            .header("Accept", "text/event-stream")
                            .header("Cookie", "atalaya=" + visitor.cookie());
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            reader = Thread.ofVirtual().start(() -> read(request.build()));
            assertThat(line(SOON)).startsWith("retry:");
        }

        private void read(HttpRequest request) {
            try {
                var response = HTTP.send(request, BodyHandlers.ofInputStream());
                body = response.body();
                var in =
                        new BufferedReader(
                                new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException closed) {
                lines.add("closed " + closed.getClass());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }

        private @Nullable String line(Duration atMost) {
            try {
                return lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException ending) {
                throw new IllegalStateException(ending);
            }
        }

        /// The data of the next event of a kind; null when none comes in time.
        @Nullable String next(String kind, Duration atMost) throws InterruptedException {
            long until = System.nanoTime() + atMost.toNanos();
            var data = new StringBuilder();
            String event = "";
            while (System.nanoTime() < until) {
                var line = line(Duration.ofMillis(50));
                if (line == null) {
                    continue;
                }
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                    data.setLength(0);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6)).append('\n');
                } else if (line.isEmpty() && event.equals(kind)) {
                    return data.toString().strip();
                }
            }
            return null;
        }

        String lastId() {
            return lastId;
        }

        boolean ended(Duration atMost) throws InterruptedException {
            return reader.join(atMost);
        }

        void close() {
            var open = body;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException gone) {
                    lines.add("gone " + gone.getClass());
                }
            }
        }
    }
}
