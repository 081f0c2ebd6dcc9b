/// The second room: each record finds its customer. Keeps the ledger of links and changes, the
/// review queue and the decisions people made by hand.
@ApplicationModule(
        allowedDependencies = {"store", "access", "consent", "ingest", "ingest :: interaction"})
@NullMarked
package atalaya.server.resolve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
