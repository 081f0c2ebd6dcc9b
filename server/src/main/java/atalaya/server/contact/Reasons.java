package atalaya.server.contact;

import atalaya.server.contact.OpenMatter.Kind;
import atalaya.server.contact.Reason.Sign;
import atalaya.server.profile.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why somebody is probably calling, from what is open and what they did last.
///
/// Each open matter has a weight, declared and not learned; what was looked up lately, calls given
/// up and low scores add to it. The share of a reason is its weight among all, where one part
/// stands for a reason nobody can know. The same timeline at the same moment gives the same answer.
public final class Reasons {

    private static final double UNKNOWN = 1;
    private static final int MOST_SIGNS = 3;

    /// A case within its term, of somebody whose return is late, is most often about that return.
    private static final double BECAUSE_OF_ANOTHER = 1.5;

    private static final Duration LOOKED_LATELY = Duration.ofDays(2);
    private static final Duration LOOKING_NOW = Duration.ofHours(2);
    private static final Duration CALLED_LATELY = Duration.ofDays(7);
    private static final Duration SCORED_LATELY = Duration.ofDays(30);

    private static final double LOW_NPS = 6;

    /// What stands in the address or title of a page about a matter.
    private static final Map<Kind, List<String>> PAGES =
            Map.of(
                    Kind.RETURN, List.of("return", "devoluc", "reembols", "refund"),
                    Kind.CASE, List.of("help", "ayuda", "support", "soporte", "case", "reclam"),
                    Kind.PAYMENT,
                            List.of("payment", "pago", "invoice", "factura", "card", "tarjeta"),
                    Kind.DELIVERY,
                            List.of("order", "pedido", "track", "envio", "shipping", "entrega"),
                    Kind.QUOTE, List.of("quote", "presupuesto", "oferta"),
                    Kind.CALL_BACK, List.of("contact", "contacto"));

    private final List<TimelineEntry> entries;
    private final Instant now;

    private Reasons(List<TimelineEntry> entries, Instant now) {
        this.entries =
                entries.stream()
                        .filter(entry -> !entry.at().isAfter(now))
                        .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                        .toList();
        this.now = now;
    }

    private record Weighed(@Nullable OpenMatter matter, double weight, List<Sign> signs) {}

    /// The likeliest first; empty when nothing points anywhere.
    public static List<Reason> of(List<TimelineEntry> entries, List<OpenMatter> open, Instant now) {
        return new Reasons(entries, now).all(open);
    }

    private List<Reason> all(List<OpenMatter> open) {
        var weighed = new ArrayList<Weighed>();
        boolean late =
                open.stream().anyMatch(one -> one.kind() == Kind.RETURN && one.isGrievance());
        for (var matter : open) {
            weighed.add(
                    late && matter.kind() == Kind.CASE && !matter.overdue()
                            ? new Weighed(matter, BECAUSE_OF_ANOTHER, List.of())
                            : weigh(matter, open.size() > 1));
        }
        viewing().ifPresent(weighed::add);
        double sum = UNKNOWN + weighed.stream().mapToDouble(Weighed::weight).sum();
        return weighed.stream()
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .map(one -> new Reason(one.matter, one.weight / sum, one.signs))
                .toList();
    }

    private Weighed weigh(OpenMatter matter, boolean amongOthers) {
        var signs = new ArrayList<Sign>();
        double weight = weight(matter, amongOthers);
        var lookedUp = lookedUp(matter);
        if (lookedUp.isPresent()) {
            signs.add(lookedUp.get());
            weight += 2;
        }
        if (matter.kind() == Kind.RETURN || matter.kind() == Kind.CASE) {
            gaveUp().ifPresent(signs::add);
            lowScore().ifPresent(signs::add);
            weight += signs.stream().anyMatch(one -> one.kind() == Sign.Kind.GAVE_UP) ? 1 : 0;
            weight += signs.stream().anyMatch(one -> one.kind() == Sign.Kind.LOW_SCORE) ? 0.5 : 0;
        } else if (matter.kind() == Kind.CALL_BACK) {
            gaveUp().ifPresent(signs::add);
        }
        if (matter.kind() == Kind.CASE && matter.overdue()) {
            escalated(matter).ifPresent(signs::add);
        }
        signs.sort(Comparator.comparing(Sign::at).reversed());
        return new Weighed(matter, weight, signs.stream().limit(MOST_SIGNS).toList());
    }

    /// Calls given up are why somebody calls again only where nothing says what those were about.
    private double weight(OpenMatter matter, boolean amongOthers) {
        double late = matter.overdue() ? 3 : 0;
        return switch (matter.kind()) {
            case RETURN -> 3 + late;
            case CASE -> 4 + (matter.overdue() ? 2 : 0);
            case PAYMENT -> 3;
            case DELIVERY -> 2 + late;
            case QUOTE -> 1.5;
            case CALL_BACK ->
                    matter.since().isBefore(now.minus(CALLED_LATELY)) ? 0.5 : amongOthers ? 1 : 3;
        };
    }

    private Optional<Sign> lookedUp(OpenMatter matter) {
        var words = PAGES.getOrDefault(matter.kind(), List.of());
        return sign(
                Sign.Kind.LOOKED_UP,
                since(LOOKED_LATELY).stream()
                        .filter(entry -> entry.family().equals("browsing"))
                        .filter(entry -> isAbout(entry, words, matter.reference()))
                        .toList());
    }

    private static boolean isAbout(
            TimelineEntry entry, List<String> words, @Nullable String reference) {
        if (reference != null && reference.equals(entry.reference())) {
            return true;
        }
        var page = page(entry).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(page::contains)
                || reference != null && page.contains(reference.toLowerCase(Locale.ROOT));
    }

    /// Everything that tells which page it was.
    private static String page(TimelineEntry entry) {
        return String.join(
                " ",
                entry.properties().entrySet().stream()
                        .filter(property ->
                                List.of("name", "title", "path", "url", "page", "query")
                                        .contains(property.getKey()))
                        .map(property -> String.valueOf(property.getValue()))
                        .toList());
    }

    private Optional<Sign> gaveUp() {
        return sign(
                Sign.Kind.GAVE_UP,
                since(CALLED_LATELY).stream()
                        .filter(entry -> entry.type().equals("Call Abandoned"))
                        .toList());
    }

    private Optional<Sign> lowScore() {
        return sign(
                Sign.Kind.LOW_SCORE,
                since(SCORED_LATELY).stream()
                        .filter(entry -> entry.type().equals("Survey Answered"))
                        .filter(entry ->
                                number(entry, "nps").filter(nps -> nps <= LOW_NPS).isPresent())
                        .toList());
    }

    private Optional<Sign> escalated(OpenMatter matter) {
        return sign(
                Sign.Kind.ESCALATED,
                entries.stream()
                        .filter(entry -> entry.type().equals("Case Escalated"))
                        .filter(entry -> Objects.equals(entry.reference(), matter.reference()))
                        .toList());
    }

    /// What they are looking at while they call.
    private Optional<Weighed> viewing() {
        return sign(
                        Sign.Kind.VIEWED,
                        since(LOOKING_NOW).stream()
                                .filter(entry -> entry.family().equals("browsing"))
                                .filter(entry -> what(entry) != null)
                                .toList())
                .map(sign -> new Weighed(null, 1.5, List.of(sign)));
    }

    private List<TimelineEntry> since(Duration ago) {
        return entries.stream().takeWhile(entry -> entry.at().isAfter(now.minus(ago))).toList();
    }

    /// @param alike the latest first
    private static Optional<Sign> sign(Sign.Kind kind, List<TimelineEntry> alike) {
        return alike.stream()
                .findFirst()
                .map(last ->
                        new Sign(
                                kind,
                                alike.size(),
                                last.at(),
                                what(last),
                                alike.stream().mapToLong(Reasons::seconds).sum()));
    }

    private static @Nullable String what(TimelineEntry entry) {
        for (var name : List.of("nps", "product", "name", "title", "query")) {
            var value = entry.properties().get(name);
            if (value != null && !value.toString().isBlank()) {
                return value.toString().strip();
            }
        }
        return null;
    }

    private static long seconds(TimelineEntry entry) {
        for (var name : List.of("wait_seconds", "waitSeconds", "wait")) {
            var value = number(entry, name);
            if (value.isPresent()) {
                return value.get().longValue();
            }
        }
        return 0;
    }

    private static Optional<Double> number(TimelineEntry entry, String name) {
        var value = entry.properties().get(name);
        if (value == null || !value.toString().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(value.toString()));
    }
}
