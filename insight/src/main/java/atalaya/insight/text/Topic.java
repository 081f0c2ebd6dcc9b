package atalaya.insight.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a complaint is about. The words of each topic are our own and stand in `topics.txt`.
public enum Topic {
    FEE,
    UNCLEAR_TERMS,
    DELAY,
    DEFECT,
    TREATMENT,
    OTHER;

    private static final Map<Topic, List<String>> WORDS = read();

    /// The topic of which a text has most words, the earlier one here where two have as many;
    /// [#OTHER] where it has none.
    public static Topic of(String text) {
        var spaced = spaced(text);
        var topic = OTHER;
        int most = 0;
        for (var entry : WORDS.entrySet()) {
            int found = 0;
            for (var word : entry.getValue()) {
                found += spaced.contains(word) ? 1 : 0;
            }
            if (found > most) {
                most = found;
                topic = entry.getKey();
            }
        }
        return topic;
    }

    /// The name that events and files use, such as `unclear terms`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String spaced(String text) {
        var spaced = new StringBuilder(" ");
        for (var word : Words.of(text)) {
            spaced.append(word.text()).append(' ');
        }
        return spaced.toString();
    }

    /// Each entry begins with a space and ends with one, but for those with any ending.
    private static Map<Topic, List<String>> read() {
        var words = new EnumMap<Topic, List<String>>(Topic.class);
        for (var line : Lexicon.lines("topics.txt")) {
            int colon = line.indexOf(':');
            var topic =
                    valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT).replace(' ', '_'));
            var entries = new ArrayList<String>();
            for (var entry : line.substring(colon + 1).strip().split("\\s+")) {
                var spaced = " " + entry.replace('_', ' ');
                entries.add(
                        spaced.endsWith("*")
                                ? spaced.substring(0, spaced.length() - 1)
                                : spaced + " ");
            }
            words.put(topic, List.copyOf(entries));
        }
        return words;
    }
}
