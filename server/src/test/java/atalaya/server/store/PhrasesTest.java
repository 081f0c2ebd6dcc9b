package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reads the sources as the compiler does: each sentence an error can say has its Spanish, each
/// error says what to do, and each number ends a command in one way.
class PhrasesTest {

    private static final Pattern PLACE = Pattern.compile("%[^a-zA-Z%]*[a-zA-Z]");
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d) \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);

    private static final Pattern FAILED_BY_LAUNCHER = Pattern.compile("fail (\\d{4}) ");

    private static final Said SAID = Said.read(Path.of("src/main/java"));

    @Test
    void everySentenceOfAnErrorHasItsSpanish() {
        assertThat(SAID.sentences).hasSizeGreaterThan(100);
        assertThat(SpanishPhrases.all().keySet())
                .as("messages/phrases_es.po")
                .containsExactlyInAnyOrderElementsOf(SAID.sentences);
        SpanishPhrases.all()
                .forEach((english, spanish) -> {
                    assertThat(places(spanish)).as(english).isEqualTo(places(english));
                    assertThat(spanish).isNotBlank();
                });
    }

    @Test
    void everyErrorSaysWhatToDo() {
        assertThat(SAID.withoutRemedy).isEmpty();
    }

    @Test
    void eachNumberEndsACommandInOneWayAndThePageSaysWhich() throws IOException {
        var page = Files.readString(Path.of("../docs/errors.md"));
        var explained = new TreeMap<String, Set<String>>();
        for (var row : ROW.matcher(page).results().toList()) {
            for (var number : numbers(row)) {
                explained.computeIfAbsent(number, _ -> new TreeSet<>()).add(row.group(1));
            }
        }

        var ways = new TreeMap<>(SAID.exits);
        FAILED_BY_LAUNCHER
                .matcher(Files.readString(Path.of("../atalaya")))
                .results()
                .forEach(found -> ways.put(found.group(1), Set.of("4")));
        assertThat(ways).isEqualTo(explained);
        assertThat(SAID.exits)
                .allSatisfy((number, exits) -> assertThat(exits).as(number).hasSize(1));
    }

    @Test
    void anErrorIsSaidInTheLanguageOfThePerson() {
        var error =
                new AtalayaError(1016, AtalayaError.Exit.CONFIGURATION, "port %d is in use", 8360)
                        .at("--port 8360")
                        .remedy("--port %d, or --port 0 for any", 8361);

        assertThat(error.text(Locale.of("es")))
                .isEqualTo(
                        """
                        error Atalaya-1016: el puerto 8360 está en uso (--port 8360)
                          pruebe  --port 8361, o --port 0 para uno libre
                          más     atalaya help Atalaya-1016\
                        """);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> numbers(MatchResult row) {
        return Stream.of(row.group(2).split(",\\s*")).map(String::strip).toList();
    }

    /// What the sources say.
    ///
    /// @param sentences the English of all phrases
    /// @param exits the exit codes of each number
    /// @param withoutRemedy where an error says no more than what is wrong
    private record Said(
            Set<String> sentences, Map<String, Set<String>> exits, List<String> withoutRemedy) {

        static Said read(Path sources) {
            var said = new Said(new TreeSet<>(), new TreeMap<>(), new ArrayList<>());
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = Files.walk(sources);
                    var manager = compiler.getStandardFileManager(null, null, null)) {
                var java = files.filter(path -> path.toString().endsWith(".java")).toList();
                var task =
                        (JavacTask)
                                compiler.getTask(
                                        null,
                                        manager,
                                        null,
                                        null,
                                        null,
                                        manager.getJavaFileObjectsFromPaths(java));
                for (var unit : task.parse()) {
                    new Reader(said, unit.getSourceFile().getName()).scan(unit, null);
                }
                return said;
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
    }

    /// Goes through one file. Methods that pass a sentence on take it as a constant, too, which the
    /// compiler checks; their names are in [#PASSED_ON] with the place of the sentence.
    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private static final Map<String, Integer> PASSED_ON =
                Map.of("remedy", 0, "Phrase.of", 0, "wrong", 0, "keys.wrong", 2);

        private final Said said;
        private final String file;
        private final Set<Tree> remedied = new java.util.HashSet<>();

        Reader(Said said, String file) {
            this.said = said;
            this.file = file;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void nothing) {
            var name = call.getMethodSelect().toString().replaceFirst("(?s)^.*\\)\\.", "");
            var arguments = call.getArguments();
            if (name.equals("remedy") && !arguments.isEmpty()) {
                mark(call);
            }
            int place = PASSED_ON.getOrDefault(name, -1);
            if (name.equals("wrong") && file.endsWith("Keys.java")) {
                place = 2;
            }
            if (place >= 0 && place < arguments.size()) {
                add(arguments.get(place));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /// The error at the head of a chain of calls has its remedy.
        private void mark(ExpressionTree call) {
            var at = call;
            while (at instanceof MethodInvocationTree inner
                    && inner.getMethodSelect()
                            instanceof com.sun.source.tree.MemberSelectTree select) {
                at = select.getExpression();
            }
            remedied.add(at);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            if (made.getIdentifier().toString().equals("AtalayaError")) {
                var arguments = made.getArguments();
                var number = arguments.getFirst().toString();
                said.exits
                        .computeIfAbsent(number, _ -> new TreeSet<>())
                        .add(status(arguments.get(1).toString()));
                add(arguments.get(2));
                if (!remedied.contains(made)) {
                    said.withoutRemedy.add(file + " Atalaya-" + number);
                }
            }
            return super.visitNewClass(made, nothing);
        }

        private static String status(String exit) {
            return Integer.toString(
                    AtalayaError.Exit.valueOf(exit.replaceFirst("^.*\\.", "")).status());
        }

        private void add(ExpressionTree sentence) {
            switch (sentence) {
                case LiteralTree literal when literal.getValue() instanceof String text ->
                        said.sentences.add(text);
                case ConditionalExpressionTree either -> {
                    add(either.getTrueExpression());
                    add(either.getFalseExpression());
                }
                case ParenthesizedTree inner -> add(inner.getExpression());
                default -> {
                    // a phrase, or a constant passed on: its literal is met where it is written
                }
            }
        }
    }
}
