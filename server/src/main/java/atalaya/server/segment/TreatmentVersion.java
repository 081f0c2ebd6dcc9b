package atalaya.server.segment;

import atalaya.insight.value.TreatmentTable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One version of the table of treatments.
///
/// @param version from 1 on; 1 is the one Atalaya ships
/// @param base the version it was drafted from; null for the shipped one
/// @param note what it is for, as its author wrote
/// @param draftedBy the number of a person; 0 for Atalaya
/// @param simulatedAt when somebody last looked at what it would change; null after every edit
/// @param validFrom the first day it is in force; null until it is published
public record TreatmentVersion(
        int version,
        @Nullable Integer base,
        String note,
        Terms terms,
        long draftedBy,
        Instant draftedAt,
        @Nullable Instant simulatedAt,
        @Nullable Long publishedBy,
        @Nullable Instant publishedAt,
        @Nullable LocalDate validFrom) {

    /// How far it has come.
    public enum State {
        DRAFT,
        SIMULATED,
        PUBLISHED
    }

    public State state() {
        if (publishedAt != null) {
            return State.PUBLISHED;
        }
        return simulatedAt != null ? State.SIMULATED : State.DRAFT;
    }

    /// As the heart reads it; a draft begins at no day in particular.
    public TreatmentTable table() {
        return terms.table(version, validFrom == null ? LocalDate.MAX : validFrom);
    }
}
