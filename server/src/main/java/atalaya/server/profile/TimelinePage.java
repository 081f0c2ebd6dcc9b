package atalaya.server.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a timeline, newest first.
///
/// @param next the cursor of the following, older page, or null at the end
public record TimelinePage(List<TimelineEntry> entries, @Nullable String next) {

    public TimelinePage {
        entries = List.copyOf(entries);
    }
}
