package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.FirstSignIn;
import atalaya.server.browser.BrowserTest;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.trait.Traits;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Reviews;
import atalaya.server.store.ApplicationTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Walks through the console as Inés does, who keeps the data: from the one-time link to the undo
/// of a merge. Screens are left in `target/screens`.
@BrowserTest
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final int MOST_NODES = 2_500;

    private final Village village;
    private final FirstSignIn firstSignIn;
    private final Reviews reviews;
    private final Traits traits;
    private final Customers customers;
    private final String home;
    private final Complaints complaints = new Complaints();
    private BrowserContext session;

    ConsoleTest(
            @Autowired RecordLog log,
            @Autowired Resolution resolution,
            @Autowired Customers customers,
            @Autowired Profiles profiles,
            @Autowired JdbcClient sql,
            @Autowired FirstSignIn firstSignIn,
            @Autowired Reviews reviews,
            @Autowired Traits traits,
            @LocalServerPort int port) {
        this.village = new Village(log, resolution, customers, profiles, sql);
        this.firstSignIn = firstSignIn;
        this.reviews = reviews;
        this.traits = traits;
        this.customers = customers;
        this.home = "http://localhost:" + port;
    }

    @BeforeAll
    void openTheDoors(Browser browser) {
        village.settle();
        while (traits.countNext(10_000) > 0) {
            // the next batch
        }
        session =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale("es-ES")
                                .setTimezoneId("Europe/Madrid")
                                .setViewportSize(1440, 900));
        session.setDefaultTimeout(15_000);
    }

    @AfterAll
    void closeTheDoors() {
        if (session != null) {
            session.close();
        }
    }

    @Test
    @Order(1)
    void theOneTimeLinkMakesTheFirstAdministrator() {
        var page = page();
        var link = firstSignIn.link().orElseThrow();
        page.navigate(link.startsWith("http") ? link : home + link);
        page.fill("#name", "Inés Mora");
        page.fill("#login", "ines");
        page.fill("#password", "una frase larga y tranquila");
        page.click("#enter");

        page.waitForURL(home + "/");
        assertThat(page.locator(".me .name").innerText()).isEqualTo("Inés Mora");
        assertThat(page.locator("h1").innerText()).isEqualTo("Inicio");
        page.close();
    }

    @Test
    @Order(2)
    void aNameFindsItsCustomer() {
        var page = page();
        page.navigate(home + "/");
        page.keyboard().press("/");
        page.keyboard().type("marta prad");
        page.keyboard().press("Enter");

        page.waitForURL("**/search?q=marta*");
        page.click("text=Marta Prado Iglesias");
        page.waitForURL("**/customers/C-*");
        assertThat(page.locator("h1").innerText()).contains("Marta Prado Iglesias");
        assertThat(page.url()).endsWith("/customers/" + village.of("crm:marta"));
        page.close();
    }

    @Test
    @Order(3)
    void thePaletteFindsByKeyboardAlone() {
        var page = page();
        page.navigate(home + "/");
        page.keyboard().press("Control+k");
        page.keyboard().type("612 40 55 90");
        page.waitForSelector("#palette-found [href^='/customers/']");
        page.keyboard().press("Enter");

        page.waitForURL("**/customers/" + village.of("crm:marta"));
        page.close();
    }

    @Test
    @Order(4)
    void theTimelineIsFilteredInPlaceAndBackUndoesIt() {
        var page = page();
        page.navigate(home + "/customers/" + village.of("crm:marta"));
        int all = page.locator(".event").count();
        page.click(".filter:has-text('Llamadas')");
        page.waitForCondition(() -> page.locator(".event").count() < all);

        assertThat(page.url()).contains("ch=call");
        assertThat(page.locator(".event h4").first().innerText()).startsWith("Llamada abandonada");
        page.goBack();
        page.waitForCondition(() -> page.locator(".event").count() == all);
        page.close();
    }

    @Test
    @Order(5)
    void aCorrectionWinsAndCanBeTakenBack() {
        var page = page();
        page.navigate(home + "/customers/" + village.of("crm:marta"));
        var email = page.locator(".field:has(> .key:has-text('Correo'))");
        var before = email.locator("> details > summary .text").innerText();
        email.locator("summary").click();
        email.locator("text=Corregir").click();
        page.fill("#correct-value", "marta@prado.example");
        page.fill("#correct-reason", "Lo dijo el cliente");
        page.click("text=Guardar corrección");

        page.waitForURL("**/customers/*?corrected=*");
        assertThat(page.locator(".notice.done").innerText()).contains("marta@prado.example");
        assertThat(page.locator("#identity").innerText()).contains("marta@prado.example");

        page.click("#undo-notice");
        page.waitForSelector(".notice.done:has-text('Corrección retirada')");
        assertThat(email.locator("> details > summary .text").innerText()).isEqualTo(before);
        page.close();
    }

    @Test
    @Order(6)
    void aPairIsAnsweredByOneKeyAndUndoneByAnother() {
        long pending = reviews.pending();
        assertThat(pending).as("pairs in doubt").isPositive();
        var page = page();
        page.navigate(home + "/duplicates");
        var ids = page.locator(".compare thead a").allInnerTexts();
        assertThat(page.locator("#why .evidence li").count()).isGreaterThan(3);
        page.keyboard().press("m");

        page.waitForSelector(".notice.done:has-text('Fusionados')");
        assertThat(reviews.pending()).isLessThan(pending);
        var told = page.locator(".notice.done").innerText();
        assertThat(told).contains("C-0000-").contains("2 registros");

        page.keyboard().press("u");
        page.waitForSelector(".notice.done:has-text('Deshecho')");
        assertThat(reviews.pending()).isEqualTo(pending);
        assertThat(page.locator(".compare thead a").allInnerTexts()).isEqualTo(ids);
        page.close();
    }

    @Test
    @Order(7)
    void aMergeIsUndoneFromTheLedgerAndReadBackFromTheStore() {
        var page = page();
        page.navigate(home + "/duplicates");
        var left = page.locator(".compare thead a").first().getAttribute("href");
        var right = page.locator(".compare thead a").last().getAttribute("href");
        page.keyboard().press("m");
        page.waitForSelector(".notice.done:has-text('Fusionados')");
        var gone = left.compareTo(right) < 0 ? right : left;
        var kept = left.compareTo(right) < 0 ? left : right;
        page.navigate(home + gone);
        assertThat(page.url()).as("a merged id leads to the survivor").endsWith(kept);

        page.keyboard().press("i");
        page.waitForURL("**/identity");
        page.click("[data-undo] >> nth=-1");
        page.waitForSelector(".notice.done:has-text('Deshecho')");

        page.navigate(home + gone);
        assertThat(page.url()).as("back under its own id").endsWith(gone);
        page.close();
    }

    @Test
    @Order(8)
    void eachPageIsSmallAccessibleAndWithinItsPolicyInBothThemes() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var entry : pages().entrySet()) {
                var page = page();
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                int status = page.navigate(home + entry.getValue()).status();
                var name = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + entry.getKey();
                assertThat(status)
                        .as(name)
                        .isEqualTo(name.contains("no-") || name.contains("not-") ? 404 : 200);
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
                int nodes =
                        ((Number) page.evaluate("document.querySelectorAll('*').length"))
                                .intValue();
                assertThat(nodes).as(name).isLessThan(MOST_NODES);
                assertThat(page.content()).as(name).doesNotContain("⟦");
                assertThat(Complaints.violations(page)).as(name).isEmpty();
                page.close();
            }
        }
        assertThat(complaints.heard()).isEmpty();
    }

    /// Where the menu gives way to a bar, names that are no longer drawn must still be said.
    @Test
    @Order(8)
    void onATelephoneNothingIsCutOffOrNameless() {
        var page = page();
        page.setViewportSize(500, 1000);
        var pages = pages();
        for (var name :
                List.of("customer", "joined", "duplicates", "quality", "people", "keys", "trait")) {
            page.navigate(home + pages.get(name));
            assertThat(Complaints.violations(page)).as("narrow " + name).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling of " + name)
                    .isEqualTo(true);
        }
        page.close();
    }

    @Test
    @Order(9)
    void languageAndThemeAreRemembered() {
        var page = page();
        page.navigate(home + "/customers");
        page.click("button[value=en]");
        page.waitForSelector("h1:has-text('Customers')");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.click("#theme");
        page.waitForSelector("html[data-theme=light]");
        page.click("#theme");
        page.waitForSelector("html[data-theme=dark]");
        page.navigate(home + "/");
        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        assertThat(page.locator("h1").innerText()).isEqualTo("Home");
        page.navigate(home + "/?lang=es");
        assertThat(page.locator("h1").innerText()).isEqualTo("Inicio");
        page.close();
    }

    @Test
    @Order(10)
    void lettersCanBeSwitchedOff() {
        var page = page();
        page.navigate(home + "/settings");
        page.check("input[name=letterKeys][value=false]");
        page.click("#save-settings");
        page.waitForSelector("body[data-letters=off]");
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts").isVisible()).isFalse();
        page.keyboard().press("Control+k");
        page.waitForSelector("#palette[open]");
        page.close();
    }

    private Map<String, String> pages() {
        var marta = "/customers/" + village.of("crm:marta");
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("customers", "/customers");
        pages.put("customer", marta);
        pages.put("customer-correct", marta + "?correct=email");
        pages.put("customer-referred", "/customers/" + village.of("crm:luis"));
        pages.put("joined", marta + "/identity");
        pages.put("search", "/search?q=prado");
        pages.put("search-nothing", "/search?q=xyzxyz");
        pages.put("duplicates", "/duplicates");
        pages.put("quality", "/quality");
        pages.put("settings", "/settings");
        pages.put("people", "/settings/people");
        pages.put("keys", "/keys");
        pages.put("trait", marta + "/traits/orders_12_months");
        pages.put("audit", "/audit");
        pages.put("not-found", "/nowhere");
        pages.put("no-customer", "/customers/C-9999-9999");
        pages.put("reveal", marta + "/reveal?field=DOCUMENT");
        return pages;
    }

    private Page page() {
        return complaints.page(session);
    }
}
