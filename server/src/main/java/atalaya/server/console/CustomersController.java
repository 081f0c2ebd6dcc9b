package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomersPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.CustomerFilter;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.segment.CustomerTier;
import atalaya.server.segment.Tiers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// `/customers`: the list, in pages of fifty, and as a file.
@RestController
class CustomersController {

    private static final int ROWS = 50;
    private static final int CSV_ROWS = 1_000;

    private final Frame frame;
    private final Pages pages;
    private final Profiles profiles;
    private final Tiers tiers;
    private final OwedParts owed;
    private final Catalogue catalogue;
    private final Audit audit;

    CustomersController(
            Frame frame,
            Pages pages,
            Profiles profiles,
            Tiers tiers,
            OwedParts owed,
            Catalogue catalogue,
            Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.profiles = profiles;
        this.tiers = tiers;
        this.owed = owed;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /// Which customers, as the address asks. Of a tier those who bring most come first; else all by
    /// name.
    record Asked(
            @Nullable String q,
            @Nullable String owner,
            @Nullable String source,
            @Nullable String tier,
            @Nullable String was,
            @Nullable Integer days,
            @Nullable Boolean leaves,
            @Nullable String after) {

        /// Whether bare identifiers that found no person are listed too.
        boolean bare() {
            return Boolean.TRUE.equals(leaves);
        }

        boolean narrows() {
            return Stream.of(q, owner, source, tier).anyMatch(one -> given(one) != null);
        }

        Optional<Tier> inTier() {
            return tier(tier);
        }

        /// Where those of the tier were some days ago, a year by default and at most ten; null
        /// where that is not asked.
        Tiers.@Nullable Was wasIn() {
            int ago = days == null ? 365 : Math.clamp(days, 1, 3_650);
            return inTier().flatMap(_ -> tier(was))
                    .map(one -> new Tiers.Was(one, ago))
                    .orElse(null);
        }

        private static Optional<Tier> tier(@Nullable String word) {
            return Arrays.stream(Tier.values()).filter(one -> one.name().equals(word)).findFirst();
        }

        Asked whereverTheyWere() {
            return new Asked(q, owner, source, tier, null, null, leaves, null);
        }

        String url(String path, @Nullable String cursor) {
            var url = UriComponentsBuilder.fromPath(path);
            add(url, "q", q);
            add(url, "owner", owner);
            add(url, "source", source);
            add(url, "tier", tier);
            add(url, "was", was);
            add(url, "days", days == null ? null : days.toString());
            add(url, "leaves", bare() ? "true" : null);
            add(url, "after", cursor);
            return url.encode().toUriString();
        }
    }

    /// @param next where the following page begins, or null at the end
    private record Rows(List<ProfileRow> rows, @Nullable String next) {}

    @GetMapping("/customers")
    ResponseEntity<String> list(SignedIn who, Asked asked, HttpServletRequest request) {
        var w = frame.words(who, request);
        var found = rows(who, asked, asked.after(), ROWS);
        var lines = new CustomerLines(catalogue.tags(w), who.masks());
        audit.recordRead(
                who,
                "customers.listed",
                found.rows().stream().map(row -> row.customer().toString()).toList());
        var next = found.next();
        var page =
                new CustomersPage(
                        profiles.count(),
                        asked.narrows(),
                        given(asked.q()),
                        who.ownerScope().isPresent()
                                ? List.of()
                                : choices(profiles.owners(), given(asked.owner())),
                        catalogue.titles().entrySet().stream()
                                .map(entry ->
                                        new CustomersPage.Choice(
                                                entry.getKey(),
                                                entry.getValue(),
                                                entry.getKey().equals(asked.source())))
                                .toList(),
                        Arrays.stream(Tier.values())
                                .map(tier ->
                                        new CustomersPage.Choice(
                                                tier.name(),
                                                w.text("console.treatment.tier", tier.name()),
                                                tier.name().equals(asked.tier())))
                                .toList(),
                        came(asked, w),
                        asked.bare(),
                        owed.marked(found.rows().stream().map(lines::line).toList()),
                        next == null ? null : asked.url("/customers", next),
                        asked.url("/customers.csv", null));
        var shell = frame.around(who, request, w, w.text("console.customers.title"), "customers");
        return pages.show("customers", Map.of("shell", shell, "page", page));
    }

    /// The same list as a file, however long, each value as the reader may see it.
    @GetMapping("/customers.csv")
    void csv(SignedIn who, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        audit.record(who, "customers.exported");
        var w = frame.words(who, request);
        var lines = new CustomerLines(catalogue.tags(w), who.masks());
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers.csv\"");
        var out = response.getWriter();
        out.write(
                CsvLine.of(
                        "customer",
                        "tier",
                        "name",
                        "email",
                        "phone",
                        "city",
                        "owner",
                        "sources",
                        "interactions",
                        "last"));
        var page = rows(who, asked, null, CSV_ROWS);
        while (!page.rows().isEmpty()) {
            for (var line : owed.marked(page.rows().stream().map(lines::line).toList())) {
                out.write(
                        CsvLine.of(
                                line.id(),
                                line.tier(),
                                line.name(),
                                line.email(),
                                line.phone(),
                                line.city(),
                                line.owner(),
                                line.allSources(),
                                line.interactions(),
                                line.lastAt()));
            }
            var next = page.next();
            page = next == null ? new Rows(List.of(), null) : rows(who, asked, next, CSV_ROWS);
        }
    }

    private Rows rows(SignedIn who, Asked asked, @Nullable String after, int limit) {
        var owner = who.ownerScope().orElse(given(asked.owner()));
        var tier = asked.inTier();
        if (tier.isEmpty()) {
            var found =
                    profiles.page(
                            new CustomerFilter(
                                    owner,
                                    given(asked.source()),
                                    null,
                                    given(asked.q()),
                                    asked.bare()),
                            given(after),
                            limit);
            return new Rows(found.rows(), found.next());
        }
        var last =
                CustomerId.parse(after == null ? "" : after)
                        .flatMap(tiers::of)
                        .filter(one -> one.tier() == tier.get())
                        .orElse(null);
        var found =
                tiers.in(
                        new Tiers.InTier(
                                tier.get(),
                                owner,
                                given(asked.source()),
                                given(asked.q()),
                                asked.wasIn()),
                        last,
                        limit);
        return new Rows(
                profiles.rows(found.stream().map(CustomerTier::customer).toList()),
                found.size() < limit ? null : found.getLast().customer().toString());
    }

    private static CustomersPage.@Nullable Came came(Asked asked, Words w) {
        var was = asked.wasIn();
        return was == null
                ? null
                : new CustomersPage.Came(
                        was.tier().name(),
                        was.days(),
                        w.text("console.tier.was", was.tier().name(), was.days()),
                        asked.whereverTheyWere().url("/customers", null));
    }

    private static List<CustomersPage.Choice> choices(
            List<String> values, @Nullable String chosen) {
        return values.stream()
                .map(value -> new CustomersPage.Choice(value, value, value.equals(chosen)))
                .toList();
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
