package atalaya.server.console;

import atalaya.server.access.ApiKey;
import atalaya.server.access.ApiKey.Allows;
import atalaya.server.access.ApiKeys;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.console.page.KeysPage;
import atalaya.server.console.page.KeysPage.Choice;
import atalaya.server.console.page.KeysPage.Made;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/keys`: the keys of programs.
///
/// A key is shown once, in the answer that made it, which nobody keeps.
@RestController
class KeysController {

    private final ApiKeys keys;
    private final Catalogue catalogue;
    private final Frame frame;
    private final Pages pages;

    KeysController(ApiKeys keys, Catalogue catalogue, Frame frame, Pages pages) {
        this.keys = keys;
        this.catalogue = catalogue;
        this.frame = frame;
        this.pages = pages;
    }

    /// @param revoked which key was just revoked
    @GetMapping("/keys")
    ResponseEntity<String> show(
            SignedIn who, @RequestParam @Nullable String revoked, HttpServletRequest request) {
        var w = frame.words(who, request);
        boolean ours =
                keys.all().stream()
                        .anyMatch(key -> key.key().equals(revoked) && key.revokedAt() != null);
        var notice =
                ours && revoked != null
                        ? new Notice("done", w.text("console.keypage.revoked", revoked), null)
                        : null;
        return page(HttpStatus.OK, who, null, notice, w, request);
    }

    @PostMapping("/keys/writing")
    ResponseEntity<String> makeWriting(
            SignedIn who,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "PUBLIC") Trust trust,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var title = catalogue.titles().get(source);
        if (title == null) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    who,
                    null,
                    new Notice("bad", w.text("console.keypage.no-source"), null),
                    w,
                    request);
        }
        var made = new Made(keys.forWriting(who, source, trust), title);
        return page(HttpStatus.OK, who, made, null, w, request);
    }

    @PostMapping("/keys/acting")
    ResponseEntity<String> makeActing(
            SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<Role> roles,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        try {
            var made = new Made(keys.forActing(who, name, roles), name.strip());
            return page(HttpStatus.OK, who, made, null, w, request);
        } catch (AtalayaError refused) {
            return refused(refused, who, w, request);
        }
    }

    @PostMapping("/keys/{key}/revoke")
    ResponseEntity<String> revoke(
            SignedIn who, @PathVariable String key, HttpServletRequest request) {
        try {
            keys.revoke(who, key);
            return Pages.seeOther("/keys?revoked=" + key);
        } catch (AtalayaError refused) {
            return refused(refused, who, frame.words(who, request), request);
        }
    }

    private ResponseEntity<String> refused(
            AtalayaError error, SignedIn who, Words w, HttpServletRequest request) {
        var text = w.textOr("access.error." + error.code(), String.valueOf(error.getMessage()));
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                who,
                null,
                new Notice("bad", text, null),
                w,
                request);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            @Nullable Made made,
            @Nullable Notice notice,
            Words w,
            HttpServletRequest request) {
        var tags = catalogue.tags(w);
        var shell = frame.around(who, request, w, w.text("console.keypage.title"), "api-keys");
        var page =
                new KeysPage(
                        keys.all().reversed().stream().map(key -> line(key, tags, w)).toList(),
                        catalogue.titles().entrySet().stream()
                                .map(source -> new Choice(source.getKey(), source.getValue()))
                                .toList(),
                        Arrays.stream(Role.values())
                                .map(role -> new Choice(role.name(), w.text(role.labelKey())))
                                .toList(),
                        made);
        var shown =
                pages.show(
                        status,
                        "keys",
                        Map.of("shell", notice == null ? shell : shell.with(notice), "page", page));
        return made == null ? shown : neverKept(shown);
    }

    private static ResponseEntity<String> neverKept(ResponseEntity<String> shown) {
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(shown.getBody());
    }

    private static KeysPage.Line line(ApiKey key, SourceTags tags, Words w) {
        return switch (key.allows()) {
            case Allows.Writing(var writer) ->
                    new KeysPage.Line(
                            key.key(),
                            tags.title(writer.source()),
                            w.text(
                                    "console.keypage."
                                            + writer.trust().name().toLowerCase(Locale.ROOT)),
                            false,
                            key.madeAt(),
                            key.revokedAt());
            case Allows.Acting(var program) ->
                    new KeysPage.Line(
                            key.key(),
                            program.name(),
                            roles(program.roles(), w),
                            true,
                            key.madeAt(),
                            key.revokedAt());
        };
    }

    private static String roles(Collection<Role> roles, Words w) {
        return roles.stream()
                .sorted()
                .map(role -> w.text(role.labelKey()))
                .collect(Collectors.joining(", "));
    }
}
