package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.SettingsPage;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.contact.Extensions;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/settings`: language, theme, keys and password of whoever reads.
@RestController
class SettingsController {

    private final Frame frame;
    private final Pages pages;
    private final Extensions extensions;

    SettingsController(Frame frame, Pages pages, Extensions extensions) {
        this.frame = frame;
        this.pages = pages;
        this.extensions = extensions;
    }

    /// @param password what became of a change of password
    @GetMapping("/settings")
    ResponseEntity<String> settings(
            SignedIn who, @RequestParam @Nullable String password, HttpServletRequest request) {
        return page(HttpStatus.OK, who, password, null, request);
    }

    /// @param extension as telephony calls the reader's desk; blank for none
    @PostMapping("/settings/telephone")
    ResponseEntity<String> telephone(
            SignedIn who,
            @RequestParam(defaultValue = "") String extension,
            HttpServletRequest request) {
        try {
            extensions.set(who, who.person().person(), extension);
            return Pages.seeOther("/settings#telephone");
        } catch (AtalayaError refused) {
            var w = frame.words(who, request);
            var text =
                    w.textOr(
                            "console.error." + refused.code(),
                            String.valueOf(refused.getMessage()));
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    who,
                    null,
                    new Notice("bad", text, null),
                    request);
        }
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            @Nullable String password,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var liked = who.preferences();
        var page =
                new SettingsPage(
                        liked.language().tag(),
                        liked.theme().word(),
                        liked.letterKeys(),
                        password == null
                                ? null
                                : w.find("access.password." + password).orElse(null),
                        "DONE".equals(password),
                        who.may("POST", "/settings/telephone")
                                ? extensions.of(who.person().person()).orElse("")
                                : null);
        var shell = frame.around(who, request, w, w.text("console.settings.title"), "settings");
        return pages.show(
                status,
                "settings",
                Map.of("shell", notice == null ? shell : shell.with(notice), "page", page));
    }
}
