package atalaya.insight.trait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What one record, or several, did: the [Part]s of each trait, by day.
///
/// Those of two records of one customer add up to those of the customer, in any order. Not safe for
/// several threads at once.
public final class TraitDays {

    private static final Comparator<TraitValue.Ranked> HEAVIEST_FIRST =
            Comparator.comparingDouble(TraitValue.Ranked::score)
                    .reversed()
                    .thenComparing(TraitValue.Ranked::value);

    private final SortedMap<Integer, SortedMap<String, Part>> days = new TreeMap<>();

    /// Takes an interaction in.
    ///
    /// @param traits all that are declared
    public void add(Happened happened, List<Trait> traits) {
        for (var trait : traits) {
            trait.part(happened).ifPresent(part -> add(happened.day(), trait.name(), part));
        }
    }

    /// Takes a part in.
    public void add(int day, String trait, Part part) {
        days.computeIfAbsent(day, _ -> new TreeMap<>()).merge(trait, part, Part::merge);
    }

    /// Takes in all that others hold.
    public void addAll(TraitDays others) {
        others.days.forEach((day, parts) -> parts.forEach((trait, part) -> add(day, trait, part)));
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /// Goes through the days in order.
    public void forEachDay(BiConsumer<Integer, Map<String, Part>> look) {
        days.forEach((day, parts) -> look.accept(day, Map.copyOf(parts)));
    }

    /// What a trait says.
    ///
    /// @param today counted from 1970-01-01
    public TraitValue value(Trait trait, int today) {
        return switch (trait.aggregate()) {
            case Aggregate.Count() -> {
                long events = events(trait, today);
                yield new TraitValue.Number(events, events);
            }
            case Aggregate.Days() ->
                    new TraitValue.Number(events(trait, today), counting(trait, today).size());
            case Aggregate.Figure(var _, var _), Aggregate.Moment(var _, var _) ->
                    one(merged(trait, today));
            case Aggregate.Ranking ranking -> ranked(trait, ranking, today);
        };
    }

    private record Counting(int day, Part part) {}

    private List<Counting> counting(Trait trait, int today) {
        var counting = new ArrayList<Counting>();
        days.forEach((day, parts) -> {
            var part = parts.get(trait.name());
            if (part != null && trait.covers(day, today)) {
                counting.add(new Counting(day, part));
            }
        });
        return counting;
    }

    private long events(Trait trait, int today) {
        return counting(trait, today).stream().mapToLong(one -> one.part.events()).sum();
    }

    private @Nullable Part merged(Trait trait, int today) {
        return counting(trait, today).stream().map(Counting::part).reduce(Part::merge).orElse(null);
    }

    private static TraitValue one(@Nullable Part part) {
        return switch (part) {
            case null -> new TraitValue.Unknown();
            case Part.Counted(var events) -> new TraitValue.Number(events, events);
            case Part.Figures(var events, var _, var byUnit) ->
                    new TraitValue.Figures(events, byUnit);
            case Part.Moment(var events, var _, var at, var _, var text) ->
                    new TraitValue.Said(events, text, at);
            case Part.Weights _ -> throw new IllegalStateException("weights are ranked");
        };
    }

    /// The weights of each day are whole numbers and the days are in order, so that the same parts
    /// give the same score to the last bit, however they came together.
    private TraitValue ranked(Trait trait, Aggregate.Ranking ranking, int today) {
        var scores = new TreeMap<String, Double>();
        long events = 0;
        for (var one : counting(trait, today)) {
            if (one.part instanceof Part.Weights(var many, var byValue)) {
                double decay = decay(today - one.day, ranking.halfLifeDays());
                events += many;
                byValue.forEach((value, weight) ->
                        scores.merge(
                                value, decay * (ranking.oncePerDay() ? 1 : weight), Double::sum));
            }
        }
        double all = scores.values().stream().reduce(0.0, Double::sum);
        if (scores.isEmpty() || all <= 0) {
            return new TraitValue.Unknown();
        }
        return new TraitValue.Ranking(
                events,
                scores.entrySet().stream()
                        .map(entry ->
                                new TraitValue.Ranked(
                                        entry.getKey(), entry.getValue(), entry.getValue() / all))
                        .sorted(HEAVIEST_FIRST)
                        .limit(ranking.told())
                        .toList());
    }

    private static double decay(int age, int halfLifeDays) {
        return halfLifeDays == 0 ? 1 : Math.pow(2, -(double) age / halfLifeDays);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TraitDays those && days.equals(those.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return days.toString();
    }
}
