package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.Traveller;
import atalaya.server.access.ApiKeys;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.Claims;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.resolve.Customers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;

/// Somebody's site or shop that sends events with a write key of its own, and what then is known.
final class Site {

    /// What the promise is about: an event shows in the profile within a second of its answer. A
    /// machine that runs other tests as well gets longer.
    static final Duration SOON = Duration.ofSeconds(20);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApplicationContext rooms;
    private final String source;
    private final Trust trust;
    final String key;
    final String address;

    private Site(ApplicationContext rooms, int port, String source, Trust trust) {
        this.rooms = rooms;
        this.source = source;
        this.trust = trust;
        this.address = "http://localhost:" + port;
        this.key = rooms.getBean(ApiKeys.class).forWriting(SignedIn.atCommandLine(), source, trust);
        rooms.getBean(Traveller.class).start();
    }

    /// Opens a site whose source is added to the catalogue when it is new.
    static Site open(ApplicationContext rooms, int port, String source, Trust trust) {
        var sources = rooms.getBean(Sources.class);
        if (sources.find(source).isEmpty()) {
            sources.put(SourceFile.live(source));
        }
        return new Site(rooms, port, source, trust);
    }

    HttpResponse<String> send(String call, String json) {
        return send(call, json.getBytes(StandardCharsets.UTF_8), "Authorization", basic());
    }

    HttpResponse<String> send(String call, byte[] body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(address + "/v1/" + call))
                        .POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String basic() {
        return "Basic "
                + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /// The record of a user of this site.
    SourceKey record(String user) {
        return new SourceKey(Claims.source(source, trust == Trust.PUBLIC), user);
    }

    /// Waits until a user's profile is as it should be.
    Profile await(String user, Predicate<Profile> asItShouldBe) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> profile(user).filter(asItShouldBe), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Profile> profile(String user) {
        var customers = rooms.getBean(Customers.class);
        return customers
                .record(record(user))
                .flatMap(record -> customers.of(List.of(record)).values().stream().findFirst())
                .flatMap(rooms.getBean(Profiles.class)::find);
    }

    /// What a customer did, newest first.
    List<TimelineEntry> timeline(Profile profile) {
        return rooms.getBean(Timeline.class)
                .page(profile.customer(), TimelineFilter.ALL, null, 50)
                .entries();
    }

    /// What Ann is called here; each site has an Ann of its own.
    String user() {
        return "ann-of-" + source;
    }

    /// Her surname, another one at each maker's site: she must not be taken for her namesake.
    String surname() {
        return source.startsWith("segment") ? "Prado" : "Quintana";
    }

    /// The device she had before.
    String device() {
        return "device-of-" + source;
    }

    /// Waits for what every client library tells in these tests: who Ann is, her order, a page she
    /// saw, the company she works for and the device she had.
    void seeAnnAndHerOrder() {
        var ann =
                await(
                        user(),
                        profile ->
                                profile.activity().interactions() == 2
                                        && profile.name().equals("Ann " + surname())
                                        && holds(profile, device()));

        assertThat(timeline(ann))
                .extracting(TimelineEntry::type)
                .containsExactlyInAnyOrder("Order Completed", "Page Viewed");
        assertThat(timeline(ann))
                .filteredOn(entry -> entry.type().equals("Order Completed"))
                .allSatisfy(order -> {
                    assertThat(order.reference()).isEqualTo("P-7");
                    assertThat(order.amount()).isEqualByComparingTo("59.90");
                });
        assertThat(await("group:acme", profile -> true).name()).startsWith("Acme");
    }

    private static boolean holds(Profile profile, String device) {
        return profile.identifiers().stream()
                .anyMatch(one ->
                        one.type() == IdentifierType.ANONYMOUS_ID && one.value().equals(device));
    }
}
