package atalaya.server.console.page;

import org.jspecify.annotations.Nullable;

/// What failed, what is still true, what to do, and a code to tell somebody.
///
/// @param code shown with a button to copy it, or null where there is nothing to look up
public record ErrorPage(String icon, String title, String text, @Nullable String code) {}
