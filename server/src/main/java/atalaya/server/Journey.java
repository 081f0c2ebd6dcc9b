package atalaya.server;

import atalaya.server.ingest.Intake;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.Resolution;
import org.springframework.stereotype.Component;

/// The way of a record through the rooms: what programs sent is taken in, what arrived is placed
/// with its customer, then the customer's profile is built.
///
/// Each room takes its own next batch from its own position, under its own lock, so that several
/// processes may travel at once and any of them may be killed: what was not finished is done again.
@Component
public class Journey {

    private static final int EVENTS_AT_ONCE = 2_000;
    private static final int RECORDS_AT_ONCE = 2_000;
    private static final int CHANGES_AT_ONCE = 1_000;

    private final Intake intake;
    private final Resolution resolution;
    private final Profiles profiles;

    Journey(Intake intake, Resolution resolution, Profiles profiles) {
        this.intake = intake;
        this.resolution = resolution;
        this.profiles = profiles;
    }

    /// Takes each room one batch further, in the order of the data, and returns how many steps that
    /// were; 0 means all are caught up.
    public int advance() {
        return intake.takeNext(EVENTS_AT_ONCE)
                + resolution.resolveNext(RECORDS_AT_ONCE)
                + profiles.buildNext(CHANGES_AT_ONCE);
    }

    /// Goes on until every room is caught up.
    public void catchUp() {
        while (advance() > 0) {
            // the next batch
        }
    }
}
