package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.TimelinePart;
import atalaya.server.console.page.Words;
import atalaya.server.profile.TimelineEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final EventWords says = says("es");

    @Test
    void aDeliverySaysWhetherItCameInTimeAndByWhom() {
        var delivered =
                happened(
                        "Order Delivered",
                        "orders",
                        "order",
                        "P-771204",
                        null,
                        Map.of(
                                "onTime",
                                "NO",
                                "carrier",
                                "Norte Express",
                                "promised",
                                "17/11/2026"));

        assertThat(delivered.title()).isEqualTo("Pedido entregado P-771204");
        assertThat(delivered.detail())
                .startsWith("con retraso · ")
                .contains("Norte Express", "comprometido para el 17 nov 2026");
    }

    @Test
    void anAbandonedCallSaysHowLongSomebodyWaitedAndNotTwiceThatItWasAbandoned() {
        var call =
                happened(
                        "Call Abandoned",
                        "calls",
                        null,
                        null,
                        null,
                        Map.of("waitSeconds", "580", "talkSeconds", "0", "result", "ABANDONADA"));

        assertThat(call.title()).isEqualTo("Llamada abandonada");
        assertThat(call.detail()).isEqualTo("espera de 9 min 40 s");
    }

    @Test
    void codesOfSystemsAndAddressesAreNotShown() {
        var card =
                happened(
                        "Card Used",
                        "money",
                        "card",
                        "tk_39b32bbe292ad517",
                        null,
                        Map.of("place", "MERCADO NORTE"));
        var campaign =
                happened(
                        "Email Opened",
                        "campaigns",
                        "campaign",
                        "Club Norte",
                        null,
                        Map.of("email", "marta@prado.example", "campaign_id", "Club Norte"));

        assertThat(card.title()).isEqualTo("Pago con tarjeta");
        assertThat(card.detail()).isEqualTo("en mercado norte");
        assertThat(campaign.title()).isEqualTo("Correo abierto «Club Norte»");
        assertThat(campaign.detail()).isNull();
    }

    @Test
    void aSurveyIsCalledByItsScore() {
        var survey =
                happened("Survey Answered", "voice", "survey", "Q88213", null, Map.of("nps", "6"));

        assertThat(survey.title()).isEqualTo("Encuesta NPS: 6");
        assertThat(survey.detail()).isNull();
    }

    @Test
    void whatIsDoneAgainAndAgainIsOneLineWithItsSum() {
        var opened = entry("App Opened", "browsing", "return", "RMA-20871", null, Map.of());

        assertThat(EventWords.alike(opened, opened)).isTrue();
        assertThat(says.event(List.of(opened, opened, opened)).title())
                .isEqualTo("Abrió la app · devolución RMA-20871 · 3 veces");
        assertThat(says.event(List.of(opened, opened)).outcome()).isEqualTo(-2);
        assertThat(says("en").event(List.of(opened, opened)).title())
                .isEqualTo("Opened the app · return RMA-20871 · 2 times");
    }

    @Test
    void twoPaymentsStayTwoLines() {
        var paid =
                entry(
                        "Payment Received",
                        "money",
                        "order",
                        "P-1",
                        new BigDecimal("9.90"),
                        Map.of());

        assertThat(EventWords.alike(paid, paid)).isFalse();
    }

    private TimelinePart.Event happened(
            String type,
            String family,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable BigDecimal amount,
            Map<String, Object> properties) {
        return says.event(List.of(entry(type, family, kind, reference, amount, properties)));
    }

    private static TimelineEntry entry(
            String type,
            String family,
            @Nullable String kind,
            @Nullable String reference,
            @Nullable BigDecimal amount,
            Map<String, Object> properties) {
        return new TimelineEntry(
                1,
                NOON,
                "web",
                type,
                family,
                "app",
                null,
                amount,
                "EUR",
                kind,
                reference,
                null,
                properties,
                BigDecimal.ONE.negate(),
                new SourceKey("crm", "marta"));
    }

    private static EventWords says(String language) {
        var words = Words.of(language, ZoneId.of("Europe/Madrid"), NOON);
        return new EventWords(
                words, new SourceTags(Map.of(), words), SignedIn.atCommandLine().masks());
    }
}
