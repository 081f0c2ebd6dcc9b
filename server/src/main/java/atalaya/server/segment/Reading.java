package atalaya.server.segment;

import java.util.List;

/// What became of terms that somebody wrote.
public sealed interface Reading {

    /// They may be put in force.
    record Whole(Terms terms) implements Reading {}

    /// They may not.
    ///
    /// @param flaws never empty, in the order of the table
    record Flawed(List<Flaw> flaws) implements Reading {}
}
