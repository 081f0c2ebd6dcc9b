package atalaya.server.contact;

import atalaya.server.profile.TimelineEntry;
import java.util.List;

/// How things stand with a customer at a moment.
///
/// @param latest what happened last, over all channels, newest first
/// @param open what has not come to its end, grievances first
/// @param reasons why they may be calling, the likeliest first
public record Situation(List<TimelineEntry> latest, List<OpenMatter> open, List<Reason> reasons) {

    public Situation {
        latest = List.copyOf(latest);
        open = List.copyOf(open);
        reasons = List.copyOf(reasons);
    }

    public boolean hasGrievance() {
        return open.stream().anyMatch(OpenMatter::isGrievance);
    }
}
