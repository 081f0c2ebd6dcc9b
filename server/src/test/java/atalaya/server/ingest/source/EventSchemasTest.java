package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.interaction.EventSchemas;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// What the published schemas allow is read, and what they forbid is noted.
class EventSchemasTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Stream<String> names() {
        return EventSchemas.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whateverASchemaAllowsIsRead(String name) {
        var title = JSON.readTree(text(name)).path("title").asString();
        var event = "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"u\"}".formatted(title);

        assertThat(schema(name).validate(event, InputFormat.JSON)).isEmpty();
        assertThat(read(event)).isInstanceOf(ReadRow.Said.class);
        assertThat(read(event).setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "survey-answered, Survey Answered, nps",
        "call-abandoned, Call Abandoned, wait_seconds",
        "review, Review, stars"
    })
    void whatASchemaForbidsIsNoted(String name, String type, String property) {
        var event =
                "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"u\",\"properties\":{\"%s\":\"many\"}}"
                        .formatted(type, property);

        assertThat(schema(name).validate(event, InputFormat.JSON)).isNotEmpty();
        assertThat(read(event).setAside())
                .extracting(Flaw::column)
                .containsExactly("properties." + property);
    }

    @Test
    void anEventOfNobodyIsForbiddenAndNotRead() {
        var event = "{\"type\":\"track\",\"event\":\"Like\"}";

        assertThat(schema("like").validate(event, InputFormat.JSON)).isNotEmpty();
        assertThat(read(event)).isInstanceOf(ReadRow.Rejected.class);
    }

    private static ReadRow read(String event) {
        return EventReader.of(SourceFile.live("shop"), false)
                .read(new EventReader.Event(event, "m", Instant.EPOCH, null));
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name), InputFormat.JSON);
    }

    private static String text(String name) {
        var schema = new LinkedHashMap<>(EventSchemas.schema(name).orElseThrow());
        schema.remove("$id");
        return JSON.writeValueAsString(schema);
    }
}
