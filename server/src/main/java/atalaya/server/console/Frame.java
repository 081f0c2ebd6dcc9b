package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Menu;
import atalaya.server.console.page.Shell;
import atalaya.server.console.page.Shortcuts;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Alerts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Puts the frame around a page: language, theme, menu and keys of whoever asks.
@Component
final class Frame {

    private static final Set<String> LANGUAGES = Set.of("es", "en");

    private final WaitingCount waiting;
    private final Alerts alerts;
    private final InstantSource time;
    private final ZoneId zone = ZoneId.systemDefault();

    Frame(WaitingCount waiting, Alerts alerts, InstantSource time) {
        this.waiting = waiting;
        this.alerts = alerts;
        this.time = time;
    }

    /// The reader's words: `?lang=` in the address wins over the preference.
    Words words(SignedIn who, HttpServletRequest request) {
        return Words.of(language(who, request), zone, time.instant());
    }

    /// @param current id of the menu entry the page belongs to, or empty
    Shell around(
            SignedIn who, HttpServletRequest request, Words words, String title, String current) {
        return new Shell(
                words,
                title,
                current,
                here(request),
                reader(who, words),
                Menu.of(path -> who.may("GET", path), counts(who)),
                Shortcuts.visible(path -> who.may("GET", path)),
                who.preferences().theme().word(),
                who.preferences().letterKeys(),
                csrf(request),
                List.of());
    }

    private Map<String, Long> counts(SignedIn who) {
        var counts = new HashMap<String, Long>();
        if (who.may("GET", "/duplicates")) {
            counts.put("duplicates", waiting.pairs());
        }
        if (who.may("GET", "/calls") && waiting.calls() > 0) {
            counts.put("calls", waiting.calls());
        }
        if (who.may("GET", "/alerts")) {
            long unseen = alerts.unseen(AlertsController.owner(who));
            if (unseen > 0) {
                counts.put("alerts", unseen);
            }
        }
        return counts;
    }

    private static String language(SignedIn who, HttpServletRequest request) {
        var asked = request.getParameter("lang");
        return asked != null && LANGUAGES.contains(asked)
                ? asked
                : who.preferences().language().tag();
    }

    private static Shell.Reader reader(SignedIn who, Words words) {
        var roles =
                who.person().roles().stream()
                        .sorted()
                        .map(role -> words.text(role.labelKey()))
                        .collect(Collectors.joining(", "));
        var name = who.person().name();
        return new Shell.Reader(name, Shell.initials(name), roles);
    }

    /// Path and query, without the language that was asked for once.
    private static String here(HttpServletRequest request) {
        if (!request.getMethod().toUpperCase(Locale.ROOT).equals("GET")) {
            return "/";
        }
        var query = withoutLanguage(request.getQueryString());
        return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String withoutLanguage(@Nullable String query) {
        return query == null
                ? ""
                : java.util.Arrays.stream(query.split("&"))
                        .filter(part -> !part.startsWith("lang="))
                        .collect(Collectors.joining("&"));
    }

    private static Shell.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Shell.Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : new Shell.Csrf("X-CSRF-TOKEN", "_csrf", "");
    }
}
