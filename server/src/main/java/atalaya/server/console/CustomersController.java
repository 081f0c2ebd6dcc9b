package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomersPage;
import atalaya.server.profile.CustomerFilter;
import atalaya.server.profile.Profiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// `/customers`: the list, by name, in pages of fifty.
@RestController
class CustomersController {

    private static final int ROWS = 50;

    private final Frame frame;
    private final Pages pages;
    private final Profiles profiles;
    private final Catalogue catalogue;
    private final Audit audit;

    CustomersController(
            Frame frame, Pages pages, Profiles profiles, Catalogue catalogue, Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping("/customers")
    ResponseEntity<String> list(
            SignedIn who,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String source,
            @RequestParam(defaultValue = "false") boolean leaves,
            @RequestParam @Nullable String after,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var filter =
                new CustomerFilter(
                        who.ownerScope().orElse(given(owner)),
                        given(source),
                        null,
                        given(q),
                        leaves);
        var found = profiles.page(filter, given(after), ROWS);
        var lines = new CustomerLines(catalogue.tags(w), who.masks());
        audit.recordRead(
                who,
                "customers.listed",
                found.rows().stream().map(row -> row.customer().toString()).toList());
        var page =
                new CustomersPage(
                        profiles.count(),
                        given(q) != null || given(owner) != null || given(source) != null,
                        given(q),
                        who.ownerScope().isPresent()
                                ? List.of()
                                : choices(profiles.owners(), given(owner)),
                        catalogue.titles().entrySet().stream()
                                .map(entry ->
                                        new CustomersPage.Choice(
                                                entry.getKey(),
                                                entry.getValue(),
                                                entry.getKey().equals(source)))
                                .toList(),
                        leaves,
                        found.rows().stream().map(lines::line).toList(),
                        next(q, owner, source, leaves, found.next()));
        var shell = frame.around(who, request, w, w.text("console.customers.title"), "customers");
        return pages.show("customers", Map.of("shell", shell, "page", page));
    }

    private static List<CustomersPage.Choice> choices(
            List<String> values, @Nullable String chosen) {
        return values.stream()
                .map(value -> new CustomersPage.Choice(value, value, value.equals(chosen)))
                .toList();
    }

    private static @Nullable String next(
            @Nullable String q,
            @Nullable String owner,
            @Nullable String source,
            boolean leaves,
            @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var url = UriComponentsBuilder.fromPath("/customers");
        add(url, "q", q);
        add(url, "owner", owner);
        add(url, "source", source);
        add(url, "leaves", leaves ? "true" : null);
        add(url, "after", cursor);
        return url.encode().toUriString();
    }

    private static void add(UriComponentsBuilder url, String name, @Nullable String value) {
        if (given(value) != null) {
            url.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    /// What a form sends for a field left empty means nothing.
    static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
