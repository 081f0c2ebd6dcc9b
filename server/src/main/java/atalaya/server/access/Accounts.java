package atalaya.server.access;

import atalaya.server.access.OneTimeLinks.Purpose;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Adds people, changes what they are, and gives them links to choose a password. Each change is in
/// the audit, and nobody ever learns another's password.
@Component
public class Accounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");

    private final People people;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final Audit audit;

    Accounts(People people, OneTimeLinks links, Sessions sessions, Audit audit) {
        this.people = people;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// What somebody is to be called and may do.
    ///
    /// @param ownerName how the `owner` attribute of customers names them
    public record Account(String name, Set<Role> roles, @Nullable String ownerName) {

        public Account {
            name = name.strip();
            roles = Set.copyOf(roles);
            ownerName = ownerName == null || ownerName.isBlank() ? null : ownerName.strip();
        }
    }

    /// Adds somebody.
    ///
    /// @return the path of a link by which they choose their password
    @Transactional
    public String add(SignedIn who, String login, Account account, Preferences.Language language) {
        check(People.standard(login), account);
        if (people.find(login).isPresent()) {
            throw new AtalayaError(5002, Exit.FAILED, "there is already somebody with that login")
                    .remedy("atalaya user reset LOGIN gives them a new link");
        }
        var added =
                people.add(login, account.name(), account.roles(), account.ownerName(), language);
        audit.record(who, "person.added", subject(added.person()));
        return links.make(Purpose.PASSWORD, added.person());
    }

    /// Makes the first administrator; empty when there already is somebody, since the lock lets one
    /// of two pass who open the link at once.
    @Transactional
    public Optional<Person> first(String login, String name, Preferences.Language language) {
        people.lockAdministrators();
        if (!people.isEmpty()) {
            return Optional.empty();
        }
        var account = new Account(name, Set.of(Role.ADMINISTRATOR), null);
        check(People.standard(login), account);
        var person = people.add(login, account.name(), account.roles(), null, language);
        audit.record(new SignedIn(person, Route.COMMAND), "person.added", subject(person.person()));
        return Optional.of(person);
    }

    /// Gives somebody a link to choose a new password. Their old one and their open sessions end at
    /// once: it may be somebody else who uses them.
    @Transactional
    public String reset(SignedIn who, long person) {
        var known = known(person);
        if (!known.active()) {
            throw new AtalayaError(5004, Exit.FAILED, "that person is not active")
                    .remedy("make them active first, in Settings, People");
        }
        people.forgetPassword(person);
        sessions.endAll(person);
        audit.record(who, "person.reset", subject(person));
        return links.make(Purpose.PASSWORD, person);
    }

    /// Changes name, roles and whether somebody may sign in at all; the next request of that person
    /// is already judged by it.
    @Transactional
    public void change(SignedIn who, long person, Account account, boolean active) {
        var before = known(person);
        check(before.login(), account);
        var administrators = people.lockAdministrators();
        boolean staysOne = active && account.roles().contains(Role.ADMINISTRATOR);
        if (administrators.equals(Set.of(person)) && !staysOne) {
            throw new AtalayaError(
                            5005, Exit.FAILED, "that is the last administrator, who must stay one")
                    .remedy("make somebody else an administrator first");
        }
        people.change(person, account.name(), account.roles(), account.ownerName(), active);
        if (!active) {
            sessions.endAll(person);
            links.revoke(person);
        }
        audit.record(who, active ? "person.changed" : "person.left", subject(person));
    }

    /// How the audit names a person among the subjects of an entry.
    public static String subject(long person) {
        return "person:" + person;
    }

    private Person known(long person) {
        return people.find(person)
                .orElseThrow(() ->
                        new AtalayaError(5003, Exit.FAILED, "there is nobody with that login")
                                .remedy("atalaya user list shows everyone"));
    }

    private static void check(String login, Account account) {
        if (!LOGIN.matcher(login).matches()) {
            throw new AtalayaError(
                            5001,
                            Exit.USAGE,
                            "a login has 2 to 100 letters, digits, dots, dashes or an e-mail address")
                    .remedy("choose another login");
        }
        if (account.name().isEmpty() || account.name().length() > 100) {
            throw new AtalayaError(5001, Exit.USAGE, "a name has 1 to 100 characters")
                    .remedy("give the name of the person");
        }
        if (account.roles().isEmpty()) {
            throw new AtalayaError(5001, Exit.USAGE, "a person has at least one role")
                    .remedy("choose one of the six roles");
        }
    }
}
