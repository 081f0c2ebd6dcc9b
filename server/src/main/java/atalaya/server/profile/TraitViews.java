package atalaya.server.profile;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Happened;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitValue;
import atalaya.server.access.Masks;
import atalaya.server.profile.trait.CustomerTraits;
import atalaya.server.profile.trait.CustomerTraits.Told;
import atalaya.server.profile.trait.Traits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What behaviour tells, as JSON.
final class TraitViews {

    private static final int PLACES = 4;

    private TraitViews() {}

    /// A trait with where its value comes from.
    ///
    /// @param value as without `verbose`; null while nothing is known
    /// @param types of the interactions that count; empty for all
    /// @param days how many days back, today included; 0 for all time
    /// @param at when the first or last was said, for traits that tell one
    /// @param events how many interactions count
    /// @param from how many of them each record brought
    record TraitView(
            @Nullable Object value,
            Map<String, String> title,
            List<String> types,
            int days,
            @Nullable Instant at,
            long events,
            List<BroughtView> from) {}

    record BroughtView(String record, long events) {}

    /// @param score its weight today
    /// @param share of all weights, between 0 and 1
    record RankedView(String value, BigDecimal score, BigDecimal share) {}

    /// On how many of the company's channels the customer is known.
    ///
    /// @param share of the channels
    /// @param weighted the same, each channel for as much as the company's interactions through it
    record VisibilityView(
            BigDecimal share, BigDecimal weighted, List<String> known, List<String> unknown) {

        static VisibilityView of(CustomerTraits.Visibility visibility) {
            var unknown = new TreeSet<>(visibility.company().keySet());
            unknown.removeAll(visibility.known().keySet());
            return new VisibilityView(
                    rounded(visibility.share()),
                    rounded(visibility.weighted()),
                    List.copyOf(visibility.known().keySet()),
                    List.copyOf(unknown));
        }
    }

    /// An interaction that a trait counts.
    record CountedView(
            long position,
            Instant at,
            String type,
            String source,
            @Nullable String channel,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String reference,
            String record) {

        static CountedView of(Traits.Counted counted, Masks masks) {
            Happened happened = counted.happened();
            return new CountedView(
                    happened.position(),
                    happened.at(),
                    happened.type(),
                    happened.source(),
                    happened.channel(),
                    happened.amount(),
                    happened.currency(),
                    happened.reference(),
                    ProfilesController.key(counted.record(), masks));
        }
    }

    /// The traits of which something is known, by name.
    static Map<String, Object> all(CustomerTraits traits, Masks masks, boolean verbose) {
        var all = new LinkedHashMap<String, Object>();
        for (var one : traits.told()) {
            var value = value(one.trait(), one.value());
            if (value != null) {
                all.put(one.trait().name(), verbose ? view(one, masks) : value);
            }
        }
        return all;
    }

    static TraitView view(Told one, Masks masks) {
        return new TraitView(
                value(one.trait(), one.value()),
                one.trait().titles(),
                one.trait().types().stream().sorted().toList(),
                one.trait().days(),
                one.value() instanceof TraitValue.Said(var _, var _, var at) ? at : null,
                one.value().events(),
                one.from().entrySet().stream()
                        .map(entry ->
                                new BroughtView(
                                        ProfilesController.key(entry.getKey(), masks),
                                        entry.getValue()))
                        .toList());
    }

    private static @Nullable Object value(Trait trait, TraitValue value) {
        return switch (value) {
            case TraitValue.Unknown() -> null;
            case TraitValue.Number(var _, var number) -> number;
            case TraitValue.Figures(var _, var byUnit) ->
                    byUnit.keySet().equals(Set.of("")) ? byUnit.get("") : byUnit;
            case TraitValue.Said(var _, var text, var _) -> text;
            case TraitValue.Ranking(var _, var ranked) ->
                    isOne(trait)
                            ? ranked.getFirst().value()
                            : ranked.stream()
                                    .map(one ->
                                            new RankedView(
                                                    one.value(),
                                                    rounded(one.score()),
                                                    rounded(one.share())))
                                    .toList();
        };
    }

    private static boolean isOne(Trait trait) {
        return trait.aggregate() instanceof Aggregate.Ranking ranking && ranking.told() == 1;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
