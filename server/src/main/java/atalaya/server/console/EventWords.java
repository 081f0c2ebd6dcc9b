package atalaya.server.console;

import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.console.page.TimelinePart;
import atalaya.server.console.page.Words;
import atalaya.server.profile.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts an interaction into words: a title that says it all, the numbers that matter, the
/// customer's own words.
record EventWords(Words words, SourceTags tags, Masks masks) {

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
                    Map.entry("Chat Ended", "message-square"),
                    Map.entry("Chat Answered", "message-square"),
                    Map.entry("Chat Transferred", "message-square"),
                    Map.entry("Chat Abandoned", "message-square"),
                    Map.entry("Email Received", "mail"),
                    Map.entry("Email Taken", "mail"),
                    Map.entry("Email Transferred", "mail"),
                    Map.entry("Email Answered", "mail"),
                    Map.entry("Email Unanswered", "mail"));

    /// What matters most of an interaction; the rest follows in its own order.
    private static final List<String> FIRST =
            List.of(
                    "name", "product", "concept", "place", "onTime", "topic", "result", "defect",
                    "query", "level", "points", "units");

    /// Seconds, and the text that says what lasted.
    private static final Map<String, String> SECONDS =
            Map.of(
                    "wait", "console.property.wait",
                    "wait_seconds", "console.property.wait",
                    "waitSeconds", "console.property.wait",
                    "duration", "console.property.duration",
                    "duration_seconds", "console.property.duration",
                    "talkSeconds", "console.property.duration",
                    "seconds", "console.property.duration");

    /// What says nothing to a reader, is said already, or is an address of its own.
    private static final Set<String> UNSAID =
            Set.of(
                    "late",
                    "first_contact",
                    "polarity",
                    "currency",
                    "revenue",
                    "order_id",
                    "return_id",
                    "offer_id",
                    "campaign_id",
                    "product_id",
                    "articles",
                    "friend",
                    "nps",
                    "csat",
                    "email",
                    "session",
                    "anonymous_id",
                    "call_id",
                    "channel",
                    "phone",
                    "caller",
                    "record_of");

    private static final Set<String> AMOUNTS = Set.of("price", "discount", "monthlyCost");

    /// References that are codes of a system and tell a reader nothing.
    private static final Set<String> CODES = Set.of("call", "card", "device", "survey", "ticket");

    /// References that are names rather than numbers.
    private static final Set<String> NAMES = Set.of("campaign", "offer");

    private static final Pattern SHOUTED = Pattern.compile("[\\p{Lu}][\\p{Lu} ]{2,}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}\\.\\d{1,4}");
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /// Interactions one after the other that say the same, as one line: the newest, and how often.
    TimelinePart.Event event(List<TimelineEntry> alike) {
        var newest = event(alike.getFirst());
        if (alike.size() == 1) {
            return newest;
        }
        var details =
                alike.stream()
                        .map(this::detail)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_DETAILS)
                        .collect(Collectors.joining("; "));
        return new TimelinePart.Event(
                newest.at(),
                newest.icon(),
                newest.tone(),
                words.text("console.event.times", newest.title(), alike.size()),
                details.isEmpty() ? null : details,
                null,
                newest.source(),
                newest.notes(),
                alike.stream()
                        .map(TimelineEntry::outcome)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::doubleValue)
                        .reduce(Double::sum)
                        .orElse(null));
    }

    /// Whether two interactions may share a line: nothing but their time, or what was looked at,
    /// tells them apart.
    static boolean alike(TimelineEntry one, TimelineEntry other) {
        return one.type().equals(other.type())
                && one.source().equals(other.source())
                && Objects.equals(one.channel(), other.channel())
                && Objects.equals(one.reference(), other.reference())
                && one.text() == null
                && other.text() == null
                && one.amount() == null
                && other.amount() == null;
    }

    private TimelinePart.Event event(TimelineEntry entry) {
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
        var title = titled(words.textOr(key, entry.type()), entry);
        return entry.amount() == null || entry.amount().signum() == 0
                ? title
                : words.text(
                        "console.event.amount",
                        title,
                        words.money(entry.amount(), entry.currency()));
    }

    private String titled(String title, TimelineEntry entry) {
        var kind = entry.referenceKind();
        if (entry.type().equals("Survey Answered")) {
            return scored(title, entry);
        }
        if (entry.reference() == null || CODES.contains(kind == null ? "" : kind)) {
            return title;
        }
        if (kind != null && !entry.family().startsWith(kind)) {
            var about = "console.event.about." + kind;
            return words.has(about) ? words.text(about, title, entry.reference()) : title;
        }
        return words.text(
                NAMES.contains(kind == null ? "" : kind)
                        ? "console.event.named"
                        : "console.event.titled",
                title,
                entry.reference());
    }

    private String scored(String title, TimelineEntry entry) {
        for (var score : List.of("nps", "csat")) {
            var value = entry.properties().get(score);
            if (value != null) {
                return words.text("console.event." + score, title, value);
            }
        }
        return title;
    }

    private @Nullable String detail(TimelineEntry entry) {
        var details =
                entry.properties().entrySet().stream()
                        .filter(property -> !UNSAID.contains(property.getKey()))
                        .filter(property -> !saidByType(entry.type(), property.getKey()))
                        .filter(property ->
                                !String.valueOf(property.getValue()).equals(entry.reference()))
                        .sorted(Comparator.comparingInt(property -> rank(property.getKey())))
                        .map(property -> property(property.getKey(), property.getValue()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_DETAILS)
                        .collect(Collectors.joining(" · "));
        return details.isEmpty() ? null : details;
    }

    private static boolean saidByType(String type, String property) {
        return type.equals("Call Abandoned") && property.equals("result");
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }

    private @Nullable String property(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString().strip();
        if (text.isEmpty() || text.startsWith("{") || text.startsWith("[")) {
            return null;
        }
        var lasts = SECONDS.get(name);
        if (lasts != null && text.matches("\\d{1,7}(\\.\\d+)?")) {
            long seconds = (long) Double.parseDouble(text);
            return seconds == 0 ? null : words.text(lasts, lasting(seconds));
        }
        var key = "console.property." + name;
        if (AMOUNTS.contains(name) && text.matches("\\d{1,9}(\\.\\d+)?")) {
            var amount = Double.parseDouble(text);
            return amount == 0 ? null : words.text(key, words.decimal(amount, 2));
        }
        var valued = words.find(key + "." + text.toLowerCase(Locale.ROOT));
        if (valued.isPresent()) {
            return valued.get();
        }
        if (WHOLE.matcher(text).matches() && words.has(key + ".other")) {
            return words.count(key, Long.parseLong(text));
        }
        if (words.has(key)) {
            return said(key, text);
        }
        return masks.sight(FieldClass.UNCLASSIFIED) == Sight.CLEAR
                ? words.text("console.property.other", spaced(name), plain(text))
                : null;
    }

    /// A value of its own begins with a capital; within a phrase it goes on in small letters.
    private @Nullable String said(String key, String text) {
        var plain = plain(text);
        if (text.matches("0+(\\.0+)?")) {
            return null;
        }
        return words.textOr(key, "").equals("{0}")
                ? Character.toUpperCase(plain.charAt(0)) + plain.substring(1)
                : words.text(key, plain);
    }

    /// A value as people write it: a known word in the reader's language, a date, an amount, and
    /// nothing shouted.
    private String plain(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        var known = words.find("console.value." + word);
        if (known.isPresent()) {
            return known.get();
        }
        if (WHOLE.matcher(text).matches()) {
            return words.number(Long.parseLong(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return words.decimal(
                    Double.parseDouble(text), text.endsWith(".0") ? 0 : decimals(text));
        }
        return date(text).map(words::date).orElse(SHOUTED.matcher(text).matches() ? word : text);
    }

    private static int decimals(String text) {
        return text.length() - text.indexOf('.') - 1;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.length() == 10
                    ? Optional.of(
                            text.charAt(2) == '/'
                                    ? LocalDate.parse(text, DAY_FIRST)
                                    : LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /// `daysLate` and `days_late` are `days late` to a reader.
    private static String spaced(String name) {
        return name.replace('_', ' ')
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .toLowerCase(Locale.ROOT);
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
