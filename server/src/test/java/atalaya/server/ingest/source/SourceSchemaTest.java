package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.server.ingest.interaction.Vocabulary;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema that editors use says the same as the code that reads source files.
class SourceSchemaTest {

    private static final Path SCHEMA = Path.of("../docs/schema/source.schema.json");
    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void everyExampleIsValidAndUnderstood() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            var sources = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            for (var file : sources) {
                assertThat(problems(Files.readString(file))).as(file.toString()).isEmpty();
                SourceFile.read(file);
            }
        }
        assertThat(problems(Files.readString(SourceFileTest.EXAMPLE))).isEmpty();
    }

    @Test
    void theExampleInTheDocumentationIsTheOneThatIsTested() throws IOException {
        for (var page : List.of("../docs/sources.md", "../docs/es/fuentes.md")) {
            var blocks =
                    Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                            .matcher(Files.readString(Path.of(page)))
                            .results()
                            .map(block -> block.group(1))
                            .toList();
            assertThat(blocks).as(page).hasSize(2);
            for (var block : blocks) {
                assertThat(problems(block)).as(page).isEmpty();
                SourceFile.parse(block, page);
            }
        }
    }

    @Test
    void aMistypedKeyIsMarked() throws IOException {
        var text = Files.readString(SourceFileTest.EXAMPLE);
        assertThat(problems(text.replace("trust:", "thrust:"))).isNotEmpty();
        assertThat(problems(text.replace("nombre: givenName", "nombre: giveName"))).isNotEmpty();
        assertThat(problems(text.replace("rows: snapshot", "rows: photo"))).isNotEmpty();
    }

    @Test
    void itKnowsEveryWord() throws IOException {
        JsonNode defs =
                JsonMapper.builder().build().readTree(Files.readString(SCHEMA)).get("$defs");
        assertThat(words(defs.get("attribute")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Attribute.values()).map(Attribute::word).toList());
        assertThat(words(defs.get("type")))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.types().keySet());
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
