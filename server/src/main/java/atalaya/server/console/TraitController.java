package atalaya.server.console;

import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitValue;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.TraitPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Profile;
import atalaya.server.profile.trait.CustomerTraits.Told;
import atalaya.server.profile.trait.Traits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `/customers/{id}/traits/{name}`: why behaviour tells what it tells, interaction by interaction.
@RestController
class TraitController {

    private static final int SHOWN = 50;

    private final Visible visible;
    private final Traits traits;
    private final Frame frame;
    private final Pages pages;
    private final Catalogue catalogue;
    private final Audit audit;

    TraitController(
            Visible visible,
            Traits traits,
            Frame frame,
            Pages pages,
            Catalogue catalogue,
            Audit audit) {
        this.visible = visible;
        this.traits = traits;
        this.frame = frame;
        this.pages = pages;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping("/customers/{id}/traits/{name}")
    ResponseEntity<String> why(
            SignedIn who,
            @PathVariable String id,
            @PathVariable String name,
            HttpServletRequest request) {
        var profile = visible.need(who, id);
        var w = frame.words(who, request);
        var told = traits.of(profile.customer(), w.now()).told(name);
        if (told.isEmpty()) {
            return CustomerController.moved("/customers/" + profile.customer());
        }
        audit.recordRead(who, "customer.viewed", profile.customer().toString());
        var title = told.get().trait().title(w.language());
        return pages.show(
                "trait",
                Map.of(
                        "shell",
                        frame.around(who, request, w, title, "customers"),
                        "page",
                        page(who, profile, told.get(), w)));
    }

    private TraitPage page(SignedIn who, Profile profile, Told told, Words w) {
        var says = new TraitWords(w);
        var tags = catalogue.tags(w);
        var counted =
                traits.why(profile.customer(), told.trait().name(), w.now(), SHOWN)
                        .orElse(List.of());
        return new TraitPage(
                "/customers/" + profile.customer(),
                who.masks().showName(profile.name()),
                told.trait().title(w.language()),
                says.value(told).orElse("—"),
                says.rule(told),
                told.value() instanceof TraitValue.Ranking(var _, var ranked) && ranked.size() > 1
                        ? new TraitsParts(w).bars(told.trait(), ranked)
                        : List.of(),
                told.from().entrySet().stream()
                        .map(entry ->
                                new TraitPage.Brought(
                                        tags.tag(entry.getKey().source()),
                                        shownKey(entry.getKey().source(), entry.getKey().record()),
                                        w.number(entry.getValue())))
                        .toList(),
                counted.stream().map(one -> event(told.trait(), one, says, tags)).toList(),
                Math.max(0, told.value().events() - counted.size()));
    }

    /// The key of a leaf is the identifier itself, which masks may hide; the source says enough.
    private static String shownKey(String source, String record) {
        return source.startsWith("~") ? "" : record;
    }

    private static TraitPage.Event event(
            Trait trait, Traits.Counted counted, TraitWords says, SourceTags tags) {
        var happened = counted.happened();
        var aside =
                Stream.of(
                                says.property(trait, happened),
                                happened.channel() == null
                                        ? null
                                        : says.channel(happened.channel()),
                                amount(counted, says.words()),
                                happened.reference())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
        return new TraitPage.Event(
                happened.at(), says.type(happened.type()), aside, tags.tag(happened.source()));
    }

    private static @Nullable String amount(Traits.Counted counted, Words w) {
        var amount = counted.happened().amount();
        return amount == null ? null : w.money(amount, counted.happened().currency());
    }
}
