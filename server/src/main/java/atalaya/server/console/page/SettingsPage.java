package atalaya.server.console.page;

/// How the reader likes the pages.
public record SettingsPage(String language, String theme, boolean letterKeys) {}
