package atalaya.server.ingest;

import atalaya.server.consent.Consents;
import atalaya.server.consent.ContactPoint;
import atalaya.server.consent.Statement;
import atalaya.server.ingest.Records.Outcome;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the consent room what records and interactions say about being contacted.
@Component
final class Statements {

    private final Consents consents;
    private final Interactions interactions;
    private final ContactPoints contactPoints = new ContactPoints();

    Statements(Consents consents, Interactions interactions) {
        this.consents = consents;
        this.interactions = interactions;
    }

    /// Keeps the consents of records that said something new.
    ///
    /// @param source who said it
    /// @param appended what became of the records, in their order
    /// @param otherwise the time of what brings none
    void keep(
            String source,
            @Nullable String country,
            List<RecordSaid> all,
            Records.Appended appended,
            Instant otherwise) {
        var said = new LinkedHashMap<Statement, List<ContactPoint>>();
        for (int i = 0; i < all.size(); i++) {
            var record = all.get(i);
            if (record.consents().isEmpty() || appended.outcomes().get(i) == Outcome.SAME) {
                continue;
            }
            var points = contactPoints.of(record.values(), country);
            for (var consent : record.consents()) {
                var at = consent.at() != null ? consent.at() : record.at();
                said.put(
                        new Statement(
                                appended.records().get(i),
                                consent.channel(),
                                consent.purpose(),
                                consent.granted(),
                                at != null ? at : otherwise,
                                source,
                                consent.how(),
                                consent.textVersion()),
                        points);
            }
        }
        consents.keep(said);
    }

    /// Who unsubscribes or reports a message as spam objects to marketing by that channel.
    void keepObjections(List<Interaction> happened) {
        var objections =
                happened.stream().filter(one -> ContactPoints.objects(one.type())).toList();
        if (objections.isEmpty()) {
            return;
        }
        var said = new LinkedHashMap<Statement, List<ContactPoint>>();
        for (var owned : interactions.owned(objections)) {
            said.put(
                    new Statement(
                            owned.record(),
                            ContactPoints.channel(owned.interaction()),
                            "marketing",
                            false,
                            owned.interaction().at(),
                            owned.interaction().source(),
                            owned.interaction().type(),
                            null),
                    contactPoints.of(owned.values(), owned.country()));
        }
        consents.keep(said);
    }
}
