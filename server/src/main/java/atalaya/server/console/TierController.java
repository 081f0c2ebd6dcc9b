package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.Tiers;
import atalaya.server.store.AtalayaError;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Agrees to a proposed change of tier on the customer's page, or refuses it.
@RestController
class TierController {

    private final Tiers tiers;

    TierController(Tiers tiers) {
        this.tiers = tiers;
    }

    /// @param tier the proposal that was seen
    /// @param agree whether it is to happen
    @PostMapping("/customers/{id}/tier")
    ResponseEntity<String> decide(
            SignedIn who,
            @PathVariable String id,
            @RequestParam Tier tier,
            @RequestParam boolean agree) {
        var customer = CustomerId.parse(id).orElseThrow(() -> new NoSuchCustomer(id));
        var page = "/customers/%s?tier=%s#owed";
        try {
            if (agree) {
                tiers.approve(who, customer, tier);
            } else {
                tiers.refuse(who, customer, tier);
            }
        } catch (AtalayaError changed) {
            return Pages.seeOther(page.formatted(customer, "gone"));
        }
        return Pages.seeOther(page.formatted(customer, agree ? "agreed" : "refused"));
    }
}
