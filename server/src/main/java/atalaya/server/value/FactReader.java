package atalaya.server.value;

import atalaya.insight.text.Opinion;
import atalaya.insight.text.Topic;
import atalaya.server.ingest.interaction.Vocabulary;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes a [Fact] of a row of `ingest.interaction`. Words that sources use for one thing are listed
/// here and nowhere else.
final class FactReader {

    /// What follows `select`; the interaction is called `happened`.
    static final String COLUMNS =
            """
            happened.position, happened.at, happened.type, happened.channel, happened.amount,
            happened.currency, happened.margin, happened.cost, happened.reference_kind,
            happened.reference, happened.text, happened.properties::text as properties,
            happened.outcome
            """;

    private static final Set<String> ORDERS = Set.of("order", "ticket", "invoice");
    private static final List<String> PRODUCTS =
            List.of("product_id", "product", "article", "sku", "articles");
    private static final List<String> SECONDS =
            List.of("talkSeconds", "talk_seconds", "seconds", "duration");
    private static final Set<String> OPINIONS =
            Set.of("Mention", "Comment", "Review", "Product Reviewed");
    private static final BigDecimal MOST_STARS = BigDecimal.valueOf(5);

    /// Sources that write topics in Spanish; the rest of the words are those of [Topic].
    private static final Map<String, Topic> TOPICS =
            Map.ofEntries(
                    Map.entry("fee", Topic.FEE),
                    Map.entry("comisión", Topic.FEE),
                    Map.entry("comisión o cargo", Topic.FEE),
                    Map.entry("unclear terms", Topic.UNCLEAR_TERMS),
                    Map.entry("condiciones poco claras", Topic.UNCLEAR_TERMS),
                    Map.entry("delay", Topic.DELAY),
                    Map.entry("retraso", Topic.DELAY),
                    Map.entry("defect", Topic.DEFECT),
                    Map.entry("defecto", Topic.DEFECT),
                    Map.entry("producto defectuoso", Topic.DEFECT),
                    Map.entry("treatment", Topic.TREATMENT),
                    Map.entry("trato", Topic.TREATMENT),
                    Map.entry("trato recibido", Topic.TREATMENT));

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    private final ValueSettings settings;

    FactReader(ValueSettings settings) {
        this.settings = settings;
    }

    Fact read(ResultSet row) throws SQLException {
        var type = row.getString("type");
        var properties = properties(row.getString("properties"));
        var text = row.getString("text");
        var currency = row.getString("currency");
        boolean foreign = currency != null && !currency.equalsIgnoreCase(settings.currency());
        var given = row.getBigDecimal("amount");
        var amount = foreign ? null : usable(given);
        var cost = foreign ? null : usable(cost(amount, row));
        var kind = row.getString("reference_kind");
        double stars = stars(type, properties);
        boolean spoken = text != null && !text.isBlank();
        double outcome =
                row.getBigDecimal("outcome") == null
                        ? usual(type, properties)
                        : row.getBigDecimal("outcome").doubleValue();
        return new Fact(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                type,
                row.getString("channel"),
                amount == null ? null : (Long) settings.minor(amount),
                given != null && amount == null,
                cost == null ? null : (Long) settings.minor(cost),
                discount(properties),
                reference(kind, row.getString("reference")),
                kind != null && ORDERS.contains(kind),
                products(kind, row.getString("reference"), properties),
                (int) number(properties, SECONDS).longValue(),
                spoken ? Opinion.of(text).polarity() : stars,
                topic(type, text, properties),
                !said(properties, "defect").isBlank(),
                outcome,
                spoken);
    }

    private static @Nullable BigDecimal usable(@Nullable BigDecimal amount) {
        return amount != null && ValueSettings.counts(amount) ? amount : null;
    }

    private static @Nullable BigDecimal cost(@Nullable BigDecimal amount, ResultSet row)
            throws SQLException {
        var cost = row.getBigDecimal("cost");
        var margin = row.getBigDecimal("margin");
        return cost == null && margin != null && amount != null ? amount.subtract(margin) : cost;
    }

    private static double usual(String type, Map<String, Object> properties) {
        return Vocabulary.type(type)
                .map(known ->
                        known.outcome(
                                        name -> {
                                            var value = properties.get(name);
                                            return value == null ? null : value.toString();
                                        })
                                .doubleValue())
                .orElse(0.0);
    }

    private static Map<String, Object> properties(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, PROPERTIES);
    }

    private static String said(Map<String, Object> properties, String name) {
        var value = properties.get(name);
        return value == null ? "" : value.toString().strip();
    }

    private long discount(Map<String, Object> properties) {
        var discount = usable(number(properties, List.of("discount")));
        return discount == null ? 0 : Math.max(0, settings.minor(discount));
    }

    /// The first of some properties that is a number; 0 without one.
    private static BigDecimal number(Map<String, Object> properties, List<String> names) {
        for (var name : names) {
            var text = said(properties, name);
            if (!text.isEmpty() && text.length() < 30) {
                try {
                    var number = new BigDecimal(text.replace(',', '.'));
                    if (Math.abs(number.scale()) < 30) {
                        return number;
                    }
                } catch (NumberFormatException notANumber) {
                    continue;
                }
            }
        }
        return BigDecimal.ZERO;
    }

    /// What stars say, −1 to 1; not a number without them.
    private static double stars(String type, Map<String, Object> properties) {
        if (!OPINIONS.contains(type)) {
            return Double.NaN;
        }
        var polarity = said(properties, "polarity");
        if (!polarity.isEmpty()) {
            return Math.clamp(number(properties, List.of("polarity")).doubleValue(), -1, 1);
        }
        var stars = number(properties, List.of("stars", "rating"));
        return stars.signum() <= 0 || stars.compareTo(MOST_STARS) > 0
                ? Double.NaN
                : (stars.doubleValue() - 3) / 2;
    }

    /// A list comes as text with `|` or as Segment's `products`.
    private static List<String> products(
            @Nullable String kind, @Nullable String reference, Map<String, Object> properties) {
        var found = new ArrayList<String>();
        if (kind != null && kind.equals("product") && reference != null) {
            found.add(reference);
        }
        if (properties.get("products") instanceof List<?> lines) {
            for (var line : lines) {
                if (line instanceof Map<?, ?> one) {
                    PRODUCTS.stream()
                            .map(one::get)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .ifPresent(product -> found.add(product.toString()));
                }
            }
        }
        for (var name : PRODUCTS) {
            var text = said(properties, name);
            if (found.isEmpty() && !text.isEmpty()) {
                found.addAll(List.of(text.split("\\|")));
            }
        }
        return found.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private static @Nullable Topic topic(
            String type, @Nullable String text, Map<String, Object> properties) {
        if (!type.startsWith("Case ")) {
            return null;
        }
        var named = TOPICS.get(said(properties, "topic").toLowerCase(Locale.ROOT));
        return named != null ? named : text == null ? Topic.OTHER : Topic.of(text);
    }

    /// The first eight bytes of a hash; never 0, which means none.
    static long reference(@Nullable String kind, @Nullable String value) {
        if (kind == null || value == null) {
            return 0;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
            long first = ByteBuffer.wrap(hash).getLong();
            return first == 0 ? 1 : first;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
