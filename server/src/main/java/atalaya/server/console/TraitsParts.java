package atalaya.server.console;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitValue;
import atalaya.server.console.draw.Meter;
import atalaya.server.console.page.TraitsPart;
import atalaya.server.console.page.TraitsPart.Bar;
import atalaya.server.console.page.TraitsPart.Line;
import atalaya.server.console.page.TraitsPart.Seen;
import atalaya.server.console.page.Words;
import atalaya.server.profile.trait.CustomerTraits;
import atalaya.server.profile.trait.CustomerTraits.Told;
import atalaya.server.profile.trait.CustomerTraits.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds the card of what behaviour tells.
record TraitsParts(Words words) {

    private static final int BARS = 5;

    /// The trait that is drawn.
    private static final String INTERESTS = "interests";

    TraitsPart of(String customerUrl, CustomerTraits traits) {
        var says = new TraitWords(words);
        var lines = new ArrayList<Line>();
        var unknown = new ArrayList<String>();
        for (var told : traits.told()) {
            var title = told.trait().title(words.language());
            boolean drawn = told.trait().name().equals(INTERESTS) && isRanking(told);
            if (drawn && told.value() instanceof TraitValue.Ranking) {
                continue;
            }
            says.value(told)
                    .ifPresentOrElse(
                            value ->
                                    lines.add(
                                            new Line(
                                                    told.trait().name(),
                                                    title,
                                                    value,
                                                    says.aside(told))),
                            () -> unknown.add(title));
        }
        return new TraitsPart(
                customerUrl + "/traits/",
                interests(traits),
                lines,
                seen(traits.visibility()),
                unknown);
    }

    private static boolean isRanking(Told told) {
        return told.trait().aggregate() instanceof Aggregate.Ranking;
    }

    private List<Bar> interests(CustomerTraits traits) {
        var told = traits.told(INTERESTS).filter(TraitsParts::isRanking);
        if (told.isEmpty()
                || !(told.get().value() instanceof TraitValue.Ranking(var _, var ranked))) {
            return List.of();
        }
        return bars(told.get().trait(), ranked.stream().limit(BARS).toList());
    }

    /// Each value with its share.
    List<Bar> bars(Trait trait, List<TraitValue.Ranked> ranked) {
        var says = new TraitWords(words);
        return ranked.stream()
                .map(one ->
                        new Bar(
                                says.word(trait, one.value()),
                                Meter.progress(one.share()),
                                words.percent(one.share())))
                .toList();
    }

    private @Nullable Seen seen(Visibility visibility) {
        if (visibility.company().isEmpty()) {
            return null;
        }
        var unknown = new ArrayList<>(visibility.company().keySet());
        unknown.removeAll(visibility.known().keySet());
        return new Seen(
                words.text(
                        "console.trait.channels",
                        visibility.company().size() - unknown.size(),
                        visibility.company().size()),
                Meter.progress(visibility.share()),
                words.percent(visibility.weighted()),
                channels(visibility.known().keySet()),
                channels(unknown));
    }

    private String channels(Collection<String> channels) {
        var says = new TraitWords(words);
        return channels.stream().map(says::channel).collect(Collectors.joining(", "));
    }
}
