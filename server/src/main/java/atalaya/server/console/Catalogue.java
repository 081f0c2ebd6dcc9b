package atalaya.server.console;

import atalaya.server.console.page.Words;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The titles of sources, for the tags beside values.
@Component
final class Catalogue {

    SourceTags tags(Words words) {
        return new SourceTags(sources(words), words);
    }

    /// Titles by name, in order.
    Map<String, String> sources(Words words) {
        return Map.of();
    }
}
