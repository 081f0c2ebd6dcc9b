package atalaya.server.profile.trait;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Field;
import atalaya.insight.trait.Filter;
import atalaya.insight.trait.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A declared file and how it is counted.
///
/// Besides what is declared, each record's channels are kept, from which a customer's visibility
/// comes.
final class Counting {

    /// No name that a file could give.
    static final Trait CHANNELS =
            new Trait(
                    "~channels",
                    Map.of(),
                    Set.of(),
                    Filter.ALL,
                    new Aggregate.Ranking(Field.Own.CHANNEL, Map.of(), 0, false, Integer.MAX_VALUE),
                    0);

    private final long number;
    private final TraitFile file;
    private final List<Trait> traits;
    private final PartJson json;

    Counting(long number, TraitFile file) {
        this.number = number;
        this.file = file;
        var all = new ArrayList<>(file.traits());
        all.add(CHANNELS);
        this.traits = List.copyOf(all);
        this.json = new PartJson(traits);
    }

    long number() {
        return number;
    }

    TraitFile file() {
        return file;
    }

    /// What is declared, and the channels.
    List<Trait> traits() {
        return traits;
    }

    PartJson json() {
        return json;
    }
}
