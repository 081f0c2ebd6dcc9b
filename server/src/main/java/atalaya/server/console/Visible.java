package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import org.springframework.stereotype.Component;

/// Finds the customer that an address names, if this reader may see it.
@Component
final class Visible {

    private final Profiles profiles;
    private final Customers customers;

    Visible(Profiles profiles, Customers customers) {
        this.profiles = profiles;
        this.customers = customers;
    }

    /// What an address leads to.
    sealed interface Sought {
        record Here(Profile profile) implements Sought {}

        /// Its records are another customer's now.
        record Moved(CustomerId to) implements Sought {}

        /// Never given, or not the reader's to see: the two look alike on purpose.
        record Unknown() implements Sought {}
    }

    Sought seek(SignedIn who, String typed) {
        var id = CustomerId.parse(typed);
        if (id.isEmpty()) {
            return new Sought.Unknown();
        }
        var found = profiles.find(id.get());
        if (found.isPresent()) {
            return maySee(who, found.get()) ? new Sought.Here(found.get()) : new Sought.Unknown();
        }
        return customers
                .current(id.get())
                .filter(current -> !current.equals(id.get()))
                .<Sought>map(Sought.Moved::new)
                .orElseGet(Sought.Unknown::new);
    }

    /// The customer, or the page that says there is none.
    Profile need(SignedIn who, String typed) {
        if (seek(who, typed) instanceof Sought.Here(var profile)) {
            return profile;
        }
        throw new NoSuchCustomer(typed);
    }

    private static boolean maySee(SignedIn who, Profile profile) {
        return who.ownerScope()
                .map(owner -> profile.text(Attribute.OWNER).filter(owner::equals).isPresent())
                .orElse(true);
    }
}
