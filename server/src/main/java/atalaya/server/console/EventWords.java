package atalaya.server.console;

import atalaya.server.console.page.TimelinePart;
import atalaya.server.console.page.Words;
import atalaya.server.profile.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts an interaction into words: a title that says it all, the numbers that matter, the
/// customer's own words.
record EventWords(Words words, SourceTags tags) {

    private static final int LONGEST_QUOTE = 280;
    private static final int MOST_DETAILS = 4;

    private static final Map<String, String> FAMILY_ICONS =
            Map.ofEntries(
                    Map.entry("browsing", "globe"),
                    Map.entry("orders", "shopping-bag"),
                    Map.entry("returns", "undo-2"),
                    Map.entry("calls", "headphones"),
                    Map.entry("cases", "inbox"),
                    Map.entry("voice", "message-circle"),
                    Map.entry("campaigns", "megaphone"),
                    Map.entry("sales", "briefcase"),
                    Map.entry("money", "credit-card"),
                    Map.entry("loyalty", "gift"),
                    Map.entry("devices", "cpu"));
    private static final Map<String, String> TYPE_ICONS =
            Map.ofEntries(
                    Map.entry("Call Abandoned", "phone-missed"),
                    Map.entry("Call Queued", "phone"),
                    Map.entry("App Opened", "smartphone"),
                    Map.entry("Store Visited", "store"),
                    Map.entry("Order Shipped", "truck"),
                    Map.entry("Order Delivered", "package"),
                    Map.entry("Delivery Failed", "truck"),
                    Map.entry("Survey Answered", "star"),
                    Map.entry("Review", "star"),
                    Map.entry("Product Reviewed", "star"),
                    Map.entry("Like", "thumbs-up"),
                    Map.entry("Email Delivered", "mail"),
                    Map.entry("Email Opened", "mail"),
                    Map.entry("Email Bounced", "mail"),
                    Map.entry("Unsubscribed", "ban"),
                    Map.entry("Marked as Spam", "ban"),
                    Map.entry("Payment Received", "wallet"),
                    Map.entry("Fee Charged", "receipt"),
                    Map.entry("Chat Started", "message-square"),
                    Map.entry("Chat Ended", "message-square"));

    private static final Set<String> SECONDS =
            Set.of("wait", "wait_seconds", "duration", "duration_seconds", "seconds");

    /// What says nothing to a reader, or is said already.
    private static final Set<String> UNSAID =
            Set.of(
                    "late",
                    "first_contact",
                    "polarity",
                    "currency",
                    "order_id",
                    "session",
                    "anonymous_id");

    TimelinePart.Event event(TimelineEntry entry) {
        var outcome = entry.outcome() == null ? null : entry.outcome().doubleValue();
        return new TimelinePart.Event(
                entry.at(),
                TYPE_ICONS.getOrDefault(
                        entry.type(), FAMILY_ICONS.getOrDefault(entry.family(), "activity")),
                tone(outcome),
                title(entry),
                detail(entry),
                quote(entry.text()),
                tags.tag(entry.source()),
                notes(entry),
                outcome);
    }

    static String familyIcon(String family) {
        return FAMILY_ICONS.getOrDefault(family, "activity");
    }

    private static String tone(@Nullable Double outcome) {
        if (outcome == null || outcome == 0) {
            return "";
        }
        return outcome > 0 ? "good" : "bad";
    }

    private String title(TimelineEntry entry) {
        var key = "console.interaction." + entry.type().toLowerCase(Locale.ROOT).replace(' ', '-');
        var title = words.textOr(key, entry.type());
        if (entry.reference() != null) {
            title = words.text("console.event.titled", title, entry.reference());
        }
        if (entry.amount() != null && entry.amount().signum() != 0) {
            title =
                    words.text(
                            "console.event.amount",
                            title,
                            words.money(entry.amount(), entry.currency()));
        }
        return title;
    }

    private @Nullable String detail(TimelineEntry entry) {
        var details = new ArrayList<String>();
        entry.properties()
                .forEach((name, value) -> {
                    boolean said =
                            UNSAID.contains(name)
                                    || String.valueOf(value).equals(entry.reference());
                    if (details.size() < MOST_DETAILS && !said) {
                        var text = property(name, value);
                        if (text != null) {
                            details.add(text);
                        }
                    }
                });
        return details.isEmpty() ? null : String.join(" · ", details);
    }

    private @Nullable String property(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString().strip();
        if (text.isEmpty() || text.startsWith("{") || text.startsWith("[")) {
            return null;
        }
        if (SECONDS.contains(name) && text.matches("\\d{1,7}(\\.\\d+)?")) {
            return words.text(
                    name.startsWith("wait") ? "console.property.wait" : "console.property.duration",
                    lasting((long) Double.parseDouble(text)));
        }
        var plain = words.textOr("console.value." + text.toLowerCase(Locale.ROOT), text);
        var key = "console.property." + name;
        return words.has(key)
                ? words.text(key, plain)
                : words.text("console.property.other", name.replace('_', ' '), plain);
    }

    /// `9 min 40 s`
    static String lasting(long seconds) {
        var time = Duration.ofSeconds(seconds);
        if (time.toMinutes() == 0) {
            return seconds + " s";
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private static @Nullable String quote(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var whole = text.strip();
        return whole.length() <= LONGEST_QUOTE
                ? whole
                : whole.substring(0, LONGEST_QUOTE - 1).strip() + "…";
    }

    private List<String> notes(TimelineEntry entry) {
        var notes = new ArrayList<String>();
        if (entry.channel() != null) {
            notes.add(words.textOr("console.channel." + entry.channel(), entry.channel()));
        }
        if (entry.department() != null) {
            notes.add(words.textOr("console.department." + entry.department(), entry.department()));
        }
        return notes;
    }
}
