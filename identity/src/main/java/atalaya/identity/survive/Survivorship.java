package atalaya.identity.survive;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the golden value of each attribute from the records of one customer.
public final class Survivorship {

    private Survivorship() {}

    /// The golden record: for each attribute that any record has, the value to show and those that
    /// lost.
    public static Map<Attribute, GoldenValue> golden(List<Contribution> contributions) {
        var golden = new EnumMap<Attribute, GoldenValue>(Attribute.class);
        for (var attribute : Attribute.values()) {
            List<GoldenValue.Losing> values = new ArrayList<>();
            for (var contribution : contributions) {
                for (FieldValue value : contribution.record().all(attribute)) {
                    values.add(
                            losing(value, contribution.record().key(), contribution.record().at()));
                }
            }
            if (!values.isEmpty()) {
                var first = values.getFirst();
                golden.put(
                        attribute,
                        new GoldenValue(
                                attribute,
                                first.text(),
                                first.from(),
                                first.at(),
                                first.verified(),
                                GoldenValue.Rule.FIRST_BY_KEY,
                                values.subList(1, values.size())));
            }
        }
        return golden;
    }

    private static GoldenValue.Losing losing(
            FieldValue value, SourceKey from, @Nullable Instant at) {
        return new GoldenValue.Losing(
                value.text(), from, at, value.verified(), GoldenValue.Rule.FIRST_BY_KEY);
    }
}
