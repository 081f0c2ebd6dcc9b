package atalaya.server.access.signin;

import atalaya.server.access.Accounts;
import atalaya.server.access.Audit;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Policy;
import atalaya.server.access.Sessions;
import atalaya.server.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets somebody in who knows their password.
@Component
class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final People people;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Audit audit;

    SignIn(People people, Passwords passwords, Attempts attempts, Sessions sessions, Audit audit) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// What became of a try.
    sealed interface Outcome {
        /// @param token opens the session; only the browser may know it
        record Welcome(Person person, String token) implements Outcome {}

        /// The same for a wrong password, an unknown login and somebody who left.
        record Refused() implements Outcome {}

        /// @param pause until the next try is looked at
        record TooMany(Duration pause) implements Outcome {}

        /// The machine is checking as many passwords as it can.
        record Busy() implements Outcome {}
    }

    Outcome attempt(String typed, String password, String peer) {
        var login = People.standard(typed);
        var wait = attempts.begin(login, peer);
        if (wait.isPresent()) {
            log.warn("sign-in refused cause=too-many waitMs={}", wait.get().toMillis());
            return new Outcome.TooMany(wait.get());
        }
        try {
            var person = verified(login, password);
            if (person.isEmpty()) {
                return new Outcome.Refused();
            }
            attempts.succeeded(login, peer);
            return new Outcome.Welcome(person.get(), begin(person.get(), "/login"));
        } catch (Passwords.Busy busy) {
            return new Outcome.Busy();
        }
    }

    /// Opens a session for somebody who has proved who they are.
    String begin(Person person, String path) {
        var token = sessions.begin(person);
        var route = Policy.find("POST", path).orElseThrow();
        audit.record(
                new SignedIn(person, route), "person.signed-in", Accounts.subject(person.person()));
        return token;
    }

    /// Gives the browser its new session, and ends the one it had.
    void open(HttpServletRequest request, HttpServletResponse response, String token) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.write(request, response, token);
    }

    private Optional<Person> verified(String login, String password) throws Passwords.Busy {
        var person = people.find(login).filter(Person::active);
        var kept = person.flatMap(p -> people.password(p.person()));
        boolean same = passwords.matches(password, kept.orElse(null));
        return person.filter(p -> same);
    }
}
