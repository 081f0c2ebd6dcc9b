package atalaya.server.console;

import atalaya.server.console.page.Words;
import atalaya.server.ingest.Source;
import atalaya.server.ingest.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The titles of sources, for the tags beside values.
@Component
final class Catalogue {

    private final Sources sources;

    Catalogue(Sources sources) {
        this.sources = sources;
    }

    SourceTags tags(Words words) {
        return new SourceTags(titles(), words);
    }

    /// Titles by name, in the order in which sources were added.
    Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        for (Source source : sources.all()) {
            if (!source.internal()) {
                titles.put(source.name(), source.title());
            }
        }
        return titles;
    }
}
