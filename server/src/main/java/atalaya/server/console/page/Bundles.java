package atalaya.server.console.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of every room in one language: all of `messages/*_LANGUAGE.properties`, in UTF-8.
///
/// `{0}`, `{1}` … stand for arguments; nothing else in a text is special.
final class Bundles {

    private static final Map<String, String> SPANISH = load("es");
    private static final Map<String, String> ENGLISH = load("en");

    private Bundles() {}

    static Map<String, String> of(String language) {
        return language.equals("en") ? ENGLISH : SPANISH;
    }

    private static Map<String, String> load(String language) {
        var texts = new HashMap<String, String>();
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*_" + language + ".properties");
            for (var file : files) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The message bundles cannot be read.", e);
        }
        return Map.copyOf(texts);
    }
}
