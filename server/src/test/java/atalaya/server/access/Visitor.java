package atalaya.server.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// Somebody with a browser that keeps its cookie and sends tokens back, but follows no redirect.
///
/// ```java
/// var agent = Visitor.signedIn(context, port, Role.AGENT);
/// assertThat(agent.get("/customers").statusCode()).isEqualTo(200);
/// agent.post("/sign-out", Map.of());
/// ```
public final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> headers = new HashMap<>();
    private String cookie = "";

    private Visitor(int port) {
        this.port = port;
    }

    /// Somebody who has not signed in.
    public static Visitor at(int port) {
        return new Visitor(port);
    }

    /// A new person with these roles, signed in.
    public static Visitor signedIn(ApplicationContext context, int port, Role... roles) {
        return signedIn(context, port, "", roles);
    }

    /// The same for somebody whom the `owner` of customers names.
    public static Visitor signedIn(
            ApplicationContext context, int port, String ownerName, Role... roles) {
        var login = "p" + UUID.randomUUID();
        var person =
                context.getBean(People.class)
                        .add(login, "Ann Lee", Set.of(roles), ownerName, Preferences.Language.ES);
        var visitor = new Visitor(port);
        visitor.cookie = context.getBean(Sessions.class).begin(person);
        return visitor;
    }

    /// Sends a header with every further request.
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public String cookie() {
        return cookie;
    }

    public void setCookie(String value) {
        cookie = value;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// Sends a form with the token that belongs to the cookie.
    public HttpResponse<String> post(String path, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("_csrf", token());
        return postWithout(path, all);
    }

    /// Sends a form as it is, without a token.
    public HttpResponse<String> postWithout(String path, Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends JSON with the token that belongs to the cookie.
    public HttpResponse<String> postJson(String path, String json) {
        return send(
                request(path)
                        .header("X-CSRF-TOKEN", token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(String method, String path) {
        return send(
                request(path)
                        .header("X-CSRF-TOKEN", token())
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        headers.forEach(request::header);
        return cookie.isEmpty() ? request : request.header("Cookie", "atalaya=" + cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith("atalaya="))
                    .forEach(set -> cookie = set.substring(8, set.indexOf(';')));
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The token in the form that pages carry: as many random bytes, here zeros, then their sum.
    public String token() {
        var value =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Secrets.hash("csrf:" + cookie))
                        .getBytes(StandardCharsets.UTF_8);
        var both = Arrays.copyOf(new byte[value.length], 2 * value.length);
        System.arraycopy(value, 0, both, value.length, value.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
