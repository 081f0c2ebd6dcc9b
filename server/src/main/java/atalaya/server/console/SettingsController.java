package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.SettingsPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/settings`: language, theme, keys and password of whoever reads.
@RestController
class SettingsController {

    private final Frame frame;
    private final Pages pages;

    SettingsController(Frame frame, Pages pages) {
        this.frame = frame;
        this.pages = pages;
    }

    /// @param password what became of a change of password
    @GetMapping("/settings")
    ResponseEntity<String> settings(
            SignedIn who, @RequestParam @Nullable String password, HttpServletRequest request) {
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
                        "DONE".equals(password));
        var shell = frame.around(who, request, w, w.text("console.settings.title"), "settings");
        return pages.show("settings", Map.of("shell", shell, "page", page));
    }
}
