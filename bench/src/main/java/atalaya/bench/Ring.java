package atalaya.bench;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Rings at the desk of somebody whose console is open in Chromium, and takes the time from the
/// moment telephony begins to tell of the call until the page of the caller is painted.
///
/// Arguments: sign-in link, server key, agent, number, rings. Playwright's driver is where
/// `./atalaya browser` put it.
final class Ring {

    private static final int WARM_UP = 30;
    private static final long BETWEEN_MS = 250;

    /// Two frames after the page of the call is in the document, what it shows has been painted. By
    /// the clock of this machine, which browser and server share.
    private static final String WATCH =
            """
            () => {
              window.painted = {};
              new MutationObserver(() => {
                const call = document.querySelector("#ringing > .call:not([data-folded])");
                if (!call || window.painted[call.dataset.call] !== undefined) return;
                window.painted[call.dataset.call] = 0;
                requestAnimationFrame(() => requestAnimationFrame(() => {
                  window.painted[call.dataset.call] = performance.timeOrigin + performance.now();
                }));
              }).observe(document.getElementById("ringing"), { childList: true, subtree: true, attributes: true });
            }
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI calls;
    private final String key;
    private final String agent;
    private final String number;
    private final String run = Long.toString(System.nanoTime(), 36);

    private Ring(URI home, String key, String agent, String number) {
        this.calls = home.resolve("/v1/calls");
        this.key = key;
        this.agent = agent;
        this.number = number;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            System.err.println("usage: Ring SIGN_IN_LINK SERVER_KEY AGENT NUMBER RINGS");
            System.exit(2);
        }
        var link = URI.create(arguments[0]);
        var ring = new Ring(link.resolve("/"), arguments[1], arguments[2], arguments[3]);
        System.setProperty("playwright.cli.dir", driver().toString());
        var options =
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (var playwright = Playwright.create(options);
                var browser =
                        playwright
                                .chromium()
                                .launch(
                                        new LaunchOptions()
                                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                                .setArgs(List.of("--headless", "--no-sandbox")))) {
            var page = browser.newPage();
            page.navigate(link.toString());
            page.click("button.primary");
            page.waitForURL(url -> url.equals(link.resolve("/").toString()));
            ring.measure(page, Integer.parseInt(arguments[4]));
        }
    }

    private void measure(Page page, int rings) throws IOException, InterruptedException {
        page.evaluate(WATCH);
        page.waitForTimeout(1_000);
        var painted = new double[rings];
        var answered = new double[rings];
        for (int i = -WARM_UP; i < rings; i++) {
            var id = run + "-" + i;
            long startNs = System.nanoTime();
            double start = epochMs();
            var call = tell(id, "ringing");
            double answer = (System.nanoTime() - startNs) / 1e6;
            double at = painted(page, call);
            if (i >= 0) {
                painted[i] = at - start;
                answered[i] = answer;
            }
            tell(id, "abandoned");
            page.evaluate("document.getElementById('ringing').replaceChildren()");
            page.waitForTimeout(BETWEEN_MS);
        }
        print("ring to painted page", painted);
        print("ring to answer", answered);
    }

    private static double epochMs() {
        var now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    private static double painted(Page page, String call) {
        return ((Number)
                        page.waitForFunction(
                                        "call => window.painted[call] || 0",
                                        call,
                                        new Page.WaitForFunctionOptions().setPollingInterval(20))
                                .jsonValue())
                .doubleValue();
    }

    /// The number of the call's page.
    private String tell(String id, String phase) throws IOException, InterruptedException {
        var body =
                "{\"call\":\"%s\",\"phase\":\"%s\",\"number\":\"%s\",\"agent\":\"%s\"}"
                        .formatted(id, phase, number, agent);
        var response =
                HTTP.send(
                        HttpRequest.newBuilder(calls)
                                .header("Authorization", "Bearer " + key)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("telephony was answered " + response.body());
        }
        return response.body().replaceFirst(".*\"page\":\"/calls/(\\d+)\".*", "$1");
    }

    private static void print(String what, double[] tookMs) {
        var sorted = tookMs.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: n=%d p50=%.0f p95=%.0f p99=%.0f max=%.0f ms%n",
                what,
                sorted.length,
                at(sorted, .5),
                at(sorted, .95),
                at(sorted, .99),
                at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static Path driver() {
        var home = System.getProperty("user.home");
        return Stream.of(Path.of("/var/cache/atalaya"), Path.of(home, ".cache/atalaya"))
                .map(cache -> cache.resolve("playwright-1.62.0"))
                .filter(folder -> Files.exists(folder.resolve("package/cli.js")))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("./atalaya browser fetches the driver"));
    }
}
