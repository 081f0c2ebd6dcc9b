package atalaya.server.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Renders every page from made-up models. The pages are left in `target/specimens`, to be looked
/// at: serve that folder with any web server and open `es-light-customer.html`.
class RenderedPagesTest {

    private static final Path FOLDER = Path.of("target", "specimens");
    private static final Pattern OPENING = Pattern.compile("<[a-z]");
    private static final int MOST_NODES = 2_500;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "atalaya.server.console.page");

    @ParameterizedTest
    @CsvSource({"es,light", "es,dark", "en,light", "en,dark"})
    void everyPageHasItsWordsAndStaysSmall(String language, String theme) throws IOException {
        for (var specimen : new Specimens(language, theme).all().entrySet()) {
            var output = new StringOutput();
            engine.render(specimen.getValue().getKey(), specimen.getValue().getValue(), output);
            var html = output.toString();
            save(language + "-" + theme + "-" + specimen.getKey() + ".html", html);

            assertThat(html).as(specimen.getKey()).doesNotContain("⟦");
            assertThat(OPENING.matcher(html).results().count())
                    .as("elements of " + specimen.getKey())
                    .isLessThan(MOST_NODES);
            assertThat(html).doesNotContain(" style=").doesNotContain("javascript:");
        }
    }

    @Test
    void theFirstVisitIsSmall() throws IOException {
        long bytes = 0;
        for (var name : new String[] {"console.css", "console.js", "icons.svg", "htmx.js"}) {
            bytes +=
                    zipped(
                            Assets.find(Assets.url(name).substring("/assets/".length()))
                                    .orElseThrow()
                                    .bytes());
        }

        assertThat(bytes).isLessThan(62_000);
    }

    private static long zipped(byte[] bytes) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }

    private static void save(String name, String html) throws IOException {
        Files.createDirectories(FOLDER.resolve("assets"));
        Files.writeString(FOLDER.resolve(name), html);
        for (var asset :
                new String[] {"console.css", "console.js", "icons.svg", "htmx.js", "favicon.svg"}) {
            var file = Assets.find(Assets.url(asset).substring("/assets/".length())).orElseThrow();
            Files.write(FOLDER.resolve("assets").resolve(file.file()), file.bytes());
        }
    }
}
