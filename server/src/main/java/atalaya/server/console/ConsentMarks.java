package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomerPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a customer agreed to, as marks of the header.
@Component
final class ConsentMarks {

    /// @param note when the last statement was made, or null
    record Said(List<CustomerPage.Consent> marks, @Nullable String note) {}

    Said of(Profile profile, SignedIn who, Words words) {
        return new Said(List.of(), null);
    }
}
