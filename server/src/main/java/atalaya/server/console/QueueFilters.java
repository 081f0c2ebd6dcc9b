package atalaya.server.console;

import atalaya.server.console.page.DuplicatesPage.Choice;
import atalaya.server.console.page.DuplicatesPage.Filters;
import atalaya.server.console.page.Words;
import atalaya.server.quality.Conflict;
import atalaya.server.quality.ReviewQueue.Filter;
import atalaya.server.quality.ReviewQueue.Which;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// The filters of the review queue as an address has them: `source`, `conflict`, `from`, `to`,
/// `which`. They stay from one answer to the next.
final class QueueFilters {

    private QueueFilters() {}

    /// What cannot be read filters nothing.
    static Filter read(Map<String, String> address) {
        return new Filter(
                blankToNull(address.get("source")),
                word(Conflict.class, address.get("conflict")).orElse(null),
                percent(address.get("from"), 0),
                percent(address.get("to"), 100),
                word(Which.class, address.get("which")).orElse(Which.ALL));
    }

    /// The filter as the end of an address, empty where it filters nothing; `before` is what the
    /// address says besides.
    static String query(Filter filter, String... before) {
        var address = UriComponentsBuilder.newInstance();
        for (int i = 0; i < before.length; i += 2) {
            address.queryParam(before[i], before[i + 1]);
        }
        if (filter.source() != null) {
            address.queryParam("source", filter.source());
        }
        if (filter.conflict() != null) {
            address.queryParam("conflict", word(filter.conflict()));
        }
        if (filter.fromPercent() > 0) {
            address.queryParam("from", filter.fromPercent());
        }
        if (filter.toPercent() < 100) {
            address.queryParam("to", filter.toPercent());
        }
        if (filter.which() != Which.ALL) {
            address.queryParam("which", word(filter.which()));
        }
        return address.encode().build().toUriString();
    }

    static Filters shown(Filter filter, SourceTags tags, Words w) {
        var sources = new ArrayList<Choice>();
        tags.titles()
                .forEach((name, title) ->
                        sources.add(new Choice(name, title, name.equals(filter.source()))));
        return new Filters(
                sources,
                choices(Conflict.values(), filter.conflict(), "conflict", w),
                choices(Which.values(), filter.which(), "which", w),
                filter.fromPercent(),
                filter.toPercent(),
                !filter.equals(Filter.NONE));
    }

    private static List<Choice> choices(
            Enum<?>[] values, @Nullable Enum<?> chosen, String family, Words w) {
        return Arrays.stream(values)
                .map(value -> new Choice(word(value), w.label(family, value), value == chosen))
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(text))
                .findFirst();
    }

    private static int percent(@Nullable String text, int otherwise) {
        return text == null || !text.matches("\\d{1,3}")
                ? otherwise
                : Math.min(100, Integer.parseInt(text));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
