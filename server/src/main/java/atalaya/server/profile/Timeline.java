package atalaya.server.profile;

import atalaya.server.resolve.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All interactions of a customer's records, over all channels.
@Component
public class Timeline {

    /// One page, newest first.
    ///
    /// @param cursor from the page before, or null for the newest
    /// @param limit rows a page, 50 on screen
    public TimelinePage page(
            CustomerId customer, TimelineFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The 52 weeks up to and including the week of `until`, oldest first, empty weeks included.
    public List<TimelineWeek> weeks(CustomerId customer, LocalDate until) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How many interactions there are for each channel, most first.
    public Map<String, Long> channels(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How many interactions there are for each family of types, most first.
    public Map<String, Long> families(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
