package atalaya.server.console.page;

/// A source as it is named beside a value: its title and one of five colours, or the mark of a
/// person's hand.
///
/// @param style `c1` … `c5`, or `hand`
public record SourceTag(String title, String style) {}
