package atalaya.server.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The menu: groups in a fixed order, with the pages the reader may open. What a role lacks is
/// absent, not greyed.
///
/// @param groups never empty ones
public record Menu(List<Group> groups) {

    private static final List<Group> ALL =
            List.of(
                    new Group(
                            null,
                            List.of(
                                    new Entry("home", "/", "house", null),
                                    new Entry("calls", "/calls", "phone-incoming", null),
                                    new Entry("customers", "/customers", "users", null),
                                    new Entry("alerts", "/alerts", "bell", null))),
                    new Group(
                            "console.menu.data",
                            List.of(
                                    new Entry("duplicates", "/duplicates", "git-merge", null),
                                    new Entry("quality", "/quality", "activity", null))),
                    new Group(
                            "console.menu.direction",
                            List.of(
                                    new Entry("portfolio", "/portfolio", "chart-pie", null),
                                    new Entry("backoffice", "/backoffice", "inbox", null),
                                    new Entry("tiers", "/tiers", "layers", null),
                                    new Entry("treatment", "/treatment", "scale", null))),
                    new Group(
                            "console.menu.governance",
                            List.of(
                                    new Entry("audit", "/audit", "history", null),
                                    new Entry("people", "/settings/people", "user-check", null),
                                    new Entry("api-keys", "/keys", "key-round", null))));

    public Menu {
        groups = List.copyOf(groups);
    }

    /// @param title key of its text, or null for the first group, which needs none
    public record Group(@Nullable String title, List<Entry> entries) {}

    /// @param id its label is `console.menu.` and this
    /// @param count what waits there, or null
    public record Entry(String id, String url, String icon, @Nullable Long count) {

        public String label() {
            return "console.menu." + id;
        }
    }

    /// @param counts what waits, by the id of the entry
    public static Menu of(Predicate<String> mayOpen, Map<String, Long> counts) {
        var groups = new ArrayList<Group>();
        for (var group : ALL) {
            var entries =
                    group.entries().stream()
                            .filter(entry -> mayOpen.test(entry.url()))
                            .map(entry ->
                                    new Entry(
                                            entry.id(),
                                            entry.url(),
                                            entry.icon(),
                                            counts.get(entry.id())))
                            .toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(group.title(), entries));
            }
        }
        return new Menu(groups);
    }

    /// What waits at an entry; 0 where nothing does, or the reader lacks the entry.
    public long count(String id) {
        return entries().stream()
                .filter(entry -> entry.id().equals(id))
                .map(Entry::count)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0L);
    }

    public List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }
}
