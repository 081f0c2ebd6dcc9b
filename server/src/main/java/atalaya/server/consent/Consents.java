package atalaya.server.consent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What people agreed to and objected to, in schema `consent`.
///
/// A denial also binds the e-mail or telephone it came with: whoever shares that contact point is
/// not contacted there either, whatever merges and splits do to records.
@Component
public class Consents {

    /// Keeps statements in the caller's transaction, each with the contact points of its record.
    public void keep(Map<Statement, List<ContactPoint>> said) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The strictest answer for each channel and purpose that anything is known about.
    ///
    /// @param records all records of one customer
    /// @param points all their e-mails and telephones, in standard form
    public List<Answer> answers(Collection<Long> records, Collection<ContactPoint> points) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Every statement of these records, newest first.
    public List<Statement> history(Collection<Long> records) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
