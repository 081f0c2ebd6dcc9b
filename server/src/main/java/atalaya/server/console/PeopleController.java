package atalaya.server.console;

import atalaya.server.access.Accounts;
import atalaya.server.access.Accounts.Account;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.PeoplePage;
import atalaya.server.console.page.PeoplePage.Choice;
import atalaya.server.console.page.PeoplePage.Draft;
import atalaya.server.console.page.PeoplePage.Link;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// `/settings/people`: who may sign in, and what they may do.
///
/// A link is shown once, in the answer that made it, and never in an address of ours.
@RestController
class PeopleController {

    private final People people;
    private final Accounts accounts;
    private final Frame frame;
    private final Pages pages;

    PeopleController(People people, Accounts accounts, Frame frame, Pages pages) {
        this.people = people;
        this.accounts = accounts;
        this.frame = frame;
        this.pages = pages;
    }

    /// @param edit whom to change; absent to add somebody
    /// @param changed who was just changed
    @GetMapping("/settings/people")
    ResponseEntity<String> show(
            SignedIn who,
            @RequestParam @Nullable Long edit,
            @RequestParam @Nullable Long changed,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var draft =
                edit == null ? empty(w) : people.find(edit).map(p -> draft(p, w)).orElse(empty(w));
        var notice =
                changed == null
                        ? null
                        : people.find(changed)
                                .map(p -> done(w.text("access.people.changed", p.name())))
                                .orElse(null);
        return page(HttpStatus.OK, who, draft, null, notice, request);
    }

    @PostMapping("/settings/people")
    ResponseEntity<String> add(
            SignedIn who,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") Set<Role> roles,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        try {
            var language = Language.parse(w.language()).orElse(Language.ES);
            var path = accounts.add(who, login, new Account(name, roles, owner), language);
            return page(HttpStatus.OK, who, empty(w), link(name, path), null, request);
        } catch (AtalayaError refused) {
            var draft = new Draft(null, login, name, owner, true, choices(roles, w));
            return refused(refused, who, draft, w, request);
        }
    }

    @PostMapping("/settings/people/{person}")
    ResponseEntity<String> change(
            SignedIn who,
            @PathVariable long person,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "false") boolean active,
            HttpServletRequest request) {
        try {
            accounts.change(who, person, new Account(name, roles, owner), active);
            return Pages.seeOther("/settings/people?changed=" + person);
        } catch (AtalayaError refused) {
            var w = frame.words(who, request);
            var login = people.find(person).map(Person::login).orElse("");
            var draft = new Draft(person, login, name, owner, active, choices(roles, w));
            return refused(refused, who, draft, w, request);
        }
    }

    @PostMapping("/settings/people/{person}/link")
    ResponseEntity<String> link(
            SignedIn who, @PathVariable long person, HttpServletRequest request) {
        var w = frame.words(who, request);
        try {
            var path = accounts.reset(who, person);
            var name = people.find(person).map(Person::name).orElse("");
            return page(HttpStatus.OK, who, empty(w), link(name, path), null, request);
        } catch (AtalayaError refused) {
            return refused(refused, who, empty(w), w, request);
        }
    }

    private ResponseEntity<String> refused(
            AtalayaError error, SignedIn who, Draft draft, Words w, HttpServletRequest request) {
        var text = w.textOr("access.error." + error.code(), String.valueOf(error.getMessage()));
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                who,
                draft,
                null,
                new Notice("bad", text, null),
                request);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            Draft draft,
            @Nullable Link link,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var lines = people.all().stream().map(person -> line(person, w)).toList();
        var shell = frame.around(who, request, w, w.text("access.people.title"), "people");
        return pages.show(
                status,
                "people",
                Map.of(
                        "shell",
                        notice == null ? shell : shell.with(notice),
                        "page",
                        new PeoplePage(lines, draft, link)));
    }

    private static PeoplePage.Line line(Person person, Words w) {
        var roles =
                person.roles().stream()
                        .sorted()
                        .map(role -> w.text(role.labelKey()))
                        .collect(Collectors.joining(", "));
        return new PeoplePage.Line(
                person.person(),
                person.login(),
                person.name(),
                roles,
                ownerName(person),
                person.active());
    }

    private static Draft empty(Words w) {
        return new Draft(null, "", "", "", true, choices(Set.of(), w));
    }

    private static Draft draft(Person person, Words w) {
        return new Draft(
                person.person(),
                person.login(),
                person.name(),
                ownerName(person),
                person.active(),
                choices(person.roles(), w));
    }

    private static String ownerName(Person person) {
        var owner = person.ownerName();
        return owner == null ? "" : owner;
    }

    private static List<Choice> choices(Set<Role> chosen, Words w) {
        return Arrays.stream(Role.values())
                .map(role ->
                        new Choice(
                                role.name(),
                                w.text(role.labelKey()),
                                w.text(role.labelKey() + ".about"),
                                chosen.contains(role)))
                .toList();
    }

    /// Under the address by which the administrator reached this page.
    private static Link link(String name, String path) {
        return new Link(
                name.strip(),
                ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString());
    }

    private static Notice done(String text) {
        return new Notice("done", text, null);
    }
}
