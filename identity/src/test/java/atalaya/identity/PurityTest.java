package atalaya.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final JavaClasses HEART =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("atalaya.identity");

    @Test
    void theHeartUsesOnlyTheJdkAndWhatItsPomNames() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "atalaya.identity..",
                        "java.lang..",
                        "java.util..",
                        "java.text..",
                        "java.time..",
                        "java.io..",
                        "java.nio.charset..",
                        "org.jspecify.annotations..",
                        "com.google.i18n.phonenumbers..")
                .check(HEART);
    }
}
