package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierScheme;
import atalaya.insight.value.Treatment;
import atalaya.insight.value.TreatmentTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/// What one version of the table says: who is in which tier, and what each tier is owed.
///
/// @param warrantyDays for which the law answers for faults, in every tier
/// @param tiers a treatment for each tier
public record Terms(TierScheme tiering, int warrantyDays, Map<Tier, Treatment> tiers) {

    public Terms {
        tiers = Map.copyOf(tiers);
    }

    public Treatment of(Tier tier) {
        return Objects.requireNonNull(tiers.get(tier));
    }

    /// The same as the heart reads it.
    public TreatmentTable table(int version, LocalDate validFrom) {
        return new TreatmentTable(version, validFrom, warrantyDays, tiers);
    }
}
