package atalaya.server.console;

import atalaya.server.console.page.SourceTag;
import atalaya.server.console.page.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names sources on pages: the title of the catalogue and a colour that stays the same.
final class SourceTags {

    private static final int COLOURS = 5;
    private static final Set<String> SHORT = Set.of("crm", "erp", "tpv", "pos");

    private final Map<String, String> titles;
    private final Words words;

    /// @param titles of sources by name
    SourceTags(Map<String, String> titles, Words words) {
        this.titles = titles;
        this.words = words;
    }

    SourceTag tag(String source) {
        if (source.equals("corrections") || source.equals("console")) {
            return new SourceTag(words.text("console.source." + source), "hand");
        }
        return new SourceTag(title(source), "c" + (1 + Math.floorMod(spread(source), COLOURS)));
    }

    /// The sources of the catalogue, by name, as people call them.
    Map<String, String> titles() {
        var all = new LinkedHashMap<String, String>();
        titles.keySet().forEach(source -> all.put(source, title(source)));
        return all;
    }

    /// The systems among sources: what stands for a bare identifier is none.
    static List<String> systems(List<String> sources) {
        return sources.stream().filter(source -> !source.startsWith("~")).toList();
    }

    String title(String source) {
        if (source.startsWith("~")) {
            return words.textOr("console.source." + source.substring(1), source.substring(1));
        }
        var title = titles.get(source);
        if (title != null) {
            return title;
        }
        if (SHORT.contains(source)) {
            return source.toUpperCase(Locale.ROOT);
        }
        return source.isEmpty()
                ? source
                : Character.toUpperCase(source.charAt(0)) + source.substring(1).replace('-', ' ');
    }

    /// Sources of the catalogue take the colours in turn; others by their name.
    private int spread(String source) {
        int place = 0;
        for (var known : titles.keySet()) {
            if (known.equals(source)) {
                return place;
            }
            place++;
        }
        return source.hashCode();
    }
}
