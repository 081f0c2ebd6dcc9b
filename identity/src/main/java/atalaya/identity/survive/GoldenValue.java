package atalaya.identity.survive;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value shown for one attribute of a customer, with its lineage.
///
/// @param attribute what it says of the customer
/// @param text the value, in the form people read
/// @param from the record that brought it
/// @param at when that record said so, or null when its source does not say
/// @param verified whether its source had checked it
/// @param rule why it won
/// @param others the values that lost, best first; empty where all records agree
public record GoldenValue(
        Attribute attribute,
        String text,
        SourceKey from,
        @Nullable Instant at,
        boolean verified,
        Rule rule,
        List<Losing> others) {

    public GoldenValue {
        others = List.copyOf(others);
    }

    /// Why a value was chosen over the others; each is a label key.
    public enum Rule {
        ONLY_VALUE,
        CORRECTED,
        VERIFIED,
        VALID,
        MORE_TRUSTED,
        MORE_RECENT,
        MORE_FREQUENT,
        MORE_COMPLETE,
        FIRST_BY_KEY
    }

    /// A value that was not chosen.
    ///
    /// @param why the rule by which it lost
    public record Losing(
            String text, SourceKey from, @Nullable Instant at, boolean verified, Rule why) {}
}
