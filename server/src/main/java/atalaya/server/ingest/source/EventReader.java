package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.interaction.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns events that came over HTTP into what they say, by the source's file of Segment events
/// where it has one.
///
/// The same event always says the same. Used by one thread.
public final class EventReader {

    /// The most bytes an event may have.
    public static final int MOST_BYTES = 32 * 1024;

    /// How deep its JSON may be nested.
    public static final int MOST_DEPTH = 32;

    /// The file of interactions of a source whose source file names none.
    private static final String LIVE = "live";

    /// How far ahead of ours the clock of a device may be.
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final FileRule.Segment USUAL =
            new FileRule.Segment(Map.<String, Attribute>of(), Map.of(), false, null, List.of());

    /// Reads whatever JSON an event may hold; deeper ones are told apart afterwards.
    public static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final DateReader ISO = DateReader.ordered(DateOrder.YEAR_FIRST, ZoneOffset.UTC);

    private final SegmentReader reader;
    private final DateReader times;

    private EventReader(SegmentReader reader, DateReader times) {
        this.reader = reader;
        this.times = times;
    }

    /// @param claimed whether the events come by a public key
    public static EventReader of(SourceFile source, boolean claimed) {
        var file = source.files().stream().filter(EventReader::isSegment).findFirst();
        var rule = file.map(FileRule::content).map(FileRule.Segment.class::cast).orElse(USUAL);
        return new EventReader(
                new SegmentReader(source, file.map(FileRule::name).orElse(LIVE), rule, claimed),
                DateReader.ordered(DateOrder.YEAR_FIRST, source.zone()));
    }

    private static boolean isSegment(FileRule rule) {
        return rule.content() instanceof FileRule.Segment;
    }

    /// An event as it was stored.
    ///
    /// @param body its JSON
    /// @param messageId by which it is told apart
    /// @param sentAt when its sender says to have sent it, by the sender's clock; null when unknown
    public record Event(
            String body, String messageId, Instant receivedAt, @Nullable Instant sentAt) {}

    /// What an event says.
    public ReadRow read(Event event) {
        var reading = new Reading(0, event::body);
        try {
            var json = object(event, reading);
            var read = reader.read(json, time(json, event, reading), reading);
            return namesNobody(read)
                    ? reading.reject(null, Reason.NO_KEY, "neither userId nor anonymousId")
                            .outcome()
                    : read;
        } catch (Reading.Ended ended) {
            return ended.outcome();
        }
    }

    private static ObjectNode object(Event event, Reading reading) {
        int bytes = event.body().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw reading.reject(
                    null, Reason.TOO_LONG, "%,d bytes, at most %,d".formatted(bytes, MOST_BYTES));
        }
        if (!(parse(event.body()) instanceof ObjectNode json)) {
            throw reading.reject(null, Reason.NOT_JSON, "not a JSON object");
        }
        if (deeper(json, MOST_DEPTH)) {
            throw reading.reject(
                    null, Reason.TOO_DEEP, "nested more than %d deep".formatted(MOST_DEPTH));
        }
        return json.put("messageId", event.messageId());
    }

    private static @Nullable JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static boolean deeper(JsonNode node, int levels) {
        if (!node.isContainer()) {
            return false;
        }
        return levels == 0 || node.valueStream().anyMatch(child -> deeper(child, levels - 1));
    }

    /// When it happened by our clock: as long before it was received as its sender says it was sent
    /// after it happened.
    private Instant time(JsonNode json, Event event, Reading reading) {
        var name = json.path("originalTimestamp").isString() ? "originalTimestamp" : "timestamp";
        var text = json.path(name).asString("").strip();
        if (text.isEmpty()) {
            return event.receivedAt();
        }
        var happened = times.instant(text);
        if (happened == null) {
            throw reading.reject(name, Reason.BAD_DATE, "not a possible time");
        }
        var sent = event.sentAt();
        var at =
                sent == null
                        ? happened
                        : event.receivedAt().minus(Duration.between(happened, sent));
        if (at.isAfter(event.receivedAt().plus(AHEAD))) {
            reading.setAside(name, Reason.CLOCK_AHEAD, "more than a day ahead of our clock");
            return event.receivedAt();
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean namesNobody(ReadRow read) {
        return read instanceof ReadRow.Said(var records, var happened, var _)
                && records.isEmpty()
                && happened.stream()
                        .allMatch(one ->
                                one.who() == null
                                        && one.references().stream()
                                                .noneMatch(Vocabulary::namesOnePerson));
    }

    /// A time as a sender writes it; null when it cannot be one.
    public static @Nullable Instant moment(@Nullable String text) {
        return text == null || text.isBlank() ? null : ISO.instant(text);
    }
}
