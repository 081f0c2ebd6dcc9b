package atalaya.server.profile;

import atalaya.identity.standard.Identifier;
import atalaya.server.resolve.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The current profiles, one row for each customer, in table `profile.profile`.
@Component
public class Profiles {

    /// Builds the profiles that up to `limit` changes touch and returns how many changes there
    /// were; 0 means all caught up.
    public int buildNext(int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Builds these customers' profiles now, in the caller's transaction.
    public void build(Collection<CustomerId> customers) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The profile of a customer; empty when the id names none now (see
    /// [atalaya.server.resolve.Customers#current]).
    public Optional<Profile> find(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The lines of these customers, in the order asked; those without a profile are left out.
    public List<ProfileRow> rows(List<CustomerId> customers) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The customers that hold an identifier, by id.
    public List<CustomerId> holding(Identifier identifier) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// One page of a list, by name and then id.
    ///
    /// @param cursor from the page before, or null for the first
    public ProfilePage page(CustomerFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How many customers there are, leaves left out; stored, not counted on each call.
    public long count() {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The owners that any customer has, in order.
    public List<String> owners() {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
