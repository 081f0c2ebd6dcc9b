package atalaya.server.profile.trait;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Part;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parts as column `profile.trait_part.days` keeps them.
///
/// A part is a list: how many interactions, then what the aggregate of its trait keeps. Traits are
/// named by their place among those of the file, which never changes.
final class PartJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Trait> traits;
    private final Map<String, Integer> places = new HashMap<>();

    /// @param traits of the file, in its order
    PartJson(List<Trait> traits) {
        this.traits = traits;
        for (int i = 0; i < traits.size(); i++) {
            places.put(traits.get(i).name(), i);
        }
    }

    String write(Map<Integer, Map<String, Part>> days) {
        var written = new TreeMap<Integer, Map<Integer, List<Object>>>();
        days.forEach((day, parts) -> {
            var ofDay = new TreeMap<Integer, List<Object>>();
            parts.forEach(
                    (trait, part) -> ofDay.put(places.getOrDefault(trait, -1), written(part)));
            written.put(day, ofDay);
        });
        return JSON.writeValueAsString(written);
    }

    private static List<Object> written(Part part) {
        return switch (part) {
            case Part.Counted(var events) -> List.of(events);
            case Part.Figures(var events, var _, var byUnit) -> {
                var texts = new LinkedHashMap<String, String>();
                byUnit.forEach((unit, number) -> texts.put(unit, number.toPlainString()));
                yield List.of(events, texts);
            }
            case Part.Moment(var events, var _, var at, var position, var text) ->
                    List.of(events, at.toString(), position, text);
            case Part.Weights(var events, var byValue) -> List.of(events, byValue);
        };
    }

    /// Adds what a row holds.
    void read(String days, TraitDays into) {
        for (var day : JSON.readTree(days).properties()) {
            for (var part : day.getValue().properties()) {
                var trait = traits.get(Integer.parseInt(part.getKey()));
                into.add(
                        Integer.parseInt(day.getKey()), trait.name(), read(trait, part.getValue()));
            }
        }
    }

    private static Part read(Trait trait, JsonNode part) {
        long events = part.get(0).asLong();
        return switch (trait.aggregate()) {
            case Aggregate.Count(), Aggregate.Days() -> new Part.Counted(events);
            case Aggregate.Figure(var which, var _) -> {
                var byUnit = new TreeMap<String, BigDecimal>();
                for (var one : part.get(1).properties()) {
                    byUnit.put(one.getKey(), new BigDecimal(one.getValue().asString()));
                }
                yield new Part.Figures(events, which, byUnit);
            }
            case Aggregate.Moment(var latest, var _) ->
                    new Part.Moment(
                            events,
                            latest,
                            Instant.parse(part.get(1).asString()),
                            part.get(2).asLong(),
                            part.get(3).asString());
            case Aggregate.Ranking _ -> {
                var byValue = new TreeMap<String, Long>();
                for (var one : part.get(1).properties()) {
                    byValue.put(one.getKey(), one.getValue().asLong());
                }
                yield new Part.Weights(events, byValue);
            }
        };
    }
}
