package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Menu;
import atalaya.server.console.page.PalettePart;
import atalaya.server.console.page.SearchPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Found;
import atalaya.server.profile.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/search` finds customers by whatever a person types; `/palette` is the same behind Ctrl+K, with
/// pages and deeds.
@RestController
class SearchController {

    private static final int HITS = 20;
    private static final int PALETTE_HITS = 6;
    private static final int SHORTEST = 2;

    private final Frame frame;
    private final Pages pages;
    private final Search search;
    private final Catalogue catalogue;
    private final OwedParts owed;
    private final Audit audit;

    SearchController(
            Frame frame,
            Pages pages,
            Search search,
            Catalogue catalogue,
            OwedParts owed,
            Audit audit) {
        this.owed = owed;
        this.frame = frame;
        this.pages = pages;
        this.search = search;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping("/search")
    ResponseEntity<String> search(
            SignedIn who, @RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        var w = frame.words(who, request);
        var query = q.strip();
        var shell = frame.around(who, request, w, w.text("console.search.title"), "search");
        if (query.isEmpty()) {
            var nothing = new SearchPage("", "", List.of());
            return pages.show("search", Map.of("shell", shell, "page", nothing));
        }
        var found = search.find(query, who.ownerScope().orElse(null), HITS);
        seen(who, found);
        if (only(found) != null && found.groups().getFirst().by().equals("id")) {
            return Pages.seeOther("/customers/" + only(found));
        }
        var lines = new CustomerLines(catalogue.tags(w), who.masks());
        var groups =
                found.groups().stream()
                        .map(group ->
                                new SearchPage.Group(
                                        w.text("console.search.by." + group.by()),
                                        owed.marked(
                                                group.hits().stream()
                                                        .map(hit -> lines.line(hit.row()))
                                                        .toList())))
                        .toList();
        var searched =
                found.searched().stream()
                        .map(where -> w.text("console.search.in." + where))
                        .collect(Collectors.joining(", "));
        return pages.show(
                "search", Map.of("shell", shell, "page", new SearchPage(query, searched, groups)));
    }

    @GetMapping("/palette")
    ResponseEntity<String> palette(
            SignedIn who, @RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        var w = frame.words(who, request);
        var query = q.strip();
        var groups = new ArrayList<PalettePart.Group>();
        customers(who, w, query, groups);
        pages(who, w, query, groups);
        deeds(w, query, groups);
        return pages.show("palette", Map.of("part", new PalettePart(groups)));
    }

    private void customers(SignedIn who, Words w, String query, List<PalettePart.Group> groups) {
        if (query.length() < SHORTEST) {
            return;
        }
        var found = search.find(query, who.ownerScope().orElse(null), PALETTE_HITS);
        seen(who, found);
        var offers =
                found.groups().stream()
                        .flatMap(group -> group.hits().stream())
                        .limit(PALETTE_HITS)
                        .map(hit ->
                                new PalettePart.Offer(
                                        "offer-" + hit.row().customer(),
                                        "user",
                                        who.masks().showName(hit.row().name()),
                                        "/customers/" + hit.row().customer(),
                                        null,
                                        hit.row().customer().toString()))
                        .toList();
        if (!offers.isEmpty()) {
            groups.add(new PalettePart.Group(w.text("console.menu.customers"), offers));
        }
    }

    private static void pages(SignedIn who, Words w, String query, List<PalettePart.Group> groups) {
        var offers = new ArrayList<PalettePart.Offer>();
        for (var entry : Menu.of(path -> who.may("GET", path), Map.of()).entries()) {
            if (matches(w.text(entry.label()), query)) {
                offers.add(
                        new PalettePart.Offer(
                                "offer-" + entry.id(),
                                entry.icon(),
                                w.text(entry.label()),
                                entry.url(),
                                null,
                                null));
            }
        }
        if (matches(w.text("console.menu.settings"), query)) {
            offers.add(
                    new PalettePart.Offer(
                            "offer-settings",
                            "settings",
                            w.text("console.menu.settings"),
                            "/settings",
                            null,
                            w.text("console.palette.theme")));
        }
        if (!offers.isEmpty()) {
            groups.add(new PalettePart.Group(w.text("console.palette.pages"), offers));
        }
    }

    private static void deeds(Words w, String query, List<PalettePart.Group> groups) {
        var offers = new ArrayList<PalettePart.Offer>();
        if (query.length() >= SHORTEST) {
            offers.add(
                    new PalettePart.Offer(
                            "offer-search",
                            "search",
                            w.text("console.palette.search", query),
                            "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                            null,
                            null));
        }
        if (matches(w.text("console.keys.title"), query)) {
            offers.add(
                    new PalettePart.Offer(
                            "offer-keys",
                            "keyboard",
                            w.text("console.keys.title"),
                            null,
                            "shortcuts",
                            "?"));
        }
        if (!offers.isEmpty()) {
            groups.add(new PalettePart.Group(w.text("console.palette.deeds"), offers));
        }
    }

    private static boolean matches(String text, String query) {
        return text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    private void seen(SignedIn who, Found found) {
        var ids =
                found.groups().stream()
                        .flatMap(group -> group.hits().stream())
                        .map(hit -> hit.row().customer().toString())
                        .toList();
        if (!ids.isEmpty()) {
            audit.recordRead(who, "customers.found", ids);
        }
    }

    private static @org.jspecify.annotations.Nullable String only(Found found) {
        return found.groups().size() == 1 && found.groups().getFirst().hits().size() == 1
                ? found.groups().getFirst().hits().getFirst().row().customer().toString()
                : null;
    }
}
