package atalaya.server.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows a masked class of field to somebody who says why, and writes that down first.
@Component
public final class Reveals {

    private final Audit audit;

    Reveals(Audit audit) {
        this.audit = audit;
    }

    /// The person's masks with one class in the clear, for one answer about one customer.
    ///
    /// Empty when the person may not see that class for any reason.
    public Optional<Masks> reveal(SignedIn who, FieldClass field, Reason reason, String customer) {
        var masks = who.masks();
        if (masks.sight(field) == Sight.HIDDEN) {
            return Optional.empty();
        }
        audit.record(who, "field.revealed", reason, customer, "field:" + field.name());
        return Optional.of(masks.revealing(field));
    }
}
