package atalaya.server.ingest;

import atalaya.identity.record.DataKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A source of the catalogue.
///
/// @param owner who answers for its quality, or null
/// @param trust how far it is believed, from 0 to 100
/// @param freshness how old its latest import may be, or null
/// @param purpose why its data may be used, or null
/// @param country whose conventions it follows, or null
/// @param internal whether it is Atalaya's own, such as corrections by people
public record Source(
        String name,
        String title,
        @Nullable String owner,
        Set<DataKind> kinds,
        int trust,
        @Nullable Duration freshness,
        @Nullable String purpose,
        @Nullable String country,
        boolean internal,
        Instant addedAt) {}
