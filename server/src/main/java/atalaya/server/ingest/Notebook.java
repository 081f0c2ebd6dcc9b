package atalaya.server.ingest;

import atalaya.server.ingest.interaction.Interaction;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What people write down about customers themselves: notes of calls, calls given back, what one
/// department hands over to another.
///
/// Each is an interaction of source `console`; the same message id written again replaces the
/// first.
@Component
public class Notebook {

    /// The source that interactions name for them.
    public static final String SOURCE = "console";

    private final Log log;
    private final Interactions interactions;
    private final ApplicationEventPublisher publisher;

    Notebook(Log log, Interactions interactions, ApplicationEventPublisher publisher) {
        this.log = log;
        this.interactions = interactions;
        this.publisher = publisher;
    }

    /// Keeps one in the caller's transaction. The profile shows it as soon as that is committed.
    public void write(Interaction interaction) {
        log.lock();
        interactions.append(SOURCE, List.of(interaction), null);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        publisher.publishEvent(new EventsArrived());
                    }
                });
    }
}
