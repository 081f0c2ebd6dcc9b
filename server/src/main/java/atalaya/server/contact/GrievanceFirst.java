package atalaya.server.contact;

import atalaya.server.resolve.CustomerId;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Whoever waits for a return, a case or a call that we owe them does not wait again.
@Component
@Order(100)
final class GrievanceFirst implements PriorityRule {

    @Override
    public Optional<Priority> of(CustomerId customer, Situation situation) {
        return situation.hasGrievance()
                ? Optional.of(new Priority(1, "open-grievance"))
                : Optional.empty();
    }
}
