package atalaya.server.ingest.source;

import atalaya.identity.record.DataKind;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person wrote about a source: who answers for it, how far it is believed, and what its
/// files hold.
///
/// @param name of the source, for ever: lower-case letters, digits and `-`
/// @param owner who answers for its quality, or null when nobody does
/// @param trust from 0 to 100
/// @param freshness how old its latest import may be, or null
/// @param country ISO 3166, or null
/// @param zone of times written without one
/// @param text the file itself
public record SourceFile(
        String name,
        String title,
        @Nullable String owner,
        Set<DataKind> kinds,
        int trust,
        @Nullable Duration freshness,
        @Nullable String purpose,
        @Nullable String country,
        ZoneId zone,
        List<FileRule> files,
        String text) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,6})\\s*(minutes?|hours?|days?|weeks?|months?)");
    private static final Set<String> KEYS =
            Set.of(
                    "source",
                    "title",
                    "owner",
                    "kinds",
                    "trust",
                    "freshness",
                    "purpose",
                    "country",
                    "timeZone",
                    "files");

    /// Reads a source file.
    ///
    /// @throws AtalayaError with the line, when something in it is not understood
    public static SourceFile read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException failure) {
            throw new AtalayaError(2206, Exit.CONFIGURATION, "the source file cannot be read")
                    .at(file.toString())
                    .remedy("check that it exists and is UTF-8")
                    .because(failure);
        }
    }

    /// @param place what to call the text in messages
    public static SourceFile parse(String text, String place) {
        var keys = new Keys(place, "", Yaml.read(text, place), KEYS);
        var name = name(keys);
        var rules = new FileRules(keys, name);
        return new SourceFile(
                name,
                keys.text("title"),
                keys.optionalText("owner"),
                kinds(keys),
                trust(keys),
                freshness(keys),
                keys.optionalText("purpose"),
                country(keys),
                zone(keys),
                rules.read(),
                text);
    }

    /// A source that sends events and of which nobody wrote more yet.
    ///
    /// @throws AtalayaError when it is no name for a source
    public static SourceFile live(String name) {
        return parse(
                """
                source: %s
                title: %s
                kinds: [behavioural]
                trust: 50
                files:
                  live: { file: "*.jsonl", format: segment }
                """
                        .formatted(name, name),
                "--source " + name);
    }

    public Optional<FileRule> file(String name) {
        return files.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /// The file this name belongs to; `.gz` may be added to any.
    public Optional<FileRule> matching(Path file) {
        var name = Path.of(file.getFileName().toString());
        var bare = Path.of(name.toString().replaceFirst("\\.gz$", ""));
        return files.stream()
                .filter(rule -> {
                    var glob = FileSystems.getDefault().getPathMatcher("glob:" + rule.pattern());
                    return glob.matches(name) || glob.matches(bare);
                })
                .findFirst();
    }

    private static String name(Keys keys) {
        var name = keys.text("source");
        if (!NAME.matcher(name).matches()) {
            throw keys.wrong(
                    "source", keys.need("source"), "lower-case letters, digits and -, as in crm-2");
        }
        return name;
    }

    private static Set<DataKind> kinds(Keys keys) {
        var words = new ArrayList<String>();
        for (var kind : DataKind.values()) {
            words.add(word(kind));
        }
        var kinds = EnumSet.noneOf(DataKind.class);
        keys.need("kinds");
        for (var item : keys.items("kinds")) {
            kinds.add(DataKind.values()[words.indexOf(keys.word("kinds", item, words))]);
        }
        return Set.copyOf(kinds);
    }

    /// A kind of data as source files write it: `third-party`.
    public static String word(DataKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int trust(Keys keys) {
        try {
            int trust = Integer.parseInt(keys.text("trust"));
            if (trust >= 0 && trust <= 100) {
                return trust;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of range
        }
        throw keys.wrong("trust", keys.need("trust"), "a whole number from 0 to 100");
    }

    private static @Nullable Duration freshness(Keys keys) {
        var text = keys.optionalText("freshness");
        if (text == null) {
            return null;
        }
        var span = SPAN.matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return switch (span.group(2).charAt(0) + "" + span.group(2).charAt(1)) {
                case "mi" -> Duration.ofMinutes(count);
                case "ho" -> Duration.ofHours(count);
                case "da" -> Duration.ofDays(count);
                case "we" -> Duration.ofDays(7 * count);
                default -> Duration.ofDays(30 * count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw keys.wrong("freshness", keys.need("freshness"), "as in 15 minutes or 1 day");
        }
    }

    private static @Nullable String country(Keys keys) {
        var country = keys.optionalText("country");
        if (country != null && !Set.of(Locale.getISOCountries()).contains(country)) {
            throw keys.wrong("country", keys.need("country"), "two capital letters, as in ES");
        }
        return country;
    }

    private static ZoneId zone(Keys keys) {
        var zone = keys.optionalText("timeZone");
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            throw new AtalayaError(2204, Exit.CONFIGURATION, "timeZone must be as in Europe/Madrid")
                    .at(keys.file() + ":" + keys.need("timeZone").line())
                    .remedy(Nearest.advice(String.valueOf(zone), ZoneId.getAvailableZoneIds()))
                    .because(unknown);
        }
    }

    /// What the source is, for looking up: the names of its files are unique.
    public Map<String, FileRule> byName() {
        var byName = new java.util.LinkedHashMap<String, FileRule>();
        files.forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }
}
