package atalaya.server.access;

import atalaya.server.access.OneTimeLinks.Purpose;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How somebody gets in for the first time: there is no default password, a link is printed
/// instead.
@Component
public class FirstSignIn {

    private static final String DEMO = "demo";

    private final People people;
    private final OneTimeLinks links;

    FirstSignIn(People people, OneTimeLinks links) {
        this.people = people;
        this.links = links;
    }

    /// The path that makes the first administrator, to print after the address of the console;
    /// absent once there is somebody.
    ///
    /// It works once, for a day, and each call makes the one before worthless.
    @Transactional
    public Optional<String> link() {
        return people.isEmpty() ? Optional.of(links.make(Purpose.FIRST, null)) : Optional.empty();
    }

    /// The path that signs in to the demo as person `demo`, who is made when absent and has no
    /// password.
    @Transactional
    public String demoLink() {
        var demo =
                people.find(DEMO)
                        .orElseGet(() ->
                                people.add(
                                        DEMO,
                                        "Demo",
                                        Set.of(Role.ADMINISTRATOR),
                                        null,
                                        Preferences.Language.ES));
        return links.make(Purpose.SIGN_IN, demo.person());
    }
}
