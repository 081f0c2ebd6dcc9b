package atalaya.server.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param person the number that the audit knows them by; 0 is the command line
/// @param login what they type to sign in, in lower case
/// @param ownerName how the `owner` attribute of customers names them; absent for most
/// @param active false once they left: they cannot sign in, and the audit still names them
public record Person(
        long person,
        String login,
        String name,
        Set<Role> roles,
        @Nullable String ownerName,
        Preferences preferences,
        boolean active) {

    /// Whoever runs a command on this machine; the data directory is theirs anyway.
    public static final Person COMMAND_LINE =
            new Person(
                    0,
                    "atalaya",
                    "Atalaya",
                    Set.of(Role.ADMINISTRATOR),
                    null,
                    Preferences.DEFAULT,
                    true);

    /// What the logins of programs begin with, before the name of their key.
    static final String PROGRAM = "key-";

    public Person {
        roles = Set.copyOf(roles);
    }

    /// The number only, so that no log holds a name.
    @Override
    public String toString() {
        return "person " + person;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /// Whether it is a program, which acts with a key.
    public boolean isProgram() {
        return login.startsWith(PROGRAM);
    }
}
