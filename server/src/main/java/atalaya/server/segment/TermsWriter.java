package atalaya.server.segment;

import static atalaya.server.segment.TermsReader.word;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierScheme;
import atalaya.insight.value.Treatment;
import atalaya.insight.value.Treatment.Delivery;
import atalaya.insight.value.Treatment.Pace;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.ReturnRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes terms as [TermsReader] reads them, in the order of the table.
final class TermsWriter {

    private TermsWriter() {}

    static Map<String, Object> write(Terms terms) {
        var all = new LinkedHashMap<String, Object>();
        all.put("warrantyDays", terms.warrantyDays());
        all.put("tiering", tiering(terms.tiering()));
        var tiers = new LinkedHashMap<String, Object>();
        for (var tier : Tier.values()) {
            tiers.put(tier.name(), treatment(terms.of(tier)));
        }
        all.put("tiers", tiers);
        return all;
    }

    private static Map<String, Object> tiering(TierScheme tiering) {
        var shares = new LinkedHashMap<String, Object>();
        shares.put("A", percent(tiering.shares().a()));
        shares.put("B", percent(tiering.shares().b()));
        shares.put("C", percent(tiering.shares().c()));
        var all = new LinkedHashMap<String, Object>();
        all.put("shares", shares);
        all.put("potentialWeight", tiering.potentialWeight());
        all.put("band", tiering.band());
        return all;
    }

    /// To the thousandth of a percent, without the dust of binary fractions.
    private static BigDecimal percent(double share) {
        var percent =
                BigDecimal.valueOf(share * 100)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static Map<String, Object> treatment(Treatment one) {
        var all = new LinkedHashMap<String, Object>();
        all.put("account", word(one.account()));
        all.put("credit", word(one.credit()));
        all.put("term", Map.of("from", one.term().from(), "to", one.term().to()));
        all.put("contract", word(one.contract()));
        all.put("discount", word(one.discount()));
        all.put("returns", returns(one.returns()));
        all.put("delivery", delivery(one.delivery()));
        var support = new LinkedHashMap<String, Object>();
        support.put("opens", one.support().opens());
        support.put("closes", one.support().closes());
        support.put("agreed", one.support().agreed());
        all.put("support", support);
        return all;
    }

    private static Map<String, Object> returns(ReturnRule rule) {
        var all = new LinkedHashMap<String, Object>();
        all.put("rule", word(rule.kind()));
        if (rule.kind() == ReturnKind.CONDITIONAL) {
            all.put("days", rule.days());
        }
        if (rule.approvalDays() > 0) {
            all.put("approvalDays", rule.approvalDays());
        }
        return all;
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        var all = new LinkedHashMap<String, Object>();
        all.put("pace", word(delivery.pace()));
        if (delivery.pace() == Pace.IN_DAYS) {
            all.put("from", delivery.from());
            all.put("to", delivery.to());
        }
        return all;
    }
}
