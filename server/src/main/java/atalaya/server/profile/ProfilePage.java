package atalaya.server.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list of customers.
///
/// @param next the cursor of the following page, or null at the end
public record ProfilePage(List<ProfileRow> rows, @Nullable String next) {

    public ProfilePage {
        rows = List.copyOf(rows);
    }
}
