package atalaya.insight.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/// Where a relationship stands that nobody has ended in words.
///
/// In a contractual relationship the end is an event (a cancellation, a closed account) and that is
/// what [ChurnStudy] learns; in others only silence tells, measured against the customer's own
/// rhythm.
public enum Dormancy {
    /// Something was issued and is still new.
    NEW,
    /// Issued and unused after its days of grace.
    NEVER_ACTIVATED,
    ACTIVE,
    /// Silent longer than the 95 % gap of the customer's own rhythm.
    LAPSED,
    /// Ended by an event.
    ENDED;

    /// How long something may lie unused before it counts as never activated.
    public static final int GRACE_DAYS = 30;

    /// The state of something issued, such as a card, by the days it was used. Days after `today`
    /// are not known yet.
    public static Dormancy ofIssued(LocalDate issued, Collection<LocalDate> used, LocalDate today) {
        var known = used.stream().filter(day -> !day.isAfter(today)).toList();
        if (known.isEmpty()) {
            return ChronoUnit.DAYS.between(issued, today) > GRACE_DAYS ? NEVER_ACTIVATED : NEW;
        }
        return of(known, today);
    }

    /// The state of a customer by the days on which they were active, at least one up to `today`.
    public static Dormancy of(Collection<LocalDate> active, LocalDate today) {
        var known = active.stream().filter(day -> !day.isAfter(today)).toList();
        return UsualGap.of(known).lapsed(today) ? LAPSED : ACTIVE;
    }
}
