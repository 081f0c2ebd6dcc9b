package atalaya.server.console;

import atalaya.server.access.FieldClass;
import atalaya.server.access.Reason;
import atalaya.server.access.Reveals;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.RevealPage;
import atalaya.server.profile.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// `/customers/{id}/reveal`: shows masked values of one class to somebody who says why; the audit
/// keeps who, what and why.
@RestController
class RevealController {

    private final Visible visible;
    private final Reveals reveals;
    private final Frame frame;
    private final Pages pages;
    private final Catalogue catalogue;

    RevealController(
            Visible visible, Reveals reveals, Frame frame, Pages pages, Catalogue catalogue) {
        this.visible = visible;
        this.reveals = reveals;
        this.frame = frame;
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping("/customers/{id}/reveal")
    ResponseEntity<String> ask(
            SignedIn who,
            @PathVariable String id,
            @RequestParam String field,
            HttpServletRequest request) {
        var profile = visible.need(who, id);
        return page(who, profile, masked(who, field), List.of(), request);
    }

    @PostMapping("/customers/{id}/reveal")
    ResponseEntity<String> show(
            SignedIn who,
            @PathVariable String id,
            @RequestParam String field,
            @RequestParam @Nullable String reason,
            HttpServletRequest request) {
        var profile = visible.need(who, id);
        var fields = masked(who, field);
        var why = reason(reason);
        if (why.isEmpty()) {
            return page(who, profile, fields, List.of(), request);
        }
        var masks = reveals.reveal(who, fields, why.get(), profile.customer().toString());
        if (masks.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var w = frame.words(who, request);
        var says = new IdentityParts(w, catalogue.tags(w), masks.get());
        var values =
                profile.golden().values().stream()
                        .filter(value -> FieldClass.of(value.attribute()) == fields)
                        .map(value ->
                                new RevealPage.Value(
                                        says.label(value.attribute()),
                                        says.shown(value.attribute(), value.text())))
                        .toList();
        return page(who, profile, fields, values, request);
    }

    /// A class that this person sees masked; anything else has nothing to reveal.
    private static FieldClass masked(SignedIn who, String name) {
        return Arrays.stream(FieldClass.values())
                .filter(field -> field.name().equals(name))
                .filter(field -> who.masks().sight(field) == Sight.MASKED)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private static Optional<Reason> reason(@Nullable String name) {
        return Arrays.stream(Reason.values()).filter(one -> one.name().equals(name)).findFirst();
    }

    private ResponseEntity<String> page(
            SignedIn who,
            Profile profile,
            FieldClass field,
            List<RevealPage.Value> values,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var shell = frame.around(who, request, w, w.text("console.reveal.title"), "customers");
        var reasons =
                Arrays.stream(Reason.values())
                        .map(reason ->
                                new RevealPage.Choice(reason.name(), w.text(reason.labelKey())))
                        .toList();
        var page =
                new RevealPage(
                        profile.customer().toString(),
                        who.masks().showName(profile.name()),
                        field.name(),
                        reasons,
                        values);
        return pages.show("reveal", Map.of("shell", shell, "page", page));
    }
}
