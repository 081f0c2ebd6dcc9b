package atalaya.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.Accounts;
import atalaya.server.access.Accounts.Account;
import atalaya.server.access.ApiKeys;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A switchboard that tells of its calls with a key of its own.
public final class Switchboard {

    public static final String SOURCE = "pbx";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String key;

    private Switchboard(int port, String key) {
        this.port = port;
        this.key = key;
    }

    public static Switchboard of(ApplicationContext rooms, int port, Trust trust) {
        var sources = rooms.getBean(Sources.class);
        if (sources.find(SOURCE).isEmpty()) {
            sources.put(
                    SourceFile.parse(
                            """
                            source: pbx
                            title: Centralita
                            kinds: [behavioural]
                            trust: 50
                            country: ES
                            files:
                              live: { file: "*.jsonl", format: segment }
                            """,
                            "pbx.yaml"));
        }
        var key = rooms.getBean(ApiKeys.class).forWriting(SignedIn.atCommandLine(), SOURCE, trust);
        return new Switchboard(port, key);
    }

    /// Somebody new who may sign in.
    public static Person person(ApplicationContext rooms, String login, String name, Role role) {
        rooms.getBean(Accounts.class)
                .add(
                        SignedIn.atCommandLine(),
                        login,
                        new Account(name, Set.of(role), role == Role.ACCOUNT_MANAGER ? name : null),
                        Language.ES);
        return rooms.getBean(People.class).find(login).orElseThrow();
    }

    Switchboard withKey(String other) {
        return new Switchboard(port, other);
    }

    int port() {
        return port;
    }

    public String key() {
        return key;
    }

    public JsonNode tell(String call, String phase, String number) {
        return tell(call, phase, number, "");
    }

    /// @param more further fields of the body, such as `"agent":"100"`
    public JsonNode tell(String call, String phase, String number, String more) {
        var response =
                send(
                        "{\"call\":\"%s\",\"phase\":\"%s\",\"number\":\"%s\"%s}"
                                .formatted(call, phase, number, more.isEmpty() ? "" : "," + more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /// Of somebody who writes.
    ///
    /// @param channel `chat` or `email`
    /// @param more further fields of the body, such as `"agent":"100"`
    public JsonNode write(
            String call, String phase, String channel, String type, String value, String more) {
        var response =
                send(
                        """
                        {"call":"%s","phase":"%s","channel":"%s",
                         "identifier":{"type":"%s","value":"%s"}%s}
                        """
                                .formatted(
                                        call,
                                        phase,
                                        channel,
                                        type,
                                        value,
                                        more.isEmpty() ? "" : "," + more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> send(String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/calls"))
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
