package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Profiles as somebody may see them: an account manager sees their own customers, and others as if
/// they were not there.
@Component
final class VisibleProfiles {

    private final Profiles profiles;

    VisibleProfiles(Profiles profiles) {
        this.profiles = profiles;
    }

    /// @throws ProfilesController.NotFound when there is none, for this person
    Profile find(SignedIn who, CustomerId customer) {
        return visible(who, customer, profiles.find(customer));
    }

    /// As [#find], without identifiers, records and corrections.
    Profile glance(SignedIn who, CustomerId customer) {
        return visible(who, customer, profiles.glance(customer));
    }

    /// As [#glance], by an identifier in standard form and at once; empty where none holds it, or
    /// several do.
    Optional<Profile> glance(SignedIn who, IdentifierType type, String value) {
        return profiles.glance(type, value)
                .map(found -> visible(who, found.customer(), Optional.of(found)));
    }

    private static Profile visible(SignedIn who, CustomerId customer, Optional<Profile> found) {
        var scope = who.ownerScope();
        return found.filter(
                        profile -> scope.isEmpty() || profile.text(Attribute.OWNER).equals(scope))
                .orElseThrow(() -> new ProfilesController.NotFound(customer.toString()));
    }
}
