package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Account;
import atalaya.insight.value.Treatment.Contract;
import atalaya.insight.value.Treatment.Credit;
import atalaya.insight.value.Treatment.Discount;
import atalaya.insight.value.Treatment.Pace;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.Topic;
import atalaya.server.console.page.TreatmentDraftPage;
import atalaya.server.console.page.TreatmentDraftPage.Choice;
import atalaya.server.console.page.TreatmentDraftPage.Control;
import atalaya.server.console.page.TreatmentDraftPage.Row;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Flaw;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.TreatmentVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The form of a draft: its fields are named by the places of the table, such as `tiers.B.term.to`,
/// so that what is wrong is shown where it was typed.
final class TreatmentForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NUMBERS =
            List.of(
                    "from",
                    "to",
                    "days",
                    "approvalDays",
                    "opens",
                    "closes",
                    "warrantyDays",
                    "potentialWeight",
                    "band",
                    "A",
                    "B",
                    "C");

    private final Words w;
    private final Map<String, String> typed;
    private final List<Flaw> flaws;

    private TreatmentForm(Words w, Map<String, String> typed, List<Flaw> flaws) {
        this.w = w;
        this.typed = typed;
        this.flaws = flaws;
    }

    /// A draft as it is stored.
    static TreatmentForm of(TreatmentVersion draft, Words w) {
        var values = new TreeMap<String, String>();
        flatten("", JSON.valueToTree(TermsReader.write(draft.terms())), values);
        return new TreatmentForm(w, values, List.of());
    }

    /// A draft as somebody typed it, with what is wrong.
    static TreatmentForm of(Map<String, String> typed, List<Flaw> flaws, Words w) {
        return new TreatmentForm(w, typed, flaws);
    }

    /// What was typed, as the table is written in JSON. Empty fields are holes.
    static JsonNode json(Map<String, String> typed) {
        var root = JSON.createObjectNode();
        typed.forEach((name, value) -> {
            if (name.startsWith("tiers.")
                    || name.startsWith("tiering.")
                    || name.equals("warrantyDays")) {
                put(root, name.split("\\."), value.strip());
            }
        });
        for (var tier : Tier.values()) {
            var support = root.withObjectProperty("tiers").withObjectProperty(tier.name());
            support.withObjectProperty("support")
                    .put("agreed", typed.containsKey("tiers.%s.support.agreed".formatted(tier)));
        }
        return root;
    }

    private static void put(ObjectNode root, String[] path, String value) {
        var node = root;
        for (int i = 0; i < path.length - 1; i++) {
            node = node.withObjectProperty(path[i]);
        }
        var name = path[path.length - 1];
        if (value.isEmpty() || name.equals("agreed")) {
            return;
        }
        var number = NUMBERS.contains(name) ? number(value) : null;
        if (number == null) {
            node.put(name, value);
        } else if (number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE) {
            node.put(name, number.intValue());
        } else {
            node.put(name, number);
        }
    }

    private static @Nullable Double number(String typed) {
        try {
            double number = Double.parseDouble(typed.replace(',', '.'));
            return Double.isFinite(number) ? (Double) number : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static void flatten(String at, JsonNode node, Map<String, String> into) {
        if (!node.isObject()) {
            into.put(at, node.asString());
            return;
        }
        node.properties()
                .forEach(entry ->
                        flatten(
                                at.isEmpty() ? entry.getKey() : at + "." + entry.getKey(),
                                entry.getValue(),
                                into));
    }

    TreatmentDraftPage page(int version, String base, String note) {
        return new TreatmentDraftPage(
                version,
                "/treatment/" + version,
                base,
                note,
                flaws.stream()
                        .map(flaw ->
                                w.text(
                                        "console.treatment.wrong",
                                        place(flaw.place()),
                                        w.text("segment.flaw." + flaw.why())))
                        .toList(),
                rows(),
                List.of(
                        number("warrantyDays", "console.treatment.warranty-days"),
                        number("tiering.shares.A", "console.treatment.share-a"),
                        number("tiering.shares.B", "console.treatment.share-b"),
                        number("tiering.shares.C", "console.treatment.share-c"),
                        number("tiering.potentialWeight", "console.treatment.weight"),
                        number("tiering.band", "console.treatment.band")));
    }

    private List<Row> rows() {
        return Arrays.stream(Topic.values())
                .map(topic ->
                        new Row(
                                w.text("segment.topic." + TermsReader.word(topic)),
                                TreatmentWords.icon(topic),
                                Arrays.stream(Tier.values())
                                        .map(tier -> controls(topic, "tiers." + tier + "."))
                                        .toList()))
                .toList();
    }

    private List<Control> controls(Topic topic, String at) {
        return switch (topic) {
            case ACCOUNT ->
                    List.of(
                            select(
                                    at + "account",
                                    words(
                                            Account.values(),
                                            one -> TreatmentWords.text(one.clause(), w))));
            case CREDIT ->
                    List.of(
                            select(
                                    at + "credit",
                                    words(
                                            Credit.values(),
                                            one -> TreatmentWords.text(one.clause(), w))));
            case TERM ->
                    List.of(
                            number(at + "term.from", "console.treatment.from-days"),
                            number(at + "term.to", "console.treatment.to-days"));
            case CONTRACT ->
                    List.of(
                            select(
                                    at + "contract",
                                    words(
                                            Contract.values(),
                                            one -> TreatmentWords.text(one.clause(), w))));
            case DISCOUNT ->
                    List.of(
                            select(
                                    at + "discount",
                                    words(
                                            Discount.values(),
                                            one -> TreatmentWords.text(one.clause(), w))));
            case RETURNS ->
                    List.of(
                            select(at + "returns.rule", keyed(ReturnKind.values(), "returns")),
                            number(at + "returns.days", "console.treatment.within-days"),
                            number(at + "returns.approvalDays", "console.treatment.approval-days"));
            case DELIVERY ->
                    List.of(
                            select(at + "delivery.pace", keyed(Pace.values(), "pace")),
                            number(at + "delivery.from", "console.treatment.from-days"),
                            number(at + "delivery.to", "console.treatment.to-days"));
            case SUPPORT ->
                    List.of(
                            number(at + "support.opens", "console.treatment.opens"),
                            number(at + "support.closes", "console.treatment.closes"),
                            new Control(
                                    "check",
                                    at + "support.agreed",
                                    w.text("console.treatment.agreed"),
                                    value(at + "support.agreed"),
                                    List.of(),
                                    wrong(at + "support.agreed")));
        };
    }

    private <E extends Enum<E>> Map<String, String> words(
            E[] all, java.util.function.Function<E, String> label) {
        return Stream.of(all)
                .collect(
                        Collectors.toMap(
                                TermsReader::word,
                                label,
                                (one, _) -> one,
                                java.util.LinkedHashMap::new));
    }

    private <E extends Enum<E>> Map<String, String> keyed(E[] all, String family) {
        return words(
                all,
                one -> w.text("console.treatment.%s.%s".formatted(family, TermsReader.word(one))));
    }

    private Control select(String name, Map<String, String> labels) {
        var chosen = value(name);
        var choices = new ArrayList<Choice>();
        labels.forEach(
                (value, label) -> choices.add(new Choice(value, label, value.equals(chosen))));
        return new Control("select", name, spoken(name), chosen, choices, wrong(name));
    }

    private Control number(String name, String label) {
        return new Control("number", name, w.text(label), value(name), List.of(), wrong(name));
    }

    private String value(String name) {
        return typed.getOrDefault(name, "");
    }

    /// A flaw of a whole promise, `tiers.B.term`, shows at each of its fields.
    private @Nullable String wrong(String name) {
        return flaws.stream()
                .filter(flaw -> name.equals(flaw.place()) || name.startsWith(flaw.place() + "."))
                .findFirst()
                .map(flaw -> w.text("segment.flaw." + flaw.why()))
                .orElse(null);
    }

    /// What a screen reader says of a field: `B, Devoluciones`.
    private String spoken(String name) {
        return place(name);
    }

    private String place(String place) {
        var parts = place.split("\\.");
        if (parts.length < 3 || !parts[0].equals("tiers")) {
            return w.textOr("console.treatment.place." + place, place);
        }
        return "%s, %s".formatted(parts[1], w.textOr("segment.topic." + parts[2], parts[2]));
    }
}
