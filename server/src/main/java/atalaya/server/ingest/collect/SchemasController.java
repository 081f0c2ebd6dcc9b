package atalaya.server.ingest.collect;

import atalaya.server.ingest.interaction.EventSchemas;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The words of events, for those who write programs that send them.
@RestController
final class SchemasController {

    record SchemaNames(List<String> schemas) {}

    @GetMapping("/v1/schemas")
    SchemaNames all() {
        return new SchemaNames(
                EventSchemas.names().stream().map(name -> "/v1/schemas/" + name).toList());
    }

    @GetMapping("/v1/schemas/{name}")
    ResponseEntity<Map<String, Object>> schema(@PathVariable String name) {
        return ResponseEntity.of(EventSchemas.schema(name));
    }
}
