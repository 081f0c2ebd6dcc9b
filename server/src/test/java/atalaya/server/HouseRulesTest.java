package atalaya.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of ARCHITECTURE.md that a machine can check.
@AnalyzeClasses(packages = "atalaya", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final List<String> ROOMS =
            List.of(
                    "access", "consent", "ingest", "resolve", "profile", "value", "segment",
                    "quality", "contact");

    @Test
    void laterRoomsKnowEarlierOnesNeverTheReverse() {
        ApplicationModules.of("atalaya.server").verify();
    }

    @ArchTest
    static final ArchRule theHeartsKnowNoFrameworkNoDatabaseNoFileAndNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage("atalaya.identity..", "atalaya.insight..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "java.sql..",
                            "javax.sql..",
                            "java.nio.file..",
                            "java.time.Clock",
                            "atalaya.server..",
                            "atalaya.population..");

    @ArchTest
    static final ArchRule dependenciesArriveThroughTheConstructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule noDrawersForEverything =
            classes()
                    .should()
                    .resideOutsideOfPackages(
                            "..common..",
                            "..core..",
                            "..util..",
                            "..utils..",
                            "..shared..",
                            "..base..",
                            "..impl..",
                            "..dto..",
                            "..mapper..",
                            "..service..");

    @ArchTest
    static final ArchRule namesFindTheirNoun =
            noClasses()
                    .that(areOurs())
                    .should()
                    .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base|Dto)");

    private static DescribedPredicate<JavaClass> areOurs() {
        return DescribedPredicate.describe(
                "are ours", type -> type.getPackageName().startsWith("atalaya"));
    }

    /// Looks for statements that change a table of another room. SQL stands in the room as text, so
    /// text is what is searched.
    @Test
    void aRoomWritesOnlyItsOwnSchema() throws IOException {
        var trespasses = new ArrayList<String>();
        for (var writer : ROOMS) {
            for (var file : sources(writer)) {
                var text = Files.readString(file).toLowerCase(Locale.ROOT);
                for (var owner : ROOMS) {
                    if (!owner.equals(writer) && writes(owner).matcher(text).find()) {
                        trespasses.add(file + " writes " + owner);
                    }
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    private static Pattern writes(String schema) {
        return Pattern.compile(
                "\\b(insert\\s+into|update|delete\\s+from|truncate|merge\\s+into|copy)\\s+"
                        + schema
                        + "\\.\\w+");
    }

    private static List<Path> sources(String room) throws IOException {
        var files = new ArrayList<Path>();
        for (var root :
                List.of(
                        Path.of("src/main/java/atalaya/server", room),
                        Path.of("src/main/resources/atalaya/server", room),
                        Path.of("src/main/resources/db", room))) {
            if (Files.exists(root)) {
                try (var found = Files.walk(root)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(java|sql)"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }
}
