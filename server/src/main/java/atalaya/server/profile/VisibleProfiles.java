package atalaya.server.profile;

import atalaya.identity.record.Attribute;
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

    private static Profile visible(SignedIn who, CustomerId customer, Optional<Profile> found) {
        var scope = who.ownerScope();
        return found.filter(
                        profile -> scope.isEmpty() || profile.text(Attribute.OWNER).equals(scope))
                .orElseThrow(() -> new ProfilesController.NotFound(customer.toString()));
    }
}
