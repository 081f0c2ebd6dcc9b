package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.interaction.Interaction.Who.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records of bare identifiers: a device, an e-mail or a phone of which nothing else is known.
///
/// Their source is `~` and the identifier's word, their key its standard form; they never change.
@Component
final class Leaves {

    private static final String FIND =
            """
            select leaf.source, leaf.key, record.record
              from unnest(:sources, :keys) as leaf (source, key)
              join ingest.record using (source, key)
            """;

    private static final String COLUMNS =
            "ingest.record (record, source, key, type, attributes, hash, position)";

    private final JdbcClient sql;
    private final Log log;

    Leaves(JdbcClient sql, Log log) {
        this.sql = sql;
        this.log = log;
    }

    /// The record of each leaf, made where there is none; the log must be locked.
    Map<Leaf, Long> records(Collection<Leaf> wanted) {
        var leaves = List.copyOf(new HashSet<>(wanted));
        if (leaves.isEmpty()) {
            return Map.of();
        }
        var found = find(leaves);
        var missing = leaves.stream().filter(leaf -> !found.containsKey(leaf)).toList();
        var positions = log.positions(missing.size());
        log.copy(
                COLUMNS,
                rows -> {
                    for (var leaf : missing) {
                        long record = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
                        String attributes = attributes(leaf);
                        rows.add(
                                record,
                                leaf.key().source(),
                                leaf.key().record(),
                                RecordType.LEAF.name(),
                                attributes,
                                Hashes.of(RecordType.LEAF, attributes),
                                positions.remove());
                        found.put(leaf, record);
                    }
                });
        return found;
    }

    private Map<Leaf, Long> find(List<Leaf> leaves) {
        var byKey = new HashMap<String, Leaf>();
        leaves.forEach(leaf -> byKey.put(leaf.key().toString(), leaf));
        var found = new HashMap<Leaf, Long>();
        sql.sql(FIND)
                .param("sources", texts(leaves, true))
                .param("keys", texts(leaves, false))
                .query(row -> {
                    var leaf = byKey.get(row.getString("source") + ":" + row.getString("key"));
                    if (leaf != null) {
                        found.put(leaf, row.getLong("record"));
                    }
                });
        return found;
    }

    private static String[] texts(List<Leaf> leaves, boolean sources) {
        return leaves.stream()
                .map(Leaf::key)
                .map(key -> sources ? key.source() : key.record())
                .toArray(String[]::new);
    }

    private static String attributes(Leaf leaf) {
        var values = new ArrayList<FieldValue>();
        values.add(FieldValue.of(leaf.value()));
        return AttributeJson.write(Map.of(attribute(leaf.type()), values));
    }

    private static Attribute attribute(IdentifierType type) {
        return switch (type) {
            case EMAIL -> Attribute.EMAIL;
            case PHONE -> Attribute.PHONE;
            case NATIONAL_ID -> Attribute.NATIONAL_ID;
            case TAX_ID -> Attribute.TAX_ID;
            case USER_ID -> Attribute.USER_ID;
            case ANONYMOUS_ID -> Attribute.ANONYMOUS_ID;
            case LOYALTY_NUMBER -> Attribute.LOYALTY_NUMBER;
            case CARD_TOKEN -> Attribute.CARD_TOKEN;
            case DEVICE_ID -> Attribute.DEVICE_ID;
            case WHATSAPP_ID -> Attribute.WHATSAPP_ID;
        };
    }
}
