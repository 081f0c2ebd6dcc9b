package atalaya.server.access.signin;

import atalaya.server.access.Accounts;
import atalaya.server.access.Audit;
import atalaya.server.access.People;
import atalaya.server.access.Preferences;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Preferences.Theme;
import atalaya.server.access.Sessions;
import atalaya.server.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What people change about themselves, and how they leave.
@Controller
class OwnSettingsController {

    private final People people;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Audit audit;
    private final Pages pages;

    OwnSettingsController(
            People people,
            Passwords passwords,
            SignIn signIn,
            Sessions sessions,
            Audit audit,
            Pages pages) {
        this.people = people;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.pages = pages;
    }

    /// Changes what was sent and leaves the rest.
    ///
    /// @param letterKeys whether single letters act
    /// @param back the page to return to
    @PostMapping("/settings/preferences")
    void prefer(
            SignedIn who,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String theme,
            @RequestParam @Nullable Boolean letterKeys,
            @RequestParam(defaultValue = "/settings") String back,
            HttpServletResponse response) {
        var before = who.preferences();
        people.prefer(
                who.person().person(),
                new Preferences(
                        Language.parse(language == null ? "" : language).orElse(before.language()),
                        Theme.parse(theme == null ? "" : theme).orElse(before.theme()),
                        letterKeys == null ? before.letterKeys() : letterKeys));
        pages.goTo(response, Refusals.safe(back));
    }

    /// Asks for the old password, and signs out every other device.
    @PostMapping("/settings/password")
    void change(
            SignedIn who,
            @RequestParam String old,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = who.person();
        var weakness = Passwords.weakness(password, person.login(), person.name());
        if (weakness.isPresent()) {
            pages.goTo(response, "/settings?password=" + weakness.get().name());
            return;
        }
        switch (signIn.attempt(person.login(), old, request.getRemoteAddr())) {
            case SignIn.Outcome.Refused() -> pages.goTo(response, "/settings?password=REFUSED");
            case SignIn.Outcome.TooMany _ -> pages.goTo(response, "/settings?password=TOO_MANY");
            case SignIn.Outcome.Busy() -> pages.goTo(response, "/settings?password=BUSY");
            case SignIn.Outcome.Welcome _ -> renew(who, password, request, response);
        }
    }

    @PostMapping("/sign-out")
    void leave(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        left(who, request, response);
    }

    @PostMapping("/sign-out/everywhere")
    void leaveEverywhere(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(who.person().person());
        left(who, request, response);
    }

    private void renew(
            SignedIn who,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = who.person();
        try {
            people.password(person.person(), passwords.hash(password));
        } catch (Passwords.Busy busy) {
            pages.goTo(response, "/settings?password=BUSY");
            return;
        }
        sessions.endAll(person.person());
        audit.record(who, "person.password-changed", Accounts.subject(person.person()));
        signIn.open(request, response, sessions.begin(person));
        pages.goTo(response, "/settings?password=DONE");
    }

    private void left(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        audit.record(who, "person.signed-out", Accounts.subject(who.person().person()));
        SessionCookie.remove(request, response);
        pages.goTo(response, "/login");
    }
}
