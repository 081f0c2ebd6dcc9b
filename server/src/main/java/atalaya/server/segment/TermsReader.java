package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierRule.Shares;
import atalaya.insight.value.TierScheme;
import atalaya.insight.value.Treatment;
import atalaya.insight.value.Treatment.Account;
import atalaya.insight.value.Treatment.Contract;
import atalaya.insight.value.Treatment.Credit;
import atalaya.insight.value.Treatment.Delivery;
import atalaya.insight.value.Treatment.Discount;
import atalaya.insight.value.Treatment.Pace;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.ReturnRule;
import atalaya.insight.value.Treatment.Support;
import atalaya.insight.value.Treatment.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads terms from JSON or YAML, and names every flaw with its place. Reads once.
public final class TermsReader {

    /// Longer than any term or warranty; a number beyond it is a slip.
    private static final int MOST_DAYS = 36_500;

    private static final Set<String> PLACES =
            Set.of("version", "base", "validFrom", "note", "tiering", "warrantyDays", "tiers");

    private static final Set<String> TOPICS =
            Set.of(
                    "account",
                    "credit",
                    "term",
                    "contract",
                    "discount",
                    "returns",
                    "delivery",
                    "support");

    private final List<Flaw> flaws = new ArrayList<>();

    private TermsReader() {}

    /// Reads a whole table; `version`, `base`, `validFrom` and `note` beside the terms are left
    /// alone.
    public static Reading read(JsonNode root) {
        return new TermsReader().all(root);
    }

    private Reading all(JsonNode root) {
        unknown(root, "", PLACES);
        var tiering = tiering(root.path("tiering"));
        int warranty = days(root, "warrantyDays", "warrantyDays");
        unknown(root.path("tiers"), "tiers.", Set.of("A", "B", "C", "D"));
        var tiers = new EnumMap<Tier, Treatment>(Tier.class);
        for (var tier : Tier.values()) {
            tiers.put(tier, treatment(root.path("tiers").path(tier.name()), "tiers." + tier));
        }
        if (flaws.isEmpty()) {
            var terms = new Terms(tiering, warranty, tiers);
            terms.table(1, LocalDate.EPOCH).flaws().forEach(flaw -> flaws.add(Flaw.of(flaw)));
            if (flaws.isEmpty()) {
                return new Reading.Whole(terms);
            }
        }
        return new Reading.Flawed(List.copyOf(flaws));
    }

    private TierScheme tiering(JsonNode node) {
        unknown(node, "tiering.", Set.of("shares", "potentialWeight", "band"));
        var shares = node.path("shares");
        unknown(shares, "tiering.shares.", Set.of("A", "B", "C"));
        double a = number(shares, "A", "tiering.shares.A", 100);
        double b = number(shares, "B", "tiering.shares.B", 100);
        double c = number(shares, "C", "tiering.shares.C", 100);
        double weight = number(node, "potentialWeight", "tiering.potentialWeight", 1);
        double band = number(node, "band", "tiering.band", 0.99);
        if (a + b + c > 100) {
            flaws.add(new Flaw("tiering.shares", "over-hundred"));
            return TierScheme.USUAL;
        }
        return new TierScheme(new Shares(a / 100, b / 100, c / 100), weight, band);
    }

    private Treatment treatment(JsonNode node, String where) {
        unknown(node, where + ".", TOPICS);
        var term = node.path("term");
        var support = node.path("support");
        return new Treatment(
                word(node, "account", where, Account.class),
                word(node, "credit", where, Credit.class),
                new Term(days(term, "from", where + ".term"), days(term, "to", where + ".term")),
                word(node, "contract", where, Contract.class),
                word(node, "discount", where, Discount.class),
                returns(node.path("returns"), where + ".returns"),
                delivery(node.path("delivery"), where + ".delivery"),
                new Support(
                        hour(support, "opens", where + ".support"),
                        hour(support, "closes", where + ".support"),
                        flag(support, "agreed", where + ".support")));
    }

    private ReturnRule returns(JsonNode node, String where) {
        var kind = word(node, "rule", where, ReturnKind.class);
        return new ReturnRule(
                kind,
                kind == ReturnKind.CONDITIONAL || node.has("days") ? days(node, "days", where) : 0,
                node.has("approvalDays") ? days(node, "approvalDays", where) : 0);
    }

    private Delivery delivery(JsonNode node, String where) {
        var pace = word(node, "pace", where, Pace.class);
        boolean counted = pace == Pace.IN_DAYS || node.has("to");
        return new Delivery(
                pace,
                counted ? days(node, "from", where) : 0,
                counted ? days(node, "to", where) : 0);
    }

    private <E extends Enum<E>> E word(JsonNode node, String key, String where, Class<E> type) {
        var all = type.getEnumConstants();
        var typed = node.path(key).asString("").strip();
        for (var value : all) {
            if (word(value).equals(typed)) {
                return value;
            }
        }
        flaws.add(new Flaw(where + "." + key, typed.isEmpty() ? Flaw.HOLE : "unknown-word"));
        return all[0];
    }

    private int days(JsonNode node, String key, String where) {
        return whole(node, key, where.endsWith(key) ? where : where + "." + key, MOST_DAYS);
    }

    private int hour(JsonNode node, String key, String where) {
        return whole(node, key, where + "." + key, 24);
    }

    private int whole(JsonNode node, String key, String where, int most) {
        var value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            flaws.add(new Flaw(where, Flaw.HOLE));
            return 0;
        }
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
            flaws.add(new Flaw(where, "not-a-number"));
            return 0;
        }
        return value.intValue();
    }

    private double number(JsonNode node, String key, String where, double most) {
        var value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            flaws.add(new Flaw(where, Flaw.HOLE));
            return 0;
        }
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > most) {
            flaws.add(new Flaw(where, "not-a-number"));
            return 0;
        }
        return value.doubleValue();
    }

    private boolean flag(JsonNode node, String key, String where) {
        var value = node.path(key);
        if (!value.isBoolean()) {
            flaws.add(
                    new Flaw(
                            where + "." + key, value.isMissingNode() ? Flaw.HOLE : "unknown-word"));
        }
        return value.asBoolean(false);
    }

    /// A misspelt line would otherwise say nothing without a word.
    private void unknown(JsonNode node, String where, Set<String> known) {
        for (var entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                flaws.add(new Flaw(where + entry.getKey(), "unknown-place"));
            }
        }
    }

    /// As files write it: `in-days` for `IN_DAYS`.
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Terms as they are read, in the order of the table.
    public static Map<String, Object> write(Terms terms) {
        return TermsWriter.write(terms);
    }
}
