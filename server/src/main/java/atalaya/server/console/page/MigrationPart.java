package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who moved between tiers in a period.
///
/// @param page where the period is chosen, such as `/tiers`
/// @param flow drawn; null while nobody has a tier
/// @param words the same in one sentence
public record MigrationPart(
        String page, @Nullable Content flow, String words, List<TiersPage.Choice> periods) {

    public MigrationPart {
        periods = List.copyOf(periods);
    }
}
