package atalaya.server.contact;

import atalaya.insight.value.Tier;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.Tiers;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A gold customer, one of tier A, is answered before whoever is owed nothing more.
@Component
@Order(200)
final class GoldNext implements PriorityRule {

    private final Tiers tiers;

    GoldNext(Tiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Optional<Priority> of(CustomerId customer, Situation situation) {
        return tiers.of(customer)
                .filter(found -> found.tier() == Tier.A)
                .map(_ -> new Priority(2, "tier-a"));
    }
}
