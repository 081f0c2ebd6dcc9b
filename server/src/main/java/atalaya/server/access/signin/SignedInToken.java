package atalaya.server.access.signin;

import atalaya.server.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A person as Spring Security carries them through a request.
final class SignedInToken extends AbstractAuthenticationToken {

    private final transient Person person;

    SignedInToken(Person person) {
        super(
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
        this.person = person;
        setAuthenticated(true);
    }

    Person person() {
        return person;
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /// Short, since Spring puts it in messages.
    @Override
    public String toString() {
        return person.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInToken token && token.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
