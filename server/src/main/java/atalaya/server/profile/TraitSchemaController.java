package atalaya.server.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a file of traits is written, for editors and programs.
@RestController
final class TraitSchemaController {

    private static final MediaType JSON_SCHEMA = MediaType.valueOf("application/schema+json");

    private final String schema;

    TraitSchemaController() throws IOException {
        schema =
                new ClassPathResource("docs/schema/traits.schema.json")
                        .getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/v1/schemas/traits")
    ResponseEntity<String> traits() {
        return ResponseEntity.ok().contentType(JSON_SCHEMA).body(schema);
    }
}
