package atalaya.server;

import atalaya.server.ingest.Intake;
import atalaya.server.ingest.Retention;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.ProfilesBuilt;
import atalaya.server.profile.trait.Traits;
import atalaya.server.resolve.Resolution;
import atalaya.server.segment.Alerts;
import atalaya.server.segment.Tiers;
import atalaya.server.value.Valuation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The way of a record through the rooms: what programs sent is taken in, what arrived is placed
/// with its customer, then the customer's profile is built and what they did is counted. Figures
/// follow at their own pace.
///
/// Each room takes its own next batch from its own position, under its own lock, so that several
/// processes may travel at once and any of them may be killed: what was not finished is done again.
@Component
public class Journey {

    private static final int EVENTS_AT_ONCE = 2_000;
    private static final int RECORDS_AT_ONCE = 2_000;
    private static final int CHANGES_AT_ONCE = 1_000;
    private static final int FOLDED_AT_ONCE = 500;
    private static final int TIERS_AT_ONCE = 2_000;

    private final Intake intake;
    private final Resolution resolution;
    private final Profiles profiles;
    private final Traits traits;
    private final Valuation valuation;
    private final Tiers tiers;
    private final Alerts alerts;
    private final Retention retention;
    private final ApplicationEventPublisher publisher;

    Journey(
            Intake intake,
            Resolution resolution,
            Profiles profiles,
            Traits traits,
            Valuation valuation,
            Tiers tiers,
            Alerts alerts,
            Retention retention,
            ApplicationEventPublisher publisher) {
        this.intake = intake;
        this.resolution = resolution;
        this.profiles = profiles;
        this.traits = traits;
        this.valuation = valuation;
        this.tiers = tiers;
        this.alerts = alerts;
        this.retention = retention;
        this.publisher = publisher;
    }

    /// Takes the rooms up to profiles one batch further, in the order of the data, and returns how
    /// many steps that were; 0 means they are caught up.
    public int advance() {
        int before = intake.takeNext(EVENTS_AT_ONCE) + resolution.resolveNext(RECORDS_AT_ONCE);
        int built = profiles.buildNext(CHANGES_AT_ONCE);
        if (built > 0) {
            publisher.publishEvent(new ProfilesBuilt());
        }
        return before + built + traits.countNext(EVENTS_AT_ONCE);
    }

    /// Takes figures, and the tiers and alerts that follow from them, one batch further, and events
    /// of old away; 0 means they are caught up with the rooms before, and nothing is too old.
    public int value() {
        return retention.forgetNext(EVENTS_AT_ONCE)
                + valuation.valueNext(FOLDED_AT_ONCE)
                + tiers.tierNext(TIERS_AT_ONCE)
                + alerts.alertNext(TIERS_AT_ONCE);
    }

    /// Goes on until every record is in its customer's profile. Figures follow while the
    /// application serves.
    public void place() {
        while (advance() > 0) {
            // the next batch
        }
    }

    /// Goes on until every room is caught up.
    public void catchUp() {
        place();
        while (value() > 0) {
            // the next batch
        }
    }
}
