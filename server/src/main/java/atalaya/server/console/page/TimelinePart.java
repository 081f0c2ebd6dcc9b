package atalaya.server.console.page;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened with a customer, newest first.
///
/// @param strip the 52 weeks, or null for a customer without interactions
/// @param span the period shown, in words
/// @param earlier address of the period before
/// @param later address of the period after, or null when this is the last
/// @param whole address without the period, or null when there is none
/// @param older address of the next page, or null at the end
/// @param apart what is left out because nobody knows whose it was
public record TimelinePart(
        long total,
        List<Filter> channels,
        List<Filter> families,
        @Nullable Content strip,
        List<String> axis,
        String span,
        @Nullable String earlier,
        @Nullable String later,
        @Nullable String whole,
        List<Day> days,
        @Nullable String older,
        @Nullable String newest,
        List<Apart> apart) {

    /// What came from a point that several share, and is in nobody's list.
    ///
    /// @param url where it is, or null when it is here
    public record Apart(String text, @Nullable String url) {}

    /// One choice above the list.
    public record Filter(String label, String icon, long count, String url, boolean chosen) {}

    /// The interactions of one day.
    public record Day(String heading, @Nullable String aside, List<Event> events) {}

    /// One interaction.
    ///
    /// @param tone `good`, `bad` or empty
    /// @param detail a line under the title, or null
    /// @param quote the customer's words, or null
    /// @param outcome how good it was for the customer, or null when unknown
    public record Event(
            Instant at,
            String icon,
            String tone,
            String title,
            @Nullable String detail,
            @Nullable String quote,
            SourceTag source,
            List<String> notes,
            @Nullable Double outcome) {}

    /// The families but the first, which shows everything.
    public boolean filtered() {
        return channels.stream().skip(1).anyMatch(Filter::chosen)
                || families.stream().anyMatch(Filter::chosen)
                || whole != null;
    }
}
