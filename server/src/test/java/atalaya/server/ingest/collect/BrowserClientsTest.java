package atalaya.server.ingest.collect;

import atalaya.server.access.WriteKey.Trust;
import atalaya.server.browser.BrowserTest;
import atalaya.server.store.ApplicationTest;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The genuine client libraries for browsers, in a page of another site, in Chromium.
@NpmClients
@BrowserTest
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class BrowserClientsTest {

    private static final String SEGMENT =
            """
            <script src="/segment/index.js"></script><script>(async () => {
              const [client] = await AnalyticsNext.AnalyticsBrowser.load(
                  { writeKey: 'KEY', cdnURL: 'http://HOST' },
                  { integrations: { 'Segment.io': { apiHost: 'HOST/v1', protocol: 'http' } } });
              await client.identify('USER', { firstName: 'Ann', lastName: 'SURNAME' });
              await client.track('Order Completed', { order_id: 'P-7', revenue: 59.9, currency: 'EUR' });
              await client.page('Offers');
              await client.group('acme', { name: 'Acme' });
              await client.alias('USER', 'DEVICE');
            })()</script>
            """;

    private static final String RUDDER =
            """
            <script src="/rudder/index.js"></script><script>
              const client = new rudderanalytics.RudderAnalytics();
              client.load('KEY', 'http://HOST', { configUrl: 'http://HOST' });
              client.identify('USER', { firstName: 'Ann', lastName: 'SURNAME' });
              client.track('Order Completed', { order_id: 'P-7', revenue: 59.9, currency: 'EUR' });
              client.page('Offers');
              client.group('acme', { name: 'Acme' });
              client.alias('USER', 'DEVICE');
            </script>
            """;

    private final ApplicationContext rooms;
    private final int port;

    BrowserClientsTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.port = port;
    }

    @Test
    void segmentInTheBrowserTellsOfAnnAndHerOrder(Page page) throws IOException {
        visit(page, SEGMENT, Site.open(rooms, port, "segment-browser", Trust.PUBLIC));
    }

    @Test
    void rudderInTheBrowserTellsOfAnnAndHerOrder(Page page) throws IOException {
        visit(page, RUDDER, Site.open(rooms, port, "rudder-browser", Trust.PUBLIC));
    }

    /// Opens a page that another site serves.
    private static void visit(Page page, String html, Site shop) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var host = shop.address.replace("http://", "");
        var content =
                html.replace("KEY", shop.key)
                        .replace("HOST", host)
                        .replace("USER", shop.user())
                        .replace("DEVICE", shop.device())
                        .replace("SURNAME", shop.surname());
        var libraries = NpmClients.Folder.find().orElseThrow();
        server.createContext(
                "/", exchange -> send(exchange, content.getBytes(StandardCharsets.UTF_8)));
        serve(server, "/segment/", libraries.resolve("@segment/analytics-next/dist/umd"));
        serve(
                server,
                "/rudder/",
                libraries.resolve("@rudderstack/analytics-js/dist/npm/legacy/bundled/umd"));
        server.start();
        try {
            page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
            shop.seeAnnAndHerOrder();
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpServer server, String path, Path folder) {
        server.createContext(
                path,
                exchange -> {
                    var name = exchange.getRequestURI().getPath().substring(path.length());
                    var file = folder.resolve(name).normalize();
                    send(
                            exchange,
                            file.startsWith(folder) && Files.isRegularFile(file)
                                    ? Files.readAllBytes(file)
                                    : new byte[0]);
                });
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        var path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders()
                .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
