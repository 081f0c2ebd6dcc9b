package atalaya.server.console.page;

import org.jspecify.annotations.Nullable;

/// How the reader likes the pages, and the change of password.
///
/// @param password what became of a change of password, in words, or null
/// @param changed whether it was changed
/// @param extension of the reader, blank while they have none; null for who has no telephone
public record SettingsPage(
        String language,
        String theme,
        boolean letterKeys,
        @Nullable String password,
        boolean changed,
        @Nullable String extension) {}
