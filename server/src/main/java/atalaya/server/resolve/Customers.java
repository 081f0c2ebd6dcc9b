package atalaya.server.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which records make up which customer, in table `resolve.customer_of`.
@Component
public class Customers {

    /// The id under which a customer is known now; the same id unless it was merged away. Empty for
    /// an id never given.
    public Optional<CustomerId> current(CustomerId everGiven) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The records of a customer, anchor first, then by serial.
    public List<Member> members(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The customer of each of these records that has been placed.
    public Map<Long, CustomerId> of(Collection<Long> records) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How many customers hold at least one record of a person or company.
    public long count() {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
