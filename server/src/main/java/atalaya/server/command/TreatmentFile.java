package atalaya.server.command;

import atalaya.insight.value.TreatmentTable;
import atalaya.server.segment.Reading;
import atalaya.server.segment.Terms;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.Treatments;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a table of treatments from YAML. A hole in it, or a contradiction, is an error that says
/// where it is.
///
/// @param terms with who is in which tier
record TreatmentFile(Terms terms, TreatmentTable table) {

    /// The table in a file, or the one Atalaya ships.
    static TreatmentFile read(@Nullable Path file) {
        return file == null
                ? of(Treatments.shippedFile(), "treatment.yaml")
                : read(file.toString(), text(file));
    }

    private static TreatmentFile read(String place, String text) {
        JsonNode root;
        try {
            root = YAMLMapper.builder().build().readTree(text);
        } catch (JacksonException broken) {
            throw wrong("the table of treatments is not YAML", place).because(broken);
        }
        return of(root, place);
    }

    private static TreatmentFile of(JsonNode root, String place) {
        return switch (TermsReader.read(root)) {
            case Reading.Whole(var terms) ->
                    new TreatmentFile(terms, terms.table(version(root, place), day(root, place)));
            case Reading.Flawed(var flaws) -> {
                var error = flaws.getFirst().error();
                throw error.at(place + ": " + error.where());
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw wrong("the table of treatments cannot be read", file.toString()).because(failure);
        }
    }

    private static int version(JsonNode root, String place) {
        var version = root.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw wrong("a whole number of 1 or more is missing: version", place);
        }
        return version.intValue();
    }

    private static LocalDate day(JsonNode root, String place) {
        try {
            return LocalDate.parse(root.path("validFrom").asString(""));
        } catch (DateTimeException wrong) {
            throw wrong("validFrom is no day", place).because(wrong);
        }
    }

    private static AtalayaError wrong(@CompileTimeConstant String what, String place) {
        return new AtalayaError(6007, Exit.CONFIGURATION, what)
                .at(place)
                .remedy("atalaya insight tiers --help; docs/insight.md shows the shipped table");
    }
}
