package atalaya.server.console;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Renders pages and parts of pages, and leads from a form to the page that shows what it did.
@Component
final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final TemplateEngine templates;

    Pages(TemplateEngine templates) {
        this.templates = templates;
    }

    ResponseEntity<String> show(String template, Map<String, Object> parameters) {
        return show(HttpStatus.OK, template, parameters);
    }

    ResponseEntity<String> show(
            HttpStatus status, String template, Map<String, Object> parameters) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Vary", "HX-Target")
                .body(render(template, parameters));
    }

    String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput(32_768);
        templates.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /// 303: the browser asks for the page anew, so what it shows is read from the store.
    static ResponseEntity<String> seeOther(String url) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(url)).build();
    }
}
