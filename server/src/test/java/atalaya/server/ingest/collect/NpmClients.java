package atalaya.server.ingest.collect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test with client libraries from npm, which `./atalaya test` fetches; skipped, and says so,
/// where they are not.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NpmClients.Folder.class)
@interface NpmClients {

    /// Where the libraries are.
    final class Folder implements ExecutionCondition {

        /// As in the launcher.
        private static final String NAME = "clients-1/node_modules";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return find().isPresent()
                    ? ConditionEvaluationResult.enabled("the libraries are there")
                    : ConditionEvaluationResult.disabled(
                            "no client libraries from npm: ./atalaya clients fetches them");
        }

        static Optional<Path> find() {
            return Stream.of(
                            System.getProperty("atalaya.clients"),
                            "/var/cache/atalaya/" + NAME,
                            System.getProperty("user.home") + "/.cache/atalaya/" + NAME)
                    .filter(Objects::nonNull)
                    .map(Path::of)
                    .filter(folder -> Files.exists(folder.resolve("@segment/analytics-node")))
                    .findFirst();
        }
    }
}
