package atalaya.server.profile.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Field.Own;
import atalaya.insight.trait.Trait;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.store.AtalayaError;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraitFileTest {

    private static final Path SCHEMA = Path.of("../docs/schema/traits.schema.json");

    private static final String FILE =
            """
            traits:
              shoes:
                title: { es: Zapatos, en: Shoes }
                aggregate: count
                types: [Order Completed]
                filter:
                  all:
                    - { property: category, is: shoes }
                    - { field: amount, atLeast: 10 }
                days: 90
            """;

    @Test
    void aFileDeclaresTraitsWithoutAnyLanguageToLearn() {
        var shoes = TraitFile.parse(FILE, "traits.yaml").trait("shoes").orElseThrow();

        assertThat(shoes.title("es")).isEqualTo("Zapatos");
        assertThat(shoes.title("en")).isEqualTo("Shoes");
        assertThat(shoes.aggregate()).isEqualTo(new Aggregate.Count());
        assertThat(shoes.types()).containsExactly("Order Completed");
        assertThat(shoes.days()).isEqualTo(90);
    }

    @Test
    void jsonIsReadToo() {
        var file =
                TraitFile.parse(
                        """
                        {"traits": {"spend": {"aggregate": "sum", "of": "amount", "days": 30}}}
                        """,
                        "traits.json");

        assertThat(file.traits()).extracting(Trait::name).containsExactly("spend");
    }

    @Test
    void whatIsShippedSpeaksBothLanguages() {
        assertThat(TraitFile.shipped().traits())
                .isNotEmpty()
                .allSatisfy(trait ->
                        assertThat(trait.titles().keySet()).containsExactlyInAnyOrder("es", "en"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aggregate: count       | aggregate: cuont      | Atalaya-2205 | 4 | did you mean count ?
                    days: 90               | days: soon            | Atalaya-2204 | 10| docs/traits.md
                    days: 90               | days: 0               | Atalaya-2204 | 10| docs/traits.md
                    days: 90               | dayz: 90              | Atalaya-2202 | 10| did you mean days ?
                    Order Completed        | Order Complete        | Atalaya-2205 | 5 | did you mean Order Completed ?
                    atLeast: 10            | atLeast: ten          | Atalaya-2204 | 9 | docs/traits.md
                    is: shoes              | is: shoes, said: true | Atalaya-2204 | 8 | docs/traits.md
                    field: amount          | field: amuont         | Atalaya-2205 | 9 | did you mean amount ?
                    days: 90               | halfLifeDays: 90      | Atalaya-2204 | 10| docs/traits.md
                    aggregate: count       | aggregate: sum        | Atalaya-2203 | 3 | docs/traits.md
                    shoes:                 | Shoes:                | Atalaya-2204 | 3 | docs/traits.md
                    """)
    void aMistakeNamesItsLineAndTheWayOut(
            String right, String wrong, String code, int line, String remedy) {
        assertThatExceptionOfType(AtalayaError.class)
                .isThrownBy(() -> TraitFile.parse(FILE.replace(right, wrong), "traits.yaml"))
                .satisfies(mistake -> {
                    assertThat(mistake.code()).isEqualTo(code);
                    assertThat(mistake.where()).isEqualTo("traits.yaml:" + line);
                    assertThat(mistake.remedy()).contains(remedy);
                });
    }

    @Test
    void aTreeWithoutEndIsRefused() {
        var deep = "{ not: ".repeat(12) + "{ field: channel, is: web }" + " }".repeat(12);

        assertThatExceptionOfType(AtalayaError.class)
                .isThrownBy(() ->
                        TraitFile.parse(
                                "traits: { a: { aggregate: count, filter: %s } }".formatted(deep),
                                "traits.yaml"))
                .withMessageContaining("conditions deep");
    }

    @Test
    void theSchemaSaysTheSameAsTheReader() throws IOException {
        assertThat(problems(FILE)).isEmpty();
        assertThat(problems(TraitFile.shipped().text())).isEmpty();
        for (var mistyped : List.of("cuont", "sum", "first", "ranking of", "count\n    told: 3")) {
            var text = FILE.replace("aggregate: count", "aggregate: " + mistyped);
            assertThat(problems(text)).as(mistyped).isNotEmpty();
        }
        JsonNode defs =
                JsonMapper.builder().build().readTree(Files.readString(SCHEMA)).get("$defs");
        assertThat(words(defs.get("type")))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.types().keySet());
        assertThat(words(defs.get("field")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Own.values())
                                .map(own -> own.name().toLowerCase(Locale.ROOT))
                                .toList());
        assertThat(words(defs.get("trait").get("properties").get("aggregate")))
                .containsExactlyInAnyOrderElementsOf(TraitReader.AGGREGATES);
    }

    @Test
    void theExampleInTheDocumentationIsOneThatWorks() throws IOException {
        var page = Files.readString(Path.of("../docs/traits.md"));
        var blocks =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .map(block -> block.group(1))
                        .toList();

        assertThat(blocks).hasSize(1);
        assertThat(problems(blocks.getFirst())).isEmpty();
        assertThat(TraitFile.parse(blocks.getFirst(), "docs/traits.md").traits()).hasSize(4);
    }

    private static List<String> words(JsonNode definition) {
        return definition.get("enum").valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> problems(String yaml) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
    }
}
