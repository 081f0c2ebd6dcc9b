package atalaya.server.access.signin;

import atalaya.server.access.OneTimeLinks;
import atalaya.server.access.OneTimeLinks.Link;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a one-time link opens. Looking does not use it up, since browsers and mail scanners open
/// links on their own; the button does.
@Controller
class WelcomeController {

    private final OneTimeLinks links;
    private final People people;
    private final Welcome welcome;
    private final SignIn signIn;
    private final Pages pages;

    WelcomeController(
            OneTimeLinks links, People people, Welcome welcome, SignIn signIn, Pages pages) {
        this.links = links;
        this.people = people;
        this.welcome = welcome;
        this.signIn = signIn;
        this.pages = pages;
    }

    @GetMapping("/welcome/{code}")
    void show(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        show(code, links.find(code), "", "", null, request, response);
    }

    @PostMapping("/welcome/{code}")
    void enter(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = links.find(code);
        var language = Form.language(request);
        switch (welcome.enter(code, link, new Welcome.Typed(name, login, password, language))) {
            case Welcome.Outcome.In(var token) -> {
                signIn.open(request, response, token);
                pages.goTo(response, "/");
            }
            case Welcome.Outcome.Not(var problem) ->
                    show(code, link, name, login, problem, request, response);
            case Welcome.Outcome.Gone() ->
                    show(code, Optional.empty(), "", "", null, request, response);
        }
    }

    private void show(
            String code,
            Optional<Link> link,
            String name,
            String login,
            @Nullable String problem,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setStatus(link.isEmpty() ? 410 : problem == null ? 200 : 422);
        var person = link.map(Link::person).flatMap(people::find);
        pages.show(
                response,
                new WelcomePage(
                        Form.of(request),
                        code,
                        link.map(Link::purpose).orElse(null),
                        person.map(Person::login).orElse(login),
                        person.map(Person::name).orElse(name),
                        problem));
    }
}
