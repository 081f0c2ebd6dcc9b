package atalaya.server.segment;

import atalaya.insight.value.TreatmentFlaw;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.util.Locale;

/// Why terms cannot be put in force: a hole in them, or a place where they speak against
/// themselves.
///
/// @param place such as `tiers.B.returns.days`
/// @param why a fixed word: `hole`, `not-a-number`, `unknown-word`, `unknown-place` or one of
///   [TreatmentFlaw.Why]
public record Flaw(String place, String why) {

    static final String HOLE = "hole";

    private static final Phrase LOOK =
            Phrase.of("docs/insight.md shows the shipped table and what each line may say");

    static Flaw of(TreatmentFlaw flaw) {
        return new Flaw(flaw.place(), flaw.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The same for whoever is refused.
    public AtalayaError error() {
        if (isHole()) {
            return new AtalayaError(
                            6007,
                            Exit.CONFIGURATION,
                            "the table of treatments has a hole: %s: %s",
                            place,
                            why)
                    .at(place)
                    .remedy(LOOK);
        }
        return new AtalayaError(
                        6301,
                        Exit.CONFIGURATION,
                        "the table of treatments contradicts itself: %s: %s",
                        place,
                        why)
                .at(place)
                .remedy(LOOK);
    }

    /// Whether something is missing or unreadable, rather than wrong together with the rest.
    private boolean isHole() {
        return why.equals(HOLE) || why.equals("not-a-number") || why.startsWith("unknown-");
    }
}
