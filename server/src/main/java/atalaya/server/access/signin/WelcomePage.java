package atalaya.server.access.signin;

import atalaya.server.access.OneTimeLinks.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// What a one-time link opens.
///
/// @param code of the link
/// @param purpose null for a link that does not work, any more or ever
/// @param login of the person it is for, or as typed before
/// @param name the same
/// @param problem the key of what went wrong, or null
@NamedInterface("pages")
public record WelcomePage(
        Form form,
        String code,
        @Nullable Purpose purpose,
        String login,
        String name,
        @Nullable String problem) {}
