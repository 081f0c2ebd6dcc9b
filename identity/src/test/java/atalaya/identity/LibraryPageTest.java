package atalaya.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs the example of `docs/library.md` as its reader would.
class LibraryPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    @Test
    void theExampleRunsAndFindsAnn() throws Exception {
        var page = Files.readString(Path.of("..", "docs", "library.md"));
        var example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();
        var source = Files.writeString(folder.resolve("Example.java"), example.group(1));
        assertThat(example.group(1).lines().filter(line -> !line.isBlank()).count())
                .as("lines")
                .isLessThanOrEqualTo(22);

        var complaints = new ByteArrayOutputStream();
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                complaints,
                                "-d",
                                folder.toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                source.toString());
        assertThat(failed).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        assertThat(run().lines().toList())
                .contains("[crm:1, crm:2]", "[crm:3]")
                .anyMatch(line -> line.startsWith("email, exact: +"));
    }

    private String run() throws Exception {
        var printed = new ByteArrayOutputStream();
        var before = System.out;
        var urls = new URL[] {folder.toUri().toURL()};
        try (var loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var type = loader.loadClass("Example");
            var made = type.getDeclaredConstructor();
            made.setAccessible(true);
            var main = type.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(made.newInstance());
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
