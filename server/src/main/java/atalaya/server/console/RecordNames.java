package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The name a single record gives, as its source wrote it.
final class RecordNames {

    private static final List<Attribute> PARTS =
            List.of(
                    Attribute.GIVEN_NAME,
                    Attribute.MIDDLE_NAME,
                    Attribute.SURNAME_1,
                    Attribute.SURNAME_2);

    private RecordNames() {}

    static Optional<String> of(SourceRecord record) {
        var parts =
                PARTS.stream()
                        .flatMap(part -> record.first(part).stream())
                        .collect(Collectors.joining(" "));
        if (!parts.isBlank()) {
            return Optional.of(parts);
        }
        return record.first(Attribute.FULL_NAME)
                .or(() -> record.first(Attribute.TRADE_NAME))
                .or(() -> record.first(Attribute.LEGAL_NAME));
    }
}
