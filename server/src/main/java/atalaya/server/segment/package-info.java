/// Tiers A to D and the treatment each is owed.
///
/// The table of treatments is data: [atalaya.server.segment.Terms] are drafted, simulated and
/// published in [atalaya.server.segment.Treatments], and what is published is never edited again.
/// [atalaya.server.segment.Tiers] follows the figures and decides in which tier each customer is.
/// Start at those two.
@ApplicationModule(
        allowedDependencies = {"store", "access", "ingest", "resolve", "profile", "value"})
@NullMarked
package atalaya.server.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
