package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What we know of one customer: a fold over its records and interactions.
///
/// @param type PERSON, COMPANY, or LEAF where only bare identifiers are known
/// @param name the name people read; for a leaf its identifier; never blank
/// @param golden the value shown for each attribute, with its lineage
/// @param identifiers every identifier any of its records holds
/// @param members its records, the anchor first
/// @param corrections what people corrected by hand, newest first, withdrawn ones included
/// @param activity counts over its interactions
/// @param updatedAt when this profile was last built
public record Profile(
        CustomerId customer,
        RecordType type,
        String name,
        Map<Attribute, GoldenValue> golden,
        List<KnownIdentifier> identifiers,
        List<Member> members,
        List<Correction> corrections,
        Activity activity,
        Instant updatedAt) {

    /// The golden text of one attribute.
    public Optional<String> text(Attribute attribute) {
        return Optional.ofNullable(golden.get(attribute)).map(GoldenValue::text);
    }

    /// The sources its records come from, in order.
    public List<String> sources() {
        return members.stream().map(member -> member.key().source()).distinct().sorted().toList();
    }

    /// Sums over all interactions of a customer.
    ///
    /// @param firstAt when the first happened, or null when there are none
    /// @param lastAt when the last happened, or null when there are none
    /// @param outcome the sum of all outcome scores
    public record Activity(
            long interactions,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            double outcome) {}
}
