package atalaya.insight.value;

import java.util.Optional;

/// How a customer bought, as far as [BuyingModel] needs it. The first purchase is when the clock
/// starts and is not counted.
///
/// @param repeats purchases after the first, `x`; 0 or more
/// @param lastAt when the last of them was, in weeks after the first purchase, `t_x`; 0 without
///   repeats
/// @param age weeks from the first purchase to the moment of looking, `T`; at least `lastAt`
public record RepeatHistory(int repeats, double lastAt, double age) {

    /// What makes a history impossible.
    public enum Flaw {
        NEGATIVE,
        LAST_AFTER_NOW,
        REPEATS_WITHOUT_TIME,
        TIME_WITHOUT_REPEATS
    }

    /// What is wrong with three numbers as a history; empty when they are one.
    public static Optional<Flaw> flaw(int repeats, double lastAt, double age) {
        if (repeats < 0 || !(lastAt >= 0) || !(age >= 0) || !(age < 1e6)) {
            return Optional.of(Flaw.NEGATIVE);
        }
        if (lastAt > age) {
            return Optional.of(Flaw.LAST_AFTER_NOW);
        }
        if (repeats > 0 && lastAt == 0) {
            return Optional.of(Flaw.REPEATS_WITHOUT_TIME);
        }
        return repeats == 0 && lastAt > 0
                ? Optional.of(Flaw.TIME_WITHOUT_REPEATS)
                : Optional.empty();
    }

    public RepeatHistory {
        flaw(repeats, lastAt, age)
                .ifPresent(flaw -> {
                    throw new IllegalArgumentException(
                            "A history must have 0 <= t_x <= T, and t_x over 0 just where x is, but is %s:"
                                            .formatted(flaw)
                                    + " x %d, t_x %s, T %s.".formatted(repeats, lastAt, age));
                });
    }
}
