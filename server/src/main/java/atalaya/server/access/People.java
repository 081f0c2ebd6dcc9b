package atalaya.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everybody who may sign in or ever could, in table `access.person`.
@Component
public class People {

    private static final String COLUMNS =
            """
            select person, login, name, roles, owner_name, language, theme, letter_keys, active
              from access.person
            """;

    private static final String ADD =
            """
            insert into access.person (login, name, roles, owner_name, language, added_at)
            values (:login, :name, :roles, :owner, :language, :at)
            returning person
            """;

    private static final String CHANGE =
            """
            update access.person
               set name = :name, roles = :roles, owner_name = :owner, active = :active
             where person = :person
            """;

    private static final long ADMINISTRATORS = 0x41444D494EL;

    private final JdbcClient sql;
    private final InstantSource time;

    People(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /// In alphabetical order, those who left at the end.
    public List<Person> all() {
        return sql.sql(COLUMNS + " order by active desc, name, person").query(People::read).list();
    }

    public Optional<Person> find(long person) {
        return sql.sql(COLUMNS + " where person = :person")
                .param("person", person)
                .query(People::read)
                .optional();
    }

    public Optional<Person> find(String login) {
        return sql.sql(COLUMNS + " where login = :login")
                .param("login", standard(login))
                .query(People::read)
                .optional();
    }

    public boolean isEmpty() {
        return sql.sql("select not exists (select from access.person)")
                .query(Boolean.class)
                .single();
    }

    /// A login as we compare it: lower case, without spaces around it.
    public static String standard(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /// Adds somebody who cannot sign in before they set a password by a one-time link.
    Person add(
            String login,
            String name,
            Set<Role> roles,
            @Nullable String ownerName,
            Preferences.Language language) {
        long person =
                sql.sql(ADD)
                        .param("login", standard(login))
                        .param("name", name.strip())
                        .param("roles", names(roles))
                        .param("owner", ownerName, Types.VARCHAR)
                        .param("language", language.name())
                        .param("at", time.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        return find(person).orElseThrow();
    }

    void change(
            long person, String name, Set<Role> roles, @Nullable String ownerName, boolean active) {
        sql.sql(CHANGE)
                .param("name", name.strip())
                .param("roles", names(roles))
                .param("owner", ownerName, Types.VARCHAR)
                .param("active", active)
                .param("person", person)
                .update();
    }

    public void prefer(long person, Preferences preferences) {
        sql.sql(
                        """
                        update access.person
                           set language = :language, theme = :theme, letter_keys = :letters
                         where person = :person
                        """)
                .param("language", preferences.language().name())
                .param("theme", preferences.theme().name())
                .param("letters", preferences.letterKeys())
                .param("person", person)
                .update();
    }

    /// The Argon2id hash, empty for somebody who has not set a password.
    public Optional<String> password(long person) {
        return sql.sql(
                        "select password from access.person where person = :person and password is not null")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    public void password(long person, String argon2) {
        sql.sql("update access.person set password = :password where person = :person")
                .param("password", argon2)
                .param("person", person)
                .update();
    }

    void forgetPassword(long person) {
        sql.sql("update access.person set password = null where person = :person")
                .param("person", person)
                .update();
    }

    /// The active administrators, who stay the same until the transaction ends: two of them cannot
    /// remove each other at once.
    Set<Long> lockAdministrators() {
        sql.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ADMINISTRATORS)
                .query((rs, row) -> row)
                .list();
        return Set.copyOf(
                sql.sql(
                                """
                                select person from access.person
                                 where active and 'ADMINISTRATOR' = any (roles)
                                """)
                        .query(Long.class)
                        .list());
    }

    static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("person"),
                row.getString("login"),
                row.getString("name"),
                roles((String[]) row.getArray("roles").getArray()),
                row.getString("owner_name"),
                new Preferences(
                        Preferences.Language.valueOf(row.getString("language")),
                        Preferences.Theme.valueOf(row.getString("theme")),
                        row.getBoolean("letter_keys")),
                row.getBoolean("active"));
    }

    private static Set<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }
}
