package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may sign in, and what they may do.
///
/// @param draft the form: a new person, or the one that is being changed
/// @param link a one-time link that was just made, or null
public record PeoplePage(List<Line> lines, Draft draft, @Nullable Link link) {

    public PeoplePage {
        lines = List.copyOf(lines);
    }

    /// One person.
    ///
    /// @param roles their labels
    /// @param owner how the owner of customers names them, or empty
    public record Line(
            long person, String login, String name, String roles, String owner, boolean active) {}

    /// What the form holds.
    ///
    /// @param person who is being changed, or null for a new person
    public record Draft(
            @Nullable Long person,
            String login,
            String name,
            String owner,
            boolean active,
            List<Choice> roles) {

        public Draft {
            roles = List.copyOf(roles);
        }

        /// Where the form goes.
        public String action() {
            return person == null ? "/settings/people" : "/settings/people/" + person;
        }
    }

    /// A role to tick.
    public record Choice(String value, String label, String about, boolean chosen) {}

    /// @param url to hand to the person, over a channel that is theirs
    public record Link(String name, String url) {}
}
