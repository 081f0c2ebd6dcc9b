package atalaya.server.access.signin;

import atalaya.server.access.Accounts;
import atalaya.server.access.OneTimeLinks;
import atalaya.server.access.OneTimeLinks.Link;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Sessions;
import atalaya.server.store.AtalayaError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Uses up a one-time link: makes the first administrator, sets a password, or just lets in.
@Component
class Welcome {

    private final OneTimeLinks links;
    private final People people;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignIn signIn;
    private final TransactionTemplate transaction;

    Welcome(
            OneTimeLinks links,
            People people,
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            SignIn signIn,
            TransactionTemplate transaction) {
        this.links = links;
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.signIn = signIn;
        this.transaction = transaction;
    }

    /// What the form brought; empty where the page did not ask.
    record Typed(String name, String login, String password, Language language) {

        /// Not the password.
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /// What became of it.
    sealed interface Outcome {
        /// @param token opens the session; only the browser may know it
        record In(String token) implements Outcome {}

        /// The link still works.
        ///
        /// @param problem the key of what is wrong with what was typed
        record Not(String problem) implements Outcome {}

        /// The link does not work, any more or ever.
        record Gone() implements Outcome {}
    }

    Outcome enter(String code, Optional<Link> found, Typed typed) {
        if (found.isEmpty()) {
            return new Outcome.Gone();
        }
        var link = found.get();
        try {
            return switch (link.purpose()) {
                case FIRST -> first(code, typed);
                case PASSWORD -> password(code, person(link), typed);
                case SIGN_IN -> use(code, () -> person(link));
            };
        } catch (Passwords.Busy busy) {
            return new Outcome.Not("access.login.busy");
        } catch (AtalayaError refused) {
            return new Outcome.Not("access.error." + refused.code());
        }
    }

    private Outcome first(String code, Typed typed) throws Passwords.Busy {
        var weakness = Passwords.weakness(typed.password(), typed.login(), typed.name());
        if (weakness.isPresent()) {
            return new Outcome.Not(weakness.get().key());
        }
        var argon2 = passwords.hash(typed.password());
        return use(
                code,
                () ->
                        accounts.first(typed.login(), typed.name(), typed.language())
                                .map(person -> withPassword(person, argon2))
                                .orElse(null));
    }

    private Outcome password(String code, @Nullable Person person, Typed typed)
            throws Passwords.Busy {
        if (person == null) {
            return new Outcome.Gone();
        }
        var weakness = Passwords.weakness(typed.password(), person.login(), person.name());
        if (weakness.isPresent()) {
            return new Outcome.Not(weakness.get().key());
        }
        var argon2 = passwords.hash(typed.password());
        return use(code, () -> withPassword(person, argon2));
    }

    /// Everything or nothing: a link is used up only together with what it was for.
    private Outcome use(String code, java.util.function.Supplier<@Nullable Person> work) {
        return transaction.execute(status -> {
            var person = links.use(code).isPresent() ? work.get() : null;
            if (person == null) {
                status.setRollbackOnly();
                return new Outcome.Gone();
            }
            return new Outcome.In(signIn.begin(person, "/welcome/code"));
        });
    }

    private Person withPassword(Person person, String argon2) {
        people.password(person.person(), argon2);
        sessions.endAll(person.person());
        return person;
    }

    private @Nullable Person person(Link link) {
        var person = link.person();
        return person == null ? null : people.find(person).filter(Person::active).orElse(null);
    }
}
