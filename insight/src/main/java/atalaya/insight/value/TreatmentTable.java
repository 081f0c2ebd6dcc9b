package atalaya.insight.value;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/// The treatment each tier is owed: data with a version and a day it begins.
///
/// @param version from 1 on
/// @param validFrom the first day it is in force
/// @param warrantyDays for which the law answers for faults, in every tier
/// @param tiers a treatment for each tier
public record TreatmentTable(
        int version, LocalDate validFrom, int warrantyDays, Map<Tier, Treatment> tiers) {

    public TreatmentTable {
        tiers = Map.copyOf(tiers);
        for (var tier : Tier.values()) {
            if (!tiers.containsKey(tier)) {
                throw new IllegalArgumentException("There is no treatment for tier " + tier);
            }
        }
    }

    public Treatment of(Tier tier) {
        return Objects.requireNonNull(tiers.get(tier));
    }

    /// Whether a customer of a tier may return something so many days after its delivery.
    ///
    /// @param days 0 or more
    /// @param defect whether it is faulty
    public Treatment.Answer mayReturn(Tier tier, int days, boolean defect) {
        return of(tier).mayReturn(days, defect, warrantyDays);
    }
}
