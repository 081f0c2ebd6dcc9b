package atalaya.server.profile;

import atalaya.server.resolve.CustomerId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Who a customer lives with, speaks for, brought or was brought by.
@Component
public class Relations {

    /// By kind, then by name; at most 200.
    public List<Relation> of(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
