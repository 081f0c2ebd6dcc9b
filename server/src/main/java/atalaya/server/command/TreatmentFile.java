package atalaya.server.command;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.ReturnRule;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentTable;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a table of treatments from YAML. A hole in it is an error that says where it is.
final class TreatmentFile {

    private static final String SHIPPED = "/atalaya/server/command/treatment.yaml";

    private final String place;

    private TreatmentFile(String place) {
        this.place = place;
    }

    /// The table in a file, or the one Atalaya ships.
    static TreatmentTable read(@Nullable Path file) {
        var reading = new TreatmentFile(file == null ? "treatment.yaml" : file.toString());
        return reading.table(file == null ? shipped() : reading.text(file));
    }

    private static String shipped() {
        try (var stream = TreatmentFile.class.getResourceAsStream(SHIPPED)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw wrong("the table of treatments cannot be read").because(failure);
        }
    }

    private TreatmentTable table(String text) {
        JsonNode root;
        try {
            root = YAMLMapper.builder().build().readTree(text);
        } catch (JacksonException broken) {
            throw wrong("the table of treatments is not YAML").because(broken);
        }
        var tiers = new EnumMap<Tier, Treatment>(Tier.class);
        for (var tier : Tier.values()) {
            tiers.put(tier, treatment(root.path("tiers").path(tier.name()), "tiers." + tier));
        }
        return new TreatmentTable(
                whole(root, "version", "version"),
                day(root.path("validFrom").asString("")),
                whole(root, "warrantyDays", "warrantyDays"),
                tiers);
    }

    private Treatment treatment(JsonNode node, String where) {
        var clauses = new EnumMap<Topic, Clause>(Topic.class);
        for (var topic : Topic.values()) {
            var word = topic.name().toLowerCase(Locale.ROOT);
            var clause = node.path(word);
            clauses.put(
                    topic,
                    new Clause(
                            text(clause, "es", where + "." + word),
                            text(clause, "en", where + "." + word)));
        }
        var returns = node.path("returns");
        return new Treatment(
                clauses,
                new ReturnRule(
                        kind(text(returns, "rule", where + ".returns"), where),
                        whole(returns, "days", where + ".returns.days")));
    }

    private String text(JsonNode node, String key, String where) {
        var text = node.path(key).asString("").strip();
        if (text.isEmpty()) {
            throw wrong("the table of treatments has a hole: %s.%s".formatted(where, key));
        }
        return text;
    }

    private int whole(JsonNode node, String key, String where) {
        var value = node.path(key);
        if (!value.isInt() || value.intValue() < 0) {
            throw wrong("a whole number of 0 or more is missing: " + where);
        }
        return value.intValue();
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw wrong("validFrom is no day").because(wrong);
        }
    }

    private ReturnKind kind(String word, String where) {
        Map<String, ReturnKind> kinds =
                Map.of(
                        "unconditional", ReturnKind.UNCONDITIONAL,
                        "conditional", ReturnKind.CONDITIONAL,
                        "warranty-only", ReturnKind.WARRANTY_ONLY);
        var kind = kinds.get(word);
        if (kind == null) {
            throw wrong(
                    "%s.returns.rule is none of unconditional, conditional, warranty-only"
                            .formatted(where));
        }
        return kind;
    }

    private AtalayaError wrong(String what) {
        return new AtalayaError(6007, Exit.CONFIGURATION, what)
                .at(place)
                .remedy("atalaya insight tiers --help; docs/insight.md shows the shipped table");
    }
}
