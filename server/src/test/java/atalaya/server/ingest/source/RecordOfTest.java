package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Who;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// An event may name the record of another source, when somebody answers for what it says.
class RecordOfTest {

    private static final String CALL =
            """
            {"type":"track","event":"Call Abandoned",
             "properties":{"record_of":"crm:4711","phone":"+34612405590","call_id":"pbx:1"}}
            """;

    @Test
    void aServerKeyNamesTheRecord() {
        assertThat(read(false).who()).isEqualTo(new Who.Record(new SourceKey("crm", "4711")));
    }

    @Test
    void aPublicKeyNamesOnlyWhatItHolds() {
        assertThat(read(true).who()).isEqualTo(new Who.Leaf(IdentifierType.PHONE, "+34612405590"));
    }

    private static Interaction read(boolean claimed) {
        var reader = EventReader.of(SourceFile.live("pbx"), claimed);
        var event = new EventReader.Event(CALL, "m1", Instant.parse("2026-11-26T10:00:00Z"), null);
        var said = (ReadRow.Said) reader.read(event);
        return said.interactions().getFirst();
    }
}
