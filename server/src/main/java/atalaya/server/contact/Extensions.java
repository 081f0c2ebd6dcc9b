package atalaya.server.contact;

import atalaya.server.access.Accounts;
import atalaya.server.access.Audit;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// At whose desk a telephone rings, in table `contact.extension`. Telephony may call somebody by
/// their login just as well.
@Component
public class Extensions {

    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9._@+-]{1,60}");

    private static final String OF_OWNER =
            """
            select person from access.person
             where owner_name = :owner and active
             order by person limit 1
            """;

    private static final String LAST_SEEN =
            """
            select person from access.session join access.person using (person)
             where active order by seen_at desc limit 1
            """;

    private final JdbcClient sql;
    private final People people;
    private final Audit audit;

    Extensions(JdbcClient sql, People people, Audit audit) {
        this.sql = sql;
        this.people = people;
        this.audit = audit;
    }

    /// The extension of a person; empty while they have none.
    public Optional<String> of(long person) {
        return sql.sql("select extension from contact.extension where person = :person")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /// Every word by which telephony may name a person.
    public Set<String> words(Person person) {
        var words = new LinkedHashSet<String>();
        of(person.person()).ifPresent(words::add);
        words.add(person.login());
        return words;
    }

    /// Who sits at a desk; empty when nobody said so.
    public Optional<Person> person(String agent) {
        return sql.sql("select person from contact.extension where extension = :extension")
                .param("extension", standard(agent))
                .query(Long.class)
                .optional()
                .flatMap(people::find)
                .or(() -> people.find(agent))
                .filter(Person::active);
    }

    /// The word for telephony of whoever the `owner` of customers names.
    Optional<String> ofOwner(String ownerName) {
        return sql.sql(OF_OWNER)
                .param("owner", ownerName)
                .query(Long.class)
                .optional()
                .flatMap(people::find)
                .map(person -> words(person).iterator().next());
    }

    /// The word for telephony of whoever used the console last; empty when nobody is signed in.
    public Optional<String> lastAtDesk() {
        return sql.sql(LAST_SEEN)
                .query(Long.class)
                .optional()
                .flatMap(people::find)
                .map(person -> words(person).iterator().next());
    }

    /// Says whose telephone it is from now on.
    ///
    /// @param extension as telephony calls it; blank or null for none
    @Transactional
    public void set(SignedIn who, long person, @Nullable String extension) {
        var wanted = extension == null ? "" : standard(extension);
        if (!wanted.isEmpty() && !EXTENSION.matcher(wanted).matches()) {
            throw new AtalayaError(7105, Exit.FAILED, "that cannot be an extension")
                    .remedy("at most 60 letters, digits and . _ @ + -");
        }
        if (of(person).orElse("").equals(wanted)) {
            return;
        }
        sql.sql("delete from contact.extension where person = :person")
                .param("person", person)
                .update();
        if (!wanted.isEmpty()) {
            add(person, wanted);
        }
        audit.record(who, "person.extension", Accounts.subject(person));
    }

    private void add(long person, String extension) {
        try {
            sql.sql(
                            "insert into contact.extension (person, extension) values (:person, :extension)")
                    .param("person", person)
                    .param("extension", extension)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AtalayaError(7106, Exit.FAILED, "that extension is somebody else's")
                    .remedy("take it from them first, in Settings or by atalaya user extension")
                    .because(taken);
        }
    }

    /// Extensions and logins are compared in lower case.
    static String standard(String agent) {
        return agent.strip().toLowerCase(Locale.ROOT);
    }
}
