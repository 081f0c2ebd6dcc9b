package atalaya.server.access;

import java.util.Optional;

/// Who is asking, and by which route. A parameter of this type in a controller method is filled in.
///
/// On routes open to everyone the parameter is `Optional<SignedIn>`.
public record SignedIn(Person person, Route route) {

    /// Whoever runs a command on this machine.
    public static SignedIn atCommandLine() {
        return new SignedIn(Person.COMMAND_LINE, Route.COMMAND);
    }

    public boolean has(Role role) {
        return person.has(role);
    }

    public Preferences preferences() {
        return person.preferences();
    }

    /// What this person sees of each field on this route.
    public Masks masks() {
        return Policy.masks(person.roles(), route);
    }

    /// Whether the person may call a route, so that a page can leave out what would be refused.
    ///
    /// @param method such as `GET`
    /// @param path a pattern of [Policy] or a path that matches one
    public boolean may(String method, String path) {
        return Policy.find(method, path).map(row -> row.admits(person.roles())).orElse(false);
    }

    /// The name that the `owner` attribute of a customer must have for this person to see the
    /// customer; absent for somebody who sees all of them.
    ///
    /// Blank for an account manager who has no customers yet: it equals no owner.
    public Optional<String> ownerScope() {
        boolean onlyOwn = person.roles().stream().allMatch(Role.ACCOUNT_MANAGER::equals);
        if (!onlyOwn) {
            return Optional.empty();
        }
        var owner = person.ownerName();
        return Optional.of(owner == null ? "" : owner);
    }
}
