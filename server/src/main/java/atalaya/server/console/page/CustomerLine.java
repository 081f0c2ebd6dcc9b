package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One customer as a line of a list, each value as this reader may see it.
///
/// @param matched what a search found it by, or null in a plain list
/// @param tier the letter, or null where there is none
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
        @Nullable String matched,
        @Nullable String tier) {

    private static final int SOURCES_IN_LINE = 1;

    /// The same in a tier.
    public CustomerLine in(String letter) {
        return new CustomerLine(
                id,
                name,
                initials,
                company,
                email,
                phone,
                city,
                owner,
                sources,
                records,
                interactions,
                lastAt,
                matched,
                letter);
    }

    /// As many sources as a line holds; the rest is counted.
    public List<SourceTag> firstSources() {
        return sources.subList(0, Math.min(SOURCES_IN_LINE, sources.size()));
    }

    public int moreSources() {
        return sources.size() - firstSources().size();
    }

    public String allSources() {
        return sources.stream().map(SourceTag::title).collect(Collectors.joining(", "));
    }

    public String url() {
        return "/customers/" + id;
    }
}
