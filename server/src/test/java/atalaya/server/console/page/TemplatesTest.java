package atalaya.server.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Reads the templates, scripts and bundles for the rules that keep a strict content policy whole.
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "console", "js");
    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "\\sstyle=|<style|<script(?![^>]*\\ssrc=)|hx-on|hx-live|\\bjs:|javascript:|\\$unsafe|\\son[a-z]+=\"");
    private static final Pattern KEY =
            Pattern.compile("\"((?:console|access)\\.(?!css|js)[a-z0-9_.-]+)\"");
    private static final Pattern ICON = Pattern.compile("icon\\(\"([a-z0-9-]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)}");

    @Test
    void nothingInlineThatAStrictPolicyWouldKill() {
        read(TEMPLATES, ".jte")
                .forEach((path, text) ->
                        assertThat(FORBIDDEN.matcher(text).results().map(MatchResult::group))
                                .as(path.toString())
                                .isEmpty());
        read(SCRIPTS, ".js")
                .forEach((path, text) ->
                        assertThat(text)
                                .as(path.toString())
                                .doesNotContain("eval(")
                                .doesNotContain("new Function")
                                .doesNotContain(".style."));
    }

    @Test
    void everyUnsafeFormCarriesTheToken() {
        read(TEMPLATES, ".jte")
                .forEach((path, text) -> {
                    int forms = count(text, "method=\"post\"");
                    int tokens =
                            count(text, "component.csrf(")
                                    + count(text, "csrf().parameter()")
                                    + count(text, "csrf.parameter()")
                                    + count(text, "csrfParameter");
                    if (!path.toString().contains("csrf.jte")) {
                        assertThat(tokens).as(path.toString()).isGreaterThanOrEqualTo(forms);
                    }
                });
    }

    @Test
    void everyIconNamedIsInTheSprite() {
        var named = new TreeSet<String>();
        read(TEMPLATES, ".jte").values().forEach(text -> find(ICON, text, named));

        assertThat(Icons.NAMES).containsAll(named);
    }

    @Test
    void everyTextNamedIsInBothLanguages() {
        var named = new TreeSet<String>();
        read(TEMPLATES, ".jte").values().forEach(text -> find(KEY, text, named));
        read(SOURCES.resolve("atalaya/server/console"), ".java")
                .values()
                .forEach(text -> find(KEY, text, named));
        for (var group : Shortcuts.all()) {
            named.add(group.title());
            group.shortcuts().forEach(shortcut -> named.add(shortcut.label()));
        }
        for (var language : new String[] {"es", "en"}) {
            var texts = Bundles.of(language);
            assertThat(named.stream().filter(key -> !known(key, texts))).as(language).isEmpty();
        }
    }

    /// A key in full, the stem of a plural, or the beginning of a family that code completes.
    private static boolean known(String key, Map<String, String> texts) {
        return texts.containsKey(key)
                || texts.containsKey(key + ".one") && texts.containsKey(key + ".other")
                || (key.endsWith(".") || key.endsWith("-"))
                        && texts.keySet().stream().anyMatch(k -> k.startsWith(key));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndParameters() {
        var spanish = parameters(Bundles.of("es"));
        var english = parameters(Bundles.of("en"));

        assertThat(english).isEqualTo(spanish);
    }

    private static Map<String, TreeSet<String>> parameters(Map<String, String> texts) {
        var parameters = new TreeMap<String, TreeSet<String>>();
        texts.forEach((key, text) -> {
            var found = new TreeSet<String>();
            find(PARAMETER, text, found);
            parameters.put(key, found);
        });
        return parameters;
    }

    private static void find(Pattern pattern, String text, TreeSet<String> into) {
        pattern.matcher(text).results().map(match -> match.group(1)).forEach(into::add);
    }

    private static int count(String text, String part) {
        return (int)
                Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .results()
                        .count();
    }

    private static Map<Path, String> read(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ending))
                    .collect(Collectors.toMap(file -> file, TemplatesTest::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
