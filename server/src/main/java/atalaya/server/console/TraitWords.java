package atalaya.server.console;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Field;
import atalaya.insight.trait.Happened;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitValue;
import atalaya.server.console.page.Words;
import atalaya.server.profile.trait.CustomerTraits.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts what behaviour tells into words.
record TraitWords(Words words) {

    private static final int NAMED_TYPES = 3;

    /// What a trait says; empty where nothing is known.
    Optional<String> value(Told told) {
        return switch (told.value()) {
            case TraitValue.Unknown() -> Optional.empty();
            case TraitValue.Number(var _, var number) -> Optional.of(words.number(number));
            case TraitValue.Figures(var _, var byUnit) ->
                    Optional.of(
                            byUnit.entrySet().stream()
                                    .map(entry -> figure(entry.getKey(), entry.getValue()))
                                    .collect(Collectors.joining(" + ")));
            case TraitValue.Said(var _, var text, var at) ->
                    Optional.of(said(told.trait(), text, at));
            case TraitValue.Ranking(var _, var ranked) ->
                    Optional.of(word(told.trait(), ranked.getFirst().value()));
        };
    }

    /// How sure or how old it is; null where the value says it all.
    @Nullable String aside(Told told) {
        return switch (told.value()) {
            case TraitValue.Ranking(var _, var ranked) when ranked.getFirst().share() < 1 ->
                    words.percent(ranked.getFirst().share());
            case TraitValue.Said(var _, var _, var at) when !tellsTime(told.trait()) ->
                    words.ago(at);
            default -> null;
        };
    }

    private String figure(String unit, BigDecimal number) {
        if (!unit.isEmpty()) {
            return words.money(number, unit);
        }
        int digits = Math.clamp(number.stripTrailingZeros().scale(), 0, 2);
        return words.decimal(number.doubleValue(), digits);
    }

    private String said(Trait trait, String text, Instant at) {
        return tellsTime(trait) ? words.ago(at) : word(trait, text);
    }

    private static boolean tellsTime(Trait trait) {
        return trait.aggregate() instanceof Aggregate.Moment(var _, var of) && of == Field.Own.AT;
    }

    /// Words of ours in the reader's language; anything else as its source says it.
    String word(Trait trait, String text) {
        return switch (field(trait)) {
            case Field.Own.TYPE -> type(text);
            case Field.Own.CHANNEL -> channel(text);
            case Field.Own.AT -> time(text);
            default -> text;
        };
    }

    private static Field field(Trait trait) {
        return switch (trait.aggregate()) {
            case Aggregate.Moment(var _, var of) -> of;
            case Aggregate.Ranking ranking -> ranking.of();
            case Aggregate.Figure(var _, var of) -> of;
            case Aggregate.Count() -> Field.Own.TYPE;
            case Aggregate.Days() -> Field.Own.AT;
        };
    }

    /// What an interaction says of the property that a trait looks at; null where it looks at none.
    @Nullable String property(Trait trait, Happened happened) {
        return field(trait) instanceof Field.Own
                ? null
                : String.join(", ", field(trait).texts(happened));
    }

    private String time(String text) {
        try {
            return words.exact(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return text;
        }
    }

    String type(String type) {
        return words.textOr(
                "console.interaction." + type.toLowerCase(Locale.ROOT).replace(' ', '-'), type);
    }

    String channel(String channel) {
        return words.textOr("console.channel." + channel, channel);
    }

    /// What is counted, as a sentence.
    String rule(Told told) {
        var trait = told.trait();
        var counted = words.count("console.trait.counts", told.value().events());
        var what =
                trait.types().isEmpty()
                        ? words.text("console.trait.any")
                        : trait.types().stream()
                                        .map(this::type)
                                        .distinct()
                                        .sorted()
                                        .limit(NAMED_TYPES)
                                        .collect(Collectors.joining(", "))
                                + (trait.types().size() > NAMED_TYPES ? "…" : "");
        var when =
                trait.days() == 0
                        ? words.text("console.trait.always")
                        : words.text("console.trait.days", trait.days());
        var fades =
                trait.aggregate() instanceof Aggregate.Ranking ranking && ranking.halfLifeDays() > 0
                        ? " " + words.text("console.trait.fades", ranking.halfLifeDays())
                        : "";
        return words.text("console.trait.rule", counted, what, when) + fades;
    }
}
