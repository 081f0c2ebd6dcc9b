package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final WriteKey KEY = new WriteKey("k", "web", Trust.SERVER);

    private static List<StoredEvent> received(String batch) {
        return Envelope.read("batch", batch.getBytes(StandardCharsets.UTF_8), null)
                .received(KEY, Instant.parse("2026-11-25T12:00:00Z"), "127.0.0.1");
    }

    @Test
    void anEventSaysMoreThanItsBatchAndNothingOfItsNeighbours() {
        var events =
                received(
                        """
                        {"context":{"library":{"name":"a"},"locale":"es"},"integrations":{"All":true},"batch":[
                          {"type":"track","context":{"locale":"en","direct":true}},
                          {"type":"page","integrations":{"All":false}},
                          7]}
                        """);

        assertThat(events)
                .extracting(StoredEvent::body)
                .containsExactly(
                        "{\"type\":\"track\",\"context\":{\"library\":{\"name\":\"a\"},\"locale\":\"en\","
                                + "\"direct\":true,\"ip\":\"127.0.0.1\"},\"integrations\":{\"All\":true}}",
                        "{\"type\":\"page\",\"integrations\":{\"All\":false},"
                                + "\"context\":{\"library\":{\"name\":\"a\"},\"locale\":\"es\"}}",
                        "7");
    }

    @Test
    void whatIsInCommonIsCountedOnceForEachEvent() {
        int events = 100;
        var one = "{\"a\":\"%s\"}".formatted("x".repeat(Envelope.MOST_REPEATED / events - 8));
        var more = "{\"a\":\"%s\"}".formatted("x".repeat(Envelope.MOST_REPEATED / events));

        assertThat(received(batch(one, events))).hasSize(events);
        assertThatThrownBy(() -> received(batch(more, events)))
                .isSameAs(Refused.TOO_MUCH_IN_COMMON);
    }

    private static String batch(String context, int events) {
        return "{\"context\":%s,\"batch\":[%s]}"
                .formatted(context, String.join(",", Collections.nCopies(events, "{}")));
    }
}
