package atalaya.server.console;

import atalaya.server.access.Masks;
import atalaya.server.console.draw.WeekStrip;
import atalaya.server.console.page.TimelinePart;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Deeds;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.profile.TimelineWeek;
import atalaya.server.resolve.CustomerId;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// Builds the timeline: filters, the 52 weeks, and one page of interactions by day.
@Component
final class TimelineParts {

    /// With more, the page of a customer of many sources passes 2,500 nodes.
    private static final int ROWS = 25;

    private static final int WEEKS = 52;
    private static final int WINDOW_DAYS = 28;
    private static final int MOST_CHANNELS = 7;
    private static final int MOST_FAMILIES = 4;

    private static final Map<String, String> CHANNEL_ICONS =
            Map.ofEntries(
                    Map.entry("web", "globe"),
                    Map.entry("app", "smartphone"),
                    Map.entry("store", "store"),
                    Map.entry("call", "headphones"),
                    Map.entry("chat", "message-square"),
                    Map.entry("email", "mail"),
                    Map.entry("sms", "message-circle"),
                    Map.entry("post", "inbox"),
                    Map.entry("social", "share-2"),
                    Map.entry("device", "cpu"),
                    Map.entry("branch", "building-2"),
                    Map.entry("partner", "users"));

    private final Timeline timeline;

    TimelineParts(Timeline timeline) {
        this.timeline = timeline;
    }

    /// What the address asks for; null parts do not restrict.
    ///
    /// @param from first day of the period
    /// @param to last day of the period
    /// @param before cursor of the page
    record Asked(
            @Nullable String channel,
            @Nullable String family,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String before) {

        static final Asked ALL = new Asked(null, null, null, null, null);

        Asked channel(@Nullable String other) {
            return new Asked(other, family, from, to, null);
        }

        Asked family(@Nullable String other) {
            return new Asked(channel, other, from, to, null);
        }

        Asked period(@Nullable LocalDate first, @Nullable LocalDate last) {
            return new Asked(channel, family, first, last, null);
        }

        Asked before(@Nullable String cursor) {
            return new Asked(channel, family, from, to, cursor);
        }

        boolean hasPeriod() {
            return from != null || to != null;
        }

        String url(CustomerId customer) {
            var url = UriComponentsBuilder.fromPath("/customers/" + customer);
            add(url, "ch", channel);
            add(url, "type", family);
            add(url, "from", from);
            add(url, "to", to);
            add(url, "before", before);
            return url.encode().toUriString();
        }

        private static void add(UriComponentsBuilder url, String name, @Nullable Object value) {
            if (value != null) {
                url.queryParam(name, value);
            }
        }
    }

    /// What a customer did over all its channels, counted once for the whole page.
    ///
    /// @param deeds orders, returns, calls and cases, each counted once
    /// @param weeks the 52 of the strip; empty for a customer without interactions
    /// @param last the day on which the strip ends
    record Counts(
            long total,
            Map<String, Long> channels,
            Map<String, Long> families,
            Map<String, Deeds> deeds,
            List<TimelineWeek> weeks,
            LocalDate last) {}

    Counts counts(Profile profile, Asked asked, Words words) {
        var customer = profile.customer();
        long total = profile.activity().interactions();
        var last = lastDay(asked, profile.activity().lastAt(), words);
        return total == 0
                ? new Counts(0, Map.of(), Map.of(), Map.of(), List.of(), last)
                : new Counts(
                        total,
                        timeline.channels(customer),
                        timeline.families(customer),
                        timeline.deeds(customer),
                        timeline.weeks(customer, last),
                        last);
    }

    TimelinePart of(
            CustomerId customer,
            Asked asked,
            Counts counts,
            Words words,
            SourceTags tags,
            Masks masks,
            List<TimelinePart.Apart> apart) {
        var page = timeline.page(customer, filter(asked, words), asked.before(), ROWS);
        var last = counts.last();
        return new TimelinePart(
                counts.total(),
                channels(customer, asked, counts, words),
                families(customer, asked, counts, words),
                counts.total() == 0 ? null : strip(customer, asked, counts, words),
                axis(last, words),
                span(asked, words),
                earlier(asked, last).url(customer),
                later(asked, words, customer),
                asked.hasPeriod() ? asked.period(null, null).url(customer) : null,
                days(page.entries(), words, new EventWords(words, tags, masks)),
                page.next() == null ? null : asked.before(page.next()).url(customer),
                asked.before() == null ? null : asked.before(null).url(customer),
                apart);
    }

    private static TimelineFilter filter(Asked asked, Words words) {
        return new TimelineFilter(
                asked.channel(),
                asked.family(),
                asked.from() == null ? null : asked.from().atStartOfDay(words.zone()).toInstant(),
                asked.to() == null
                        ? null
                        : asked.to().plusDays(1).atStartOfDay(words.zone()).toInstant());
    }

    /// The strip ends today, or at the last interaction of somebody long silent, or at a period
    /// further back.
    private static LocalDate lastDay(Asked asked, @Nullable Instant lastAt, Words words) {
        var today = words.today();
        var year = today.minusWeeks(WEEKS - 1);
        if (asked.to() != null && asked.to().isBefore(year)) {
            return asked.to();
        }
        var last = lastAt == null ? today : lastAt.atZone(words.zone()).toLocalDate();
        return last.isBefore(year) && !asked.hasPeriod() ? last : today;
    }

    private static List<TimelinePart.Filter> channels(
            CustomerId customer, Asked asked, Counts counts, Words words) {
        if (counts.channels().size() < 2) {
            return List.of();
        }
        var filters = new ArrayList<TimelinePart.Filter>();
        filters.add(
                new TimelinePart.Filter(
                        words.text("console.timeline.all"),
                        "layers",
                        counts.total(),
                        asked.channel(null).url(customer),
                        asked.channel() == null));
        counts.channels().entrySet().stream()
                .limit(MOST_CHANNELS)
                .map(entry ->
                        new TimelinePart.Filter(
                                words.textOr("console.channel." + entry.getKey(), entry.getKey()),
                                CHANNEL_ICONS.getOrDefault(entry.getKey(), "activity"),
                                entry.getValue(),
                                asked.channel(entry.getKey()).url(customer),
                                entry.getKey().equals(asked.channel())))
                .forEach(filters::add);
        return filters;
    }

    private static List<TimelinePart.Filter> families(
            CustomerId customer, Asked asked, Counts counts, Words words) {
        return counts.families().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("browsing") || "browsing".equals(asked.family()))
                .limit(MOST_FAMILIES)
                .map(entry -> {
                    boolean chosen = entry.getKey().equals(asked.family());
                    return new TimelinePart.Filter(
                            words.textOr("console.family." + entry.getKey(), entry.getKey()),
                            EventWords.familyIcon(entry.getKey()),
                            entry.getValue(),
                            asked.family(chosen ? null : entry.getKey()).url(customer),
                            chosen);
                })
                .toList();
    }

    private static Content strip(CustomerId customer, Asked asked, Counts counts, Words words) {
        var weeks =
                counts.weeks().stream().map(week -> week(customer, asked, week, words)).toList();
        long count = weeks.stream().mapToLong(WeekStrip.Week::interactions).sum();
        var said = words.count("console.interactions", count);
        return WeekStrip.of(
                weeks,
                asked.hasPeriod()
                        ? words.text("console.timeline.strip-window", said, span(asked, words))
                        : words.text("console.timeline.strip", said));
    }

    private static WeekStrip.Week week(
            CustomerId customer, Asked asked, TimelineWeek week, Words words) {
        var sunday = week.monday().plusDays(6);
        double most = 5.0 * Math.max(1, week.interactions());
        double bad = Math.min(1, -week.bad() / most);
        double good = Math.min(1 - bad, week.good() / most);
        boolean chosen =
                !asked.hasPeriod()
                        || (asked.from() == null || !sunday.isBefore(asked.from()))
                                && (asked.to() == null || !week.monday().isAfter(asked.to()));
        return new WeekStrip.Week(
                week.interactions(),
                good,
                bad,
                words.text(
                        "console.timeline.week",
                        words.date(week.monday()),
                        words.count("console.interactions", week.interactions())),
                asked.period(week.monday(), sunday).url(customer),
                chosen);
    }

    private static List<String> axis(LocalDate last, Words words) {
        var labels = new ArrayList<String>();
        for (int months = 12; months >= 3; months -= 3) {
            labels.add(words.month(last.minusMonths(months)));
        }
        labels.add(
                last.equals(words.today())
                        ? words.text("console.timeline.today")
                        : words.month(last));
        return labels;
    }

    private static String span(Asked asked, Words words) {
        if (!asked.hasPeriod()) {
            return words.text("console.timeline.last-year");
        }
        var from = asked.from() == null ? "…" : words.date(asked.from());
        var to = words.date(asked.to() == null ? words.today() : asked.to());
        return words.text("console.timeline.from-to", from, to);
    }

    private static Asked earlier(Asked asked, LocalDate last) {
        if (asked.from() == null) {
            return asked.period(last.minusDays(WINDOW_DAYS - 1), last);
        }
        return asked.period(asked.from().minusDays(length(asked, last)), asked.from().minusDays(1));
    }

    private static @Nullable String later(Asked asked, Words words, CustomerId customer) {
        if (asked.to() == null || !asked.to().isBefore(words.today())) {
            return null;
        }
        long days = length(asked, asked.to());
        return asked.period(asked.to().plusDays(1), asked.to().plusDays(days)).url(customer);
    }

    private static long length(Asked asked, LocalDate last) {
        var from = asked.from() == null ? last.minusDays(WINDOW_DAYS - 1) : asked.from();
        var to = asked.to() == null ? last : asked.to();
        return Math.max(1, to.toEpochDay() - from.toEpochDay() + 1);
    }

    private static List<TimelinePart.Day> days(
            List<TimelineEntry> entries, Words words, EventWords says) {
        var byDay = new LinkedHashMap<LocalDate, List<TimelineEntry>>();
        for (var entry : entries) {
            byDay.computeIfAbsent(
                            entry.at().atZone(words.zone()).toLocalDate(), _ -> new ArrayList<>())
                    .add(entry);
        }
        return byDay.entrySet().stream()
                .map(day -> day(day.getKey(), day.getValue(), words, says))
                .toList();
    }

    private static TimelinePart.Day day(
            LocalDate day, List<TimelineEntry> entries, Words words, EventWords says) {
        var name = capitalised(words.day(day));
        var events = runs(entries).stream().map(says::event).toList();
        var count =
                entries.size() == 1 ? null : words.count("console.interactions", entries.size());
        if (day.equals(words.today())) {
            return new TimelinePart.Day(words.text("console.today"), name, events);
        }
        return day.equals(words.today().minusDays(1))
                ? new TimelinePart.Day(words.text("console.yesterday"), name, events)
                : new TimelinePart.Day(name, count, events);
    }

    /// Entries that follow each other and say the same, together.
    static List<List<TimelineEntry>> runs(List<TimelineEntry> entries) {
        var runs = new ArrayList<List<TimelineEntry>>();
        for (var entry : entries) {
            if (runs.isEmpty() || !EventWords.alike(runs.getLast().getLast(), entry)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(entry);
        }
        return runs;
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
