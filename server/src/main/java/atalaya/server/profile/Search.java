package atalaya.server.profile;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds customers by whatever a person types: a fragment of a name, a telephone in any format, an
/// e-mail, a document, an order or return, an id.
@Component
public class Search {

    /// @param owner only customers of this account manager, or null for all
    /// @param limit hits a group
    public Found find(String query, @Nullable String owner, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
