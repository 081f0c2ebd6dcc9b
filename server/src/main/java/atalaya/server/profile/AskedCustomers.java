package atalaya.server.profile;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Lookup.Answer;
import atalaya.server.resolve.CustomerId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers what programs ask about a customer whom they name by any identifier, under
/// `/v1/customers`. Rooms after this one answer for their part of a customer the same way; their
/// controllers bear [AboutCustomers].
@Component
public final class AskedCustomers {

    /// The parts that show more than a glance at the profile tells.
    private static final Set<String> WHOLE = Set.of("/identifiers", "/links");

    private final Lookup lookup;
    private final VisibleProfiles visible;
    private final Audit audit;

    AskedCustomers(Lookup lookup, VisibleProfiles visible, Audit audit) {
        this.lookup = lookup;
        this.visible = visible;
        this.audit = audit;
    }

    /// Several customers hold an identifier, so that it names none of them.
    static final class Shared extends RuntimeException {
        private final transient List<CustomerId> customers;

        Shared(List<CustomerId> customers) {
            super(
                    "%d customers hold that identifier.".formatted(customers.size()),
                    null,
                    false,
                    false);
            this.customers = customers;
        }

        List<CustomerId> customers() {
            return customers;
        }
    }

    /// Finds the customer, writes down who looked, and answers; an id that was merged away leads to
    /// the customer that has its records now.
    ///
    /// @param identifier `type:value`, or an id alone
    /// @param part what follows the customer in the address, such as `/scores`
    public ResponseEntity<?> answer(
            SignedIn who, String identifier, String part, Function<Profile, Object> view) {
        var atOnce = WHOLE.contains(part) ? Optional.<Profile>empty() : glance(who, identifier);
        if (atOnce.isPresent()) {
            return shown(who, atOnce.get(), view);
        }
        return switch (lookup.find(identifier)) {
            case Answer.One(var customer) ->
                    shown(
                            who,
                            WHOLE.contains(part)
                                    ? visible.find(who, customer)
                                    : visible.glance(who, customer),
                            view);
            case Answer.Moved(var customer) ->
                    ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                            .location(URI.create("/v1/customers/customer:" + customer + part))
                            .build();
            case Answer.Nobody _ -> throw new ProfilesController.NotFound(kind(identifier));
            case Answer.Several(var customers) -> throw new Shared(customers);
        };
    }

    private ResponseEntity<?> shown(SignedIn who, Profile profile, Function<Profile, Object> view) {
        audit.recordRead(who, "customer.viewed", profile.customer().toString());
        return ResponseEntity.ok(view.apply(profile));
    }

    /// The profile by one look at the store, where an identifier names exactly one customer.
    private Optional<Profile> glance(SignedIn who, String identifier) {
        int colon = identifier.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Lookup.type(identifier.substring(0, colon))
                        .flatMap(type ->
                                visible.glance(
                                        who,
                                        type,
                                        Lookup.standard(type, identifier.substring(colon + 1))));
    }

    /// What may be repeated of an identifier: never its value.
    private static String kind(String identifier) {
        int colon = identifier.indexOf(':');
        return colon < 0 ? "of that id" : "of that " + identifier.substring(0, colon);
    }
}
