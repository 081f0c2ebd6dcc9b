package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.server.consent.ContactPoint;
import atalaya.server.consent.ContactPoint.Kind;
import atalaya.server.ingest.interaction.Interaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The e-mails and telephones of a record in standard form, for consent to bind.
final class ContactPoints {

    private static final Set<String> OBJECTIONS = Set.of("Unsubscribed", "Marked as Spam");
    private static final Set<String> CHANNELS = Set.of("email", "sms", "post", "app");

    List<ContactPoint> of(Map<Attribute, List<FieldValue>> values, @Nullable String country) {
        var reach = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (var attribute : List.of(Attribute.EMAIL, Attribute.PHONE)) {
            if (values.containsKey(attribute)) {
                reach.put(attribute, values.getOrDefault(attribute, List.of()));
            }
        }
        if (reach.isEmpty()) {
            return List.of();
        }
        var record =
                new SourceRecord(new SourceKey("~", "~"), RecordType.LEAF, country, null, reach);
        var points = new ArrayList<ContactPoint>();
        for (var identifier : Standardizer.standardize(record).identifiers()) {
            switch (identifier.type()) {
                case EMAIL -> points.add(new ContactPoint(Kind.EMAIL, identifier.value()));
                case PHONE -> points.add(new ContactPoint(Kind.PHONE, identifier.value()));
                default -> {}
            }
        }
        return points;
    }

    static boolean objects(String type) {
        return OBJECTIONS.contains(type);
    }

    /// The channel an objection is about; that of the interaction, or else e-mail.
    static String channel(Interaction interaction) {
        var channel = interaction.channel();
        return channel != null && CHANNELS.contains(channel) ? channel : "email";
    }
}
