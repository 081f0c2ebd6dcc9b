package atalaya.server.ingest.interaction;

import atalaya.server.ingest.interaction.Interaction.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The words of interactions: their types with families and default outcomes, channels, departments
/// and kinds of reference.
///
/// Types and outcomes are data, in `interaction-types.yaml` beside this class.
public final class Vocabulary {

    public static final Set<String> CHANNELS =
            ordered(
                    "web", "app", "store", "call", "chat", "email", "sms", "post", "social",
                    "device", "branch", "partner");

    public static final Set<String> DEPARTMENTS =
            ordered("sales", "marketing", "service", "billing", "cards", "logistics");

    /// Each of these belongs to one person, so it tells whose an interaction is.
    public static final Set<String> PERSONAL_REFERENCES =
            ordered(
                    "order",
                    "return",
                    "case",
                    "quote",
                    "shipment",
                    "ticket",
                    "invoice",
                    "card",
                    "device",
                    "lead",
                    "survey",
                    "call");

    /// With what each of these begins: whoever that names is whose it is, before whoever else is
    /// named with it. An order is of who placed it, whoever's account paid it.
    public static final Map<String, String> BEGINNINGS = Map.of("order", "Order Completed");

    /// These are of many people.
    public static final Set<String> COMMON_REFERENCES = ordered("campaign", "offer", "product");

    private static final Map<String, Type> TYPES = read();

    private Vocabulary() {}

    /// One type of interaction.
    ///
    /// @param family as in `orders`; a label key
    /// @param outcome by default, from −10 (a door slammed) to 10
    public record Type(String name, String family, BigDecimal outcome, List<Case> cases) {

        /// How good it was for the customer, given its properties.
        public BigDecimal outcome(Function<String, @Nullable String> property) {
            for (var known : cases) {
                String text = property.apply(known.property());
                var found = text == null || text.isBlank() ? null : known.outcome(text.strip());
                if (found != null) {
                    return found;
                }
            }
            return outcome;
        }

        /// The properties that should be numbers, for the outcome depends on them, and are not.
        public List<String> notNumbers(Function<String, @Nullable String> property) {
            return cases.stream()
                    .filter(known -> known.over() != null || known.scale() != null)
                    .map(Case::property)
                    .distinct()
                    .filter(name -> {
                        String text = property.apply(name);
                        return text != null && !text.isBlank() && !isNumber(text.strip());
                    })
                    .toList();
        }

        private static boolean isNumber(String text) {
            try {
                return new BigDecimal(text).scale() < 1_000;
            } catch (NumberFormatException notANumber) {
                return false;
            }
        }
    }

    /// An outcome that depends on a property: listed texts, a number over a limit, or a scale.
    record Case(
            String property,
            List<String> texts,
            @Nullable BigDecimal over,
            @Nullable BigDecimal outcome,
            @Nullable Scale scale) {

        @Nullable BigDecimal outcome(String text) {
            if (texts.contains(text.toLowerCase(Locale.ROOT))) {
                return outcome;
            }
            if (over == null && scale == null) {
                return null;
            }
            try {
                var number = new BigDecimal(text);
                if (scale != null) {
                    return scale.outcome(number);
                }
                return number.compareTo(over) > 0 ? outcome : null;
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
    }

    record Scale(BigDecimal from, BigDecimal to, BigDecimal low, BigDecimal high) {
        BigDecimal outcome(BigDecimal number) {
            var within = number.max(from).min(to);
            return low.add(
                    within.subtract(from)
                            .multiply(high.subtract(low))
                            .divide(to.subtract(from), 2, RoundingMode.HALF_UP));
        }
    }

    /// A type by its name, as written in the vocabulary.
    public static Optional<Type> type(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /// All types, family by family.
    public static Map<String, Type> types() {
        return TYPES;
    }

    /// Families of types, in the order of the vocabulary.
    public static List<String> families() {
        return TYPES.values().stream().map(Type::family).distinct().toList();
    }

    /// Whether whoever it belongs to is one person, so that it tells whose an interaction is.
    public static boolean namesOnePerson(Reference reference) {
        return PERSONAL_REFERENCES.contains(reference.kind());
    }

    private static Map<String, Type> read() {
        try (InputStream file = Vocabulary.class.getResourceAsStream("interaction-types.yaml")) {
            if (file == null) {
                throw new IllegalStateException("interaction-types.yaml is not in the build.");
            }
            var types = new LinkedHashMap<String, Type>();
            var families = YAMLMapper.builder().build().readTree(file);
            for (var family : families.properties()) {
                for (var type : family.getValue().properties()) {
                    types.put(type.getKey(), type(type.getKey(), family.getKey(), type.getValue()));
                }
            }
            return Collections.unmodifiableMap(types);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Type type(String name, String family, JsonNode node) {
        if (node.isNumber()) {
            return new Type(name, family, node.decimalValue(), List.of());
        }
        var cases = new ArrayList<Case>();
        for (var found : node.path("cases")) {
            var texts = new ArrayList<String>();
            found.path("is").forEach(text -> texts.add(text.asString()));
            var scale =
                    found.has("from")
                            ? new Scale(
                                    found.get("from").decimalValue(),
                                    found.get("to").decimalValue(),
                                    found.get("low").decimalValue(),
                                    found.get("high").decimalValue())
                            : null;
            cases.add(
                    new Case(
                            found.get("property").asString(),
                            List.copyOf(texts),
                            number(found, "over"),
                            number(found, "outcome"),
                            scale));
        }
        return new Type(name, family, node.get("outcome").decimalValue(), List.copyOf(cases));
    }

    private static @Nullable BigDecimal number(JsonNode node, String key) {
        return node.has(key) ? node.get(key).decimalValue() : null;
    }

    private static Set<String> ordered(String... words) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
    }
}
