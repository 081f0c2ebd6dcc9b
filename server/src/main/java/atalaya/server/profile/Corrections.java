package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.server.resolve.CustomerId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Values people typed to correct the sources, in table `profile.correction`: the highest-ranking
/// source of all.
@Component
public class Corrections {

    /// Corrects one attribute of a customer and rebuilds its profile.
    public Correction correct(
            CustomerId customer, Attribute attribute, String text, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Withdraws a correction and rebuilds the profile of the customer that has it now.
    public Correction undo(long number, String author) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// What was corrected for a customer, newest first, withdrawn ones included.
    public List<Correction> of(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
