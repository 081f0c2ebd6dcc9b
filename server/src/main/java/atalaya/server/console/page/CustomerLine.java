package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One customer as a line of a list, each value as this reader may see it.
///
/// @param matched what a search found it by, or null in a plain list
public record CustomerLine(
        String id,
        String name,
        String initials,
        boolean company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String owner,
        List<SourceTag> sources,
        int records,
        long interactions,
        @Nullable Instant lastAt,
        @Nullable String matched) {

    public String url() {
        return "/customers/" + id;
    }
}
