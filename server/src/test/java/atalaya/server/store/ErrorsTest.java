package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    private static final Path DOCS = Path.of("../docs/errors.md");
    private static final Pattern THROWN = Pattern.compile("new AtalayaError\\(\\s*(\\w+)");
    private static final Pattern FAILED = Pattern.compile("fail (\\d{4}) ");
    private static final Pattern EXPLAINED =
            Pattern.compile(
                    "^## Atalaya-(\\d{4})\\n\\n\\*\\*es — .+?\\n\\n\\*\\*en — ", Pattern.MULTILINE);

    @Test
    void everyErrorIsExplainedInSpanishAndEnglish() throws IOException {
        var explained =
                EXPLAINED
                        .matcher(Files.readString(DOCS))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(explained).isSorted().doesNotHaveDuplicates();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(numbersInTheCode());
    }

    @Test
    void theFirstLineSaysEverythingAndTheOthersHelp() {
        var error =
                new AtalayaError(1003, AtalayaError.Exit.CONFIGURATION, "no permission")
                        .at("--data /x")
                        .remedy("--data DIR");

        assertThat(error.text(Locale.ENGLISH))
                .isEqualTo(
                        """
                        error Atalaya-1003: no permission (--data /x)
                          try   --data DIR
                          more  atalaya help Atalaya-1003\
                        """);
    }

    /// The number stands in the code as four digits, so that it can be found by searching.
    private static TreeSet<String> numbersInTheCode() throws IOException {
        var numbers = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                collect(THROWN, file, numbers);
            }
        }
        collect(FAILED, Path.of("../atalaya"), numbers);
        return numbers;
    }

    private static void collect(Pattern pattern, Path file, TreeSet<String> into)
            throws IOException {
        pattern.matcher(Files.readString(file))
                .results()
                .forEach(found -> into.add(found.group(1)));
    }
}
