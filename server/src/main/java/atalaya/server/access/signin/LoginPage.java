package atalaya.server.access.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// The sign-in form.
///
/// @param next where to go afterwards, always a path of ours
/// @param login as typed before, or empty
/// @param problem the key of what went wrong, or null
/// @param waitSeconds how long to wait, where that is the problem
@NamedInterface("pages")
public record LoginPage(
        Form form, String next, String login, @Nullable String problem, long waitSeconds) {}
