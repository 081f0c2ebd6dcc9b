package atalaya.server.quality;

import org.jspecify.annotations.Nullable;

/// One line of a file with a flaw, for people who may see raw data.
///
/// @param text the line as it stands in the file
public record FlawExample(
        String file, String path, long line, @Nullable String column, String detail, String text) {}
