package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.Traveller;
import atalaya.server.access.FirstSignIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.browser.BrowserTest;
import atalaya.server.contact.Switchboard;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.store.ApplicationTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A morning at Lucía's desk: the telephone rings, she sees who it is and why, makes sure, writes
/// down what came of it, and calls back whoever hung up.
@BrowserTest
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RingingTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final String MARTA = "+34 612 40 55 90";
    private static final String DESK =
            "\"agent\":\"204\",\"queue\":\"service\",\"wait_seconds\":48";
    private static final String POP = "#ringing > .call:not([data-folded])";

    private final Village village;
    private final Switchboard switchboard;
    private final FirstSignIn firstSignIn;
    private final Traveller traveller;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final String home;
    private final Complaints complaints = new Complaints();
    private BrowserContext session;

    RingingTest(
            @Autowired ApplicationContext rooms,
            @Autowired JdbcClient sql,
            @LocalServerPort int port) {
        this.village =
                new Village(
                        rooms.getBean(RecordLog.class),
                        rooms.getBean(Resolution.class),
                        rooms.getBean(Customers.class),
                        rooms.getBean(Profiles.class),
                        sql);
        this.switchboard = Switchboard.of(rooms, port, Trust.SERVER);
        this.firstSignIn = rooms.getBean(FirstSignIn.class);
        this.traveller = rooms.getBean(Traveller.class);
        this.sql = sql;
        this.transaction = new TransactionTemplate(rooms.getBean(PlatformTransactionManager.class));
        this.home = "http://localhost:" + port;
    }

    @BeforeAll
    void sitDown(Browser browser) {
        village.settle();
        traveller.start();
        session =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale("es-ES")
                                .setTimezoneId("Europe/Madrid")
                                .setViewportSize(1440, 1000));
        session.setDefaultTimeout(20_000);
        var page = page();
        var link = firstSignIn.link().orElseThrow();
        page.navigate(link.startsWith("http") ? link : home + link);
        page.fill("#name", "Lucía Romero");
        page.fill("#login", "lucia");
        page.fill("#password", "una frase larga y tranquila");
        page.click("#enter");
        page.waitForURL(home + "/");
        page.navigate(home + "/settings");
        page.fill("#extension", "204");
        page.click("text=Guardar extensión");
        page.waitForSelector("#extension[value='204']");
        page.close();
    }

    @AfterAll
    void standUp() {
        if (session != null) {
            session.close();
        }
    }

    @Test
    @Order(1)
    void whoWhyAndWhatToDoAreReadAtOneGlance() {
        var page = atDesk();
        switchboard.tell("c-1", "ringing", MARTA, DESK);

        page.waitForSelector(POP + " h1:has-text('Marta Prado Iglesias')");
        assertThat(page.locator(POP + " .ring").innerText())
                .contains("+34 612 40 55 90")
                .contains("0:48")
                .contains("Identificada por el número");
        assertThat(page.locator(POP + " .why .lead").innerText()).contains("RMA-20871");
        assertThat(page.locator("h1:has-text('Inicio')").isVisible()).isFalse();
        double top = page.locator(POP).boundingBox().y;
        for (var glance : List.of("h1", ".why .lead", "[data-check]")) {
            var box = page.locator(POP + " " + glance).first().boundingBox();
            assertThat(box.y + box.height - top).as(glance).isLessThan(360);
        }
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(SCREENS.resolve("pop-" + scheme + ".png")));
            assertThat(Complaints.violations(page)).as(scheme.name()).isEmpty();
        }
        page.setViewportSize(480, 1000);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits a window of 480 px")
                .isEqualTo(true);
        page.close();
    }

    @Test
    @Order(2)
    void aPageOpenedMeanwhileShowsTheCallAsABar() {
        var page = atDesk();

        page.waitForSelector("#ringing > .call[data-folded]");
        assertThat(page.locator("h1:has-text('Inicio')").isVisible()).isTrue();
        page.keyboard().press("F8");
        page.waitForSelector(POP + " h1:has-text('Marta Prado Iglesias')");
        page.close();
    }

    @Test
    @Order(3)
    void theCallerIsVerifiedByAnswersThatNobodyHadToSee() {
        var page = atDesk();
        page.waitForSelector("#ringing > .call[data-folded]");
        page.keyboard().press("F8");
        page.fill(POP + " input[name=postal-code]", "28028");
        page.fill(POP + " input[name=document-end]", "000X");
        page.click(POP + " [data-check]");
        page.waitForSelector(POP + " .verify :text('No coincide')");
        assertThat(page.locator(POP).innerText()).doesNotContain("678Z");

        page.fill(POP + " input[name=postal-code]", "28028");
        page.fill(POP + " input[name=document-end]", "678Z");
        page.click(POP + " [data-check]");
        page.waitForSelector(POP + " .verify .lead:has-text('Identidad verificada')");
        page.close();
    }

    @Test
    @Order(4)
    void theNoteIsKeptWhileWrittenAndIsOnTheTimelineOnceTheCallIsClosed() {
        var page = atDesk();
        page.waitForSelector("#ringing > .call[data-folded]");
        page.keyboard().press("F8");
        page.check(POP + " input[name=topic][value=return]", forced());
        page.fill(POP + " textarea[name=text] >> nth=0", "Se aprueba el reembolso.");
        page.waitForSelector(POP + " .saved:has-text('guardado')");
        page.close();

        var again = atDesk();
        again.waitForSelector("#ringing > .call[data-folded]");
        again.keyboard().press("F8");
        assertThat(again.locator(POP + " textarea[name=text]").first().inputValue())
                .isEqualTo("Se aprueba el reembolso.");
        again.keyboard().press("Control+Enter");
        again.waitForSelector(POP + " .closing:has-text('La nota está en la cronología')");
        again.navigate(home + "/customers/" + village.of("crm:marta"));
        again.waitForSelector(".event blockquote:has-text('Se aprueba el reembolso.')");
        again.close();
    }

    @Test
    @Order(5)
    void ofTwoOpenTabsOneShowsTheCallAndTheOtherABar() {
        var first = atDesk();
        var second = atDesk();
        switchboard.tell("c-2", "ringing", MARTA, DESK);

        for (var page : List.of(first, second)) {
            page.waitForSelector("#ringing > .call");
        }
        assertThat(first.locator(POP).count() + second.locator(POP).count()).isEqualTo(1);
        switchboard.tell("c-2", "ended", MARTA, DESK);
        first.waitForSelector("#ringing > .call[data-state=ended]");
        second.waitForSelector("#ringing > .call[data-state=ended]");
        first.close();
        second.close();
    }

    @Test
    @Order(6)
    void twinsWithOneTelephoneAreAskedAboutAndCoveredUntilVerified() {
        var page = atDesk();
        switchboard.tell("c-3", "ringing", "699111222", DESK);

        page.waitForSelector(POP + " .choice-card");
        assertThat(page.locator(POP + " .choice-card").count()).isEqualTo(2);
        assertThat(Complaints.violations(page)).isEmpty();
        page.keyboard().press("1");
        page.waitForSelector(POP + " .person-head h1");
        assertThat(page.locator(POP + " .notice.warn").innerText()).contains("al verificar");
        assertThat(page.locator(POP + " .contacts").count()).isZero();
        switchboard.tell("c-3", "abandoned", "699111222", DESK);
        page.close();
    }

    @Test
    @Order(7)
    void aHiddenNumberPutsTheSearchUnderTheFingers() {
        var page = atDesk();
        switchboard.tell("c-4", "ringing", "anonymous", DESK);

        page.waitForSelector(POP + " input[type=search]:focus");
        page.keyboard().type("marta prado");
        page.keyboard().press("Enter");
        page.waitForURL("**/calls/*?q=marta*");
        page.click(".found-callers button:has-text('Marta Prado Iglesias')");
        page.waitForSelector("main > .call h1:has-text('Marta Prado Iglesias')");
        assertThat(Complaints.violations(page)).isEmpty();
        switchboard.tell("c-4", "abandoned", "anonymous", DESK);
        page.close();
    }

    @Test
    @Order(8)
    void whoHungUpIsCalledBack() {
        switchboard.tell("c-5", "ringing", MARTA, DESK);
        switchboard.tell("c-5", "abandoned", MARTA, "\"wait_seconds\":580");
        var page = page();
        page.navigate(home + "/calls");

        var row = page.locator("#call-backs tr:has-text('Marta Prado Iglesias')");
        assertThat(row.innerText()).contains("9 min 40 s");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("calls.png")));
        assertThat(Complaints.violations(page)).isEmpty();
        row.locator("button:has-text('Hecha')").click();
        page.waitForSelector("li:has-text('Marta Prado Iglesias'):has-text('Lucía Romero')");
        assertThat(page.locator("#call-backs tr:has-text('Marta Prado')").count()).isZero();
        page.close();
    }

    @Test
    @Order(9)
    void whatIsHandedOverIsAnsweredByTheOtherDepartment() {
        var page = atDesk();
        switchboard.tell("c-6", "ringing", MARTA, DESK);
        page.waitForSelector(POP + " h1");
        page.click(POP + " .hand summary");
        page.fill(POP + " .hand textarea", "Quiere una cafetera mayor.");
        page.click(POP + " .hand button");
        page.waitForCondition(() -> page.locator(POP + " .hand[open]").count() == 0);

        page.navigate(home + "/calls/hand-overs");
        page.fill(".hand-over .answer input[name=text]", "Presupuesto enviado.");
        page.click(".hand-over .answer button");
        page.waitForSelector(".hand-over:has-text('Presupuesto enviado.')");
        assertThat(Complaints.violations(page)).isEmpty();
        switchboard.tell("c-6", "ended", MARTA, DESK);
        page.close();
    }

    @Test
    @Order(10)
    void anOpenProfileShowsWhatHappensWithoutBeingAskedAgain() {
        var page = page();
        page.navigate(home + "/customers/" + village.of("crm:marta"));
        page.evaluate("window.untouched = true");
        page.evaluate("window.scrollTo(0, 200)");
        switchboard.tell("c-7", "answered", MARTA, "\"agent\":\"999\"");

        page.waitForSelector("#timeline.fresh h4:has-text('Llamada atendida')");
        assertThat(page.evaluate("window.untouched")).as("not loaded anew").isEqualTo(true);
        assertThat(((Number) page.evaluate("window.scrollY")).intValue())
                .as("what was read stays in sight")
                .isGreaterThanOrEqualTo(200);
        page.close();
    }

    @Test
    @Order(11)
    void whoeverWritesIsShownByTheirMailAsACallerByTheirNumber() {
        var page = atDesk();
        switchboard.write("w-1", "ringing", "chat", "email", "Marta.Prado@correo.example", DESK);

        page.waitForSelector(POP + " h1:has-text('Marta Prado Iglesias')");
        assertThat(page.locator(POP + " .ring").innerText())
                .contains("marta.prado@correo.example")
                .contains("Chat en espera")
                .contains("Correo: identificada");
        assertThat(page.locator(POP + " .who").innerText()).containsIgnoringCase("quién escribe");
        assertThat(page.locator(POP + " .closing").innerText()).contains("Cerrar la conversación");
        assertThat(page.locator(POP + " [value='call-back']").count()).isZero();
        assertThat(Complaints.violations(page)).isEmpty();

        switchboard.write("w-2", "ringing", "email", "email", "nadie@lejos.example", DESK);
        page.waitForSelector(POP + ":has-text('Nadie tiene este dato')");
        page.close();
    }

    @Test
    @Order(12)
    void aCallWhoseCallerIsFoundLateIsShownAtOnceAndFilledInLater() {
        var page = atDesk();
        var told = new CompletableFuture<Void>();
        withoutInteractions(() -> {
            told.completeAsync(() -> {
                switchboard.tell("b-1", "ringing", MARTA, DESK);
                return null;
            });
            page.waitForSelector(POP + ":has-text('Buscando…')");
            assertThat(page.locator(POP + " .ring").innerText())
                    .contains("+34 612 40 55 90")
                    .contains("0:48");
            assertThat(page.locator(POP + " .find input[type='search']").isVisible()).isTrue();
            page.fill(POP + " textarea[name='text']", "Pregunta por su dinero");
            assertThat(Complaints.violations(page)).isEmpty();
        });

        page.waitForSelector(POP + " h1:has-text('Marta Prado Iglesias')");
        assertThat(page.inputValue(POP + " .closing textarea[name='text']"))
                .isEqualTo("Pregunta por su dinero");
        told.join();
        page.close();
    }

    @Test
    @Order(13)
    void whenNobodyFindsOutInTimeTheAgentDoes() {
        var page = atDesk();
        var told = new CompletableFuture<Void>();
        withoutInteractions(() -> {
            told.completeAsync(() -> {
                switchboard.tell("b-2", "ringing", MARTA, DESK);
                return null;
            });
            page.waitForSelector(POP + ":has-text('No se ha podido averiguar quién es')");
        });
        told.join();

        page.fill(POP + " .find input[type='search']", "Marta Prado");
        page.click(POP + " .find button");
        page.click(".found-callers button:has-text('Marta Prado')");
        page.waitForSelector("main > .call h1:has-text('Marta Prado Iglesias')");
        page.close();
    }

    /// While somebody holds what happened, nobody can be told why the customer calls.
    private void withoutInteractions(Runnable meanwhile) {
        transaction.executeWithoutResult(_ -> {
            sql.sql("lock table ingest.interaction in access exclusive mode").update();
            meanwhile.run();
        });
    }

    @Test
    @Order(14)
    void nothingBrokeThePolicyOfThePages() {
        assertThat(complaints.heard()).isEmpty();
    }

    private Page atDesk() {
        var page = page();
        page.navigate(home + "/");
        return page;
    }

    private static Page.CheckOptions forced() {
        return new Page.CheckOptions().setForce(true);
    }

    private Page page() {
        return complaints.page(session);
    }
}
