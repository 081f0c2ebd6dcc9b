package atalaya.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.server.contact.OpenMatter.Kind;
import atalaya.server.contact.Reason.Sign;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.profile.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why somebody is probably calling, told of Marta, whose return takes too long.
class ReasonsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:37:00Z");

    private final List<TimelineEntry> happened = new ArrayList<>();

    @Test
    void aReturnPastItsTermIsWhyMartaCalls() {
        happens("Order Delivered", days(60), "P-1", 329, Map.of());
        happens("Return Requested", days(41), "RMA-20871", 329, Map.of());
        happens("Return Received", days(39), "RMA-20871", null, Map.of());
        happens("Call Abandoned", days(3), null, null, Map.of("wait_seconds", 380));
        happens("Call Abandoned", days(3).plusMinutes(9), null, null, Map.of("wait_seconds", 200));
        happens("Survey Answered", days(2), null, null, Map.of("nps", 6));
        happens("Page Viewed", Duration.ofMinutes(6), null, null, Map.of("path", "/devoluciones"));

        var reasons = reasons();

        var first = reasons.getFirst();
        var matter = Objects.requireNonNull(first.matter());
        assertThat(matter.kind()).isEqualTo(Kind.RETURN);
        assertThat(matter.reference()).isEqualTo("RMA-20871");
        assertThat(matter.amount()).isEqualByComparingTo("329");
        assertThat(matter.days(NOW)).isEqualTo(41);
        assertThat(matter.overdue()).isTrue();
        assertThat(first.share()).isBetween(0.75, 0.95);
        assertThat(first.signs())
                .extracting(Sign::kind)
                .containsExactly(Sign.Kind.LOOKED_UP, Sign.Kind.LOW_SCORE, Sign.Kind.GAVE_UP);
        assertThat(first.signs().getLast().times()).isEqualTo(2);
        assertThat(first.signs().getLast().seconds()).isEqualTo(580);
    }

    @Test
    void aRefundEndsTheMatter() {
        happens("Return Requested", days(41), "RMA-20871", 329, Map.of());
        happens("Return Refunded", days(1), "RMA-20871", 329, Map.of());

        assertThat(open()).isEmpty();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void aCallGivenUpIsOwedUntilItIsGivenBack() {
        happens("Call Abandoned", days(2), null, null, Map.of());

        assertThat(open())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.CALL_BACK);
                    assertThat(one.isGrievance()).isTrue();
                });
        happens("Call Back Done", days(1), null, null, Map.of());
        assertThat(open()).isEmpty();
    }

    @Test
    void anOrderIsOnItsWayUntilItArrivesButNotFromAShop() {
        happens("Order Completed", days(2), "P-7", 59, Map.of());
        happens("Order Completed", days(2), "T-8", 12, Map.of(), "store");
        happens("Order Shipped", days(1), "P-7", null, Map.of());

        assertThat(open()).extracting(OpenMatter::reference).containsExactly("P-7");
        assertThat(reasons().getFirst().matter()).isEqualTo(open().getFirst());
        happens("Order Delivered", Duration.ofHours(2), "P-7", null, Map.of());
        assertThat(open()).isEmpty();
    }

    @Test
    void anEscalatedCaseOutweighsAQuietOrder() {
        happens("Case Opened", days(1), "88213", null, Map.of("topic", "defect"));
        happens("Case Escalated", Duration.ofHours(5), "88213", null, Map.of());
        happens("Order Completed", days(1), "P-7", 59, Map.of());

        var reasons = reasons();

        assertThat(Objects.requireNonNull(reasons.getFirst().matter()).kind()).isEqualTo(Kind.CASE);
        assertThat(reasons.getFirst().signs())
                .extracting(Sign::kind)
                .containsExactly(Sign.Kind.ESCALATED);
    }

    @Test
    void whatSomebodyLooksAtNowCountsWhenNothingIsOpen() {
        happens("Product Viewed", Duration.ofMinutes(10), null, null, Map.of("name", "Cafetera"));

        assertThat(reasons())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.matter()).isNull();
                    assertThat(one.signs().getFirst().what()).isEqualTo("Cafetera");
                    assertThat(one.share()).isEqualTo(0.6);
                });
    }

    @Test
    void sharesNeverAddUpToCertainty() {
        happens("Return Requested", days(41), "RMA-20871", 329, Map.of());
        happens("Case Opened", days(9), "88213", null, Map.of());
        happens("Payment Declined", days(1), null, 20, Map.of());

        double sum = reasons().stream().mapToDouble(Reason::share).sum();
        assertThat(sum).isGreaterThan(0.8).isLessThan(1);
    }

    @Test
    void theOrderInWhichThingsAreToldChangesNothing() {
        happens("Return Requested", days(41), "RMA-20871", 329, Map.of());
        happens("Return Inspected", days(12), "RMA-20871", null, Map.of());
        happens("Call Abandoned", days(3), null, null, Map.of("wait_seconds", 380));
        happens("Order Completed", days(4), "P-7", 59, Map.of());
        happens("Page Viewed", Duration.ofHours(5), null, null, Map.of("path", "/pedidos"));
        var expected = reasons();
        var random = new Random(4);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(happened, random);
            assertThat(reasons()).as("seed 4, shuffle %d", i).isEqualTo(expected);
        }
    }

    private List<OpenMatter> open() {
        return OpenMatters.of(happened, NOW);
    }

    private List<Reason> reasons() {
        return Reasons.of(happened, open(), NOW);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private void happens(
            String type,
            Duration ago,
            @Nullable String reference,
            @Nullable Integer amount,
            Map<String, Object> properties) {
        happens(type, ago, reference, amount, properties, "web");
    }

    private void happens(
            String type,
            Duration ago,
            @Nullable String reference,
            @Nullable Integer amount,
            Map<String, Object> properties,
            String channel) {
        var known = Vocabulary.type(type).orElseThrow();
        happened.add(
                new TimelineEntry(
                        happened.size(),
                        NOW.minus(ago),
                        "shop",
                        type,
                        known.family(),
                        channel,
                        null,
                        amount == null ? null : BigDecimal.valueOf(amount),
                        amount == null ? null : "EUR",
                        null,
                        reference,
                        null,
                        properties,
                        known.outcome(),
                        new SourceKey("shop", "marta")));
    }
}
