package atalaya.server.ingest.collect;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.contact.TelephonyFuzz;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.EventReader;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.trait.TraitFile;
import atalaya.server.store.AtalayaError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/// Feeds any bytes to what reads bytes of strangers. Refusing them is an answer; anything else that
/// is thrown is a mistake of ours. Driven by Jazzer (`./atalaya prove fuzz`), and by
/// [ParsersFuzzTest] with mutations of good input.
public final class ParsersFuzz {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final SourceFile WEB = SourceFile.live("web");
    static final List<String> CALLS =
            List.of("identify", "track", "page", "screen", "group", "alias", "batch");
    private static final Path FILE = file();

    private ParsersFuzz() {}

    /// @param input the first byte says who reads the rest
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        var text = new String(rest, StandardCharsets.UTF_8);
        switch (input[0] & 7) {
            case FuzzSeeds.EVENTS, FuzzSeeds.EVENTS + 1 ->
                    call(CALLS.get((input[0] >> 3 & 31) % CALLS.size()), rest);
            case FuzzSeeds.TRAITS -> traits(text);
            case FuzzSeeds.SOURCE -> source(text);
            case FuzzSeeds.TABLE -> table(rest);
            case FuzzSeeds.VALUE -> standard(text);
            case FuzzSeeds.TELEPHONY -> TelephonyFuzz.body(rest);
            default -> TelephonyFuzz.number(text);
        }
    }

    /// As the collection API takes it, and as it is read behind: that may not fail at all.
    private static void call(String call, byte[] bytes) {
        List<atalaya.server.ingest.StoredEvent> events;
        try {
            int most = Envelope.isBatch(call) ? Body.BATCH : Body.CALL;
            byte[] raw = Body.raw(new ByteArrayInputStream(bytes), most);
            var key = new WriteKey("k", "web", bytes.length % 2 == 0 ? Trust.PUBLIC : Trust.SERVER);
            events =
                    Envelope.read(call, Body.unzipped(raw, most), null)
                            .received(key, NOW, "127.0.0.1");
        } catch (Refused refused) {
            return;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (var event : events) {
            EventReader.of(WEB, event.claimed())
                    .read(
                            new EventReader.Event(
                                    event.body(),
                                    event.messageId(),
                                    event.receivedAt(),
                                    event.sentAt()));
        }
    }

    private static void traits(String text) {
        try {
            TraitFile.parse(text, "traits.yaml");
        } catch (AtalayaError refused) {
            explained(refused);
        }
    }

    private static void source(String text) {
        try {
            SourceFile.parse(text, "source.yaml");
        } catch (AtalayaError refused) {
            explained(refused);
        }
    }

    private static void table(byte[] bytes) {
        try {
            Files.write(FILE, bytes);
            try (var table = TableReader.open(FILE, Dialect.GUESSED)) {
                while (table.next() != null) {
                    // a row or a flaw
                }
            }
        } catch (AtalayaError refused) {
            explained(refused);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same text as every value a record can have.
    private static void standard(String text) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (var attribute : Attribute.values()) {
            values.put(attribute, List.of(FieldValue.of(text)));
        }
        for (var type : List.of(RecordType.PERSON, RecordType.COMPANY)) {
            Standardizer.standardize(
                    new SourceRecord(new SourceKey("web", "1"), type, "ES", NOW, values));
        }
    }

    private static void explained(AtalayaError refused) {
        if (refused.getMessage() == null || refused.getMessage().isBlank()) {
            throw new IllegalStateException("A refusal says nothing", refused);
        }
    }

    private static Path file() {
        try {
            var file = Files.createTempFile("atalaya-fuzz-", ".csv");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
