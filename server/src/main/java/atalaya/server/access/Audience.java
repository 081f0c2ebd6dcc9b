package atalaya.server.access;

import java.util.EnumSet;
import java.util.Set;

/// Who a row of [Policy] is for.
record Audience(boolean signedOut, Set<Role> roles) {

    /// Also people who have not signed in.
    static final Audience ANYONE = new Audience(true, EnumSet.allOf(Role.class));

    /// Programs that show a write key, which the route itself asks for; no person is asked who they
    /// are.
    static final Audience KEYS = new Audience(true, EnumSet.noneOf(Role.class));

    /// Everyone who has signed in, whatever their role.
    static final Audience SIGNED_IN = new Audience(false, EnumSet.allOf(Role.class));

    /// Those who may change what is known about a customer.
    static final Audience CORRECTORS =
            of(Role.AGENT, Role.ACCOUNT_MANAGER, Role.STEWARD, Role.ADMINISTRATOR);

    /// Those at whose desk customers' calls ring.
    static final Audience DESKS = of(Role.AGENT, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR);

    /// Those who answer for the data.
    static final Audience STEWARDS = of(Role.STEWARD, Role.ADMINISTRATOR);

    /// Those who look at the data as a whole.
    static final Audience DATA = of(Role.ANALYST, Role.STEWARD, Role.DIRECTOR, Role.ADMINISTRATOR);

    /// Those who are told what happens to the customers they look after, and who answer for them.
    static final Audience ALERTED = of(Role.ACCOUNT_MANAGER, Role.DIRECTOR, Role.ADMINISTRATOR);

    /// Those who answer for what all customers bring together.
    static final Audience MANAGEMENT = of(Role.ANALYST, Role.DIRECTOR, Role.ADMINISTRATOR);

    /// Those who may draft how customers are to be treated, and try it.
    static final Audience TREATMENT_AUTHORS = of(Role.ANALYST, Role.DIRECTOR, Role.ADMINISTRATOR);

    /// Those who may put it in force.
    static final Audience TREATMENT_PUBLISHERS = of(Role.DIRECTOR, Role.ADMINISTRATOR);

    static final Audience ADMINISTRATORS = of(Role.ADMINISTRATOR);

    static Audience of(Role first, Role... more) {
        return new Audience(false, EnumSet.of(first, more));
    }
}
