package atalaya.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Carries out [BrowserTest]: one Chromium per test run, one session per test.
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isEmpty()) {
            return ConditionEvaluationResult.disabled(
                    "no Chromium: ./atalaya test installs it, or apt-get install chromium");
        }
        if (driver().isEmpty()) {
            return ConditionEvaluationResult.disabled(
                    "no browser driver: ./atalaya browser fetches it");
        }
        return ConditionEvaluationResult.enabled("Chromium and its driver are there");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Page.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var browser = Running.BROWSER;
        if (parameter.getParameter().getType() == Browser.class) {
            return browser;
        }
        var session =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale("es-ES")
                                .setTimezoneId("Europe/Madrid")
                                .setViewportSize(1440, 900));
        var page = session.newPage();
        context.getStore(OURS).put(Page.class, page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var page = context.getStore(OURS).remove(Page.class, Page.class);
        if (page != null) {
            page.context().close();
        }
    }

    private static final class Running {
        static final Browser BROWSER = launch();

        private static Browser launch() {
            System.setProperty("playwright.cli.dir", driver().orElseThrow().toString());
            var playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(
                                            java.util.Map.of(
                                                    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser =
                    playwright
                            .chromium()
                            .launch(
                                    new LaunchOptions()
                                            .setExecutablePath(chromium().orElseThrow())
                                            .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }

    private static Optional<Path> chromium() {
        var named = System.getProperty("atalaya.chromium");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Where `./atalaya browser` put it.
    private static Optional<Path> driver() {
        var named = System.getProperty("playwright.cli.dir");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        var home = System.getProperty("user.home");
        return Stream.of(Path.of("/var/cache/atalaya"), Path.of(home, ".cache/atalaya"))
                .map(cache -> cache.resolve("playwright-1.62.0"))
                .filter(folder -> Files.exists(folder.resolve("package/cli.js")))
                .findFirst();
    }
}
