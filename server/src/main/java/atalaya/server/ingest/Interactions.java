package atalaya.server.ingest;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.Records.Outcome;
import atalaya.server.ingest.References.Claim;
import atalaya.server.ingest.References.Lean;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.Claims;
import atalaya.server.store.CopyLines;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened between the company and its customers, in table `ingest.interaction`.
///
/// Each belongs to a record: of the person it names, of a bare identifier (a leaf), or of whoever
/// its order, return or case belongs to. One whose owner is not known yet has none and is placed as
/// soon as it is.
@Component
public class Interactions {

    /// An interaction that arrived, changed, or came to another record.
    ///
    /// @param placed its place in the order of such events; order of commit
    /// @param position the interaction
    /// @param record whose it is now, or whose it was when `left`; null while nobody is known
    /// @param left whether it has left that record for another
    public record Placed(long placed, long position, @Nullable Long record, boolean left) {}

    private static final String AFTER =
            """
            (select placed, position, record, false as left
               from ingest.interaction where placed > :placed order by placed limit :limit)
            union all
            (select placed, position, record, true
               from ingest.departure where placed > :placed order by placed limit :limit)
            order by placed limit :limit
            """;

    private static final String EXISTING =
            """
            select message_id, position, record, hash
              from ingest.interaction
             where source = :source and message_id = any(:ids)
            """;

    private static final String RECORDS_BY_KEY =
            """
            select wanted.source, wanted.key, record.record
              from unnest(:sources, :keys) as wanted (source, key)
              join ingest.record using (source, key)
            """;

    private static final String OWNERS =
            """
            select interaction.message_id, record.record, record.country,
                   record.attributes::text as attributes
              from ingest.interaction
              join ingest.record using (record)
             where interaction.source = :source and interaction.message_id = any(:ids)
            """;

    private static final String COLUMNS =
            "ingest.interaction (position, source, file, message_id, type, at, channel, department,"
                    + " amount, currency, margin, cost, reference_kind, reference, text,"
                    + " properties, outcome, record, placed, hash, import)";

    private static final String FORGET_LEANS =
            "delete from ingest.lean where position = any(:positions)";
    private static final String FORGET =
            "delete from ingest.interaction where position = any(:positions)";
    private static final String DEPART =
            """
            insert into ingest.departure (placed, position, record)
            select nextval('ingest.position'), position, record
              from ingest.interaction
             where position = any(:positions) and record is not null
            """;

    private final JdbcClient sql;
    private final Log log;
    private final Records records;
    private final Leaves leaves;
    private final References references;

    Interactions(JdbcClient sql, Log log, Records records, Leaves leaves, References references) {
        this.sql = sql;
        this.records = records;
        this.log = log;
        this.leaves = leaves;
        this.references = references;
    }

    /// Up to `limit` events after a place, in order.
    public List<Placed> after(long placed, int limit) {
        return sql.sql(AFTER)
                .param("placed", placed)
                .param("limit", limit)
                .query((row, _) ->
                        new Placed(
                                row.getLong("placed"),
                                row.getLong("position"),
                                row.getObject("record", Long.class),
                                row.getBoolean("left")))
                .list();
    }

    /// How many interactions belong to nobody yet.
    public long unallocated() {
        return sql.sql("select count(*) from ingest.interaction where record is null")
                .query(Long.class)
                .single();
    }

    /// An interaction on its way in.
    ///
    /// @param hash of what it says; two with one hash say the same
    record Arrived(Interaction interaction, byte[] hash) {
        static Arrived of(Interaction interaction) {
            return new Arrived(interaction, Hashes.of(interaction));
        }

        String messageId() {
            return interaction.messageId();
        }
    }

    /// Stores interactions of one source; the log must be locked.
    List<Outcome> append(String source, List<Interaction> arrived, @Nullable Long importNumber) {
        return take(source, arrived.stream().map(Arrived::of).toList(), importNumber);
    }

    /// The same for those whose hashes are known. A message id that is there already with other
    /// content is replaced.
    List<Outcome> take(String source, List<Arrived> arrived, @Nullable Long importNumber) {
        var last = new LinkedHashMap<String, Arrived>();
        arrived.forEach(one -> last.put(one.messageId(), one));
        var known = existing(source, last.keySet());
        var outcomes = new HashMap<String, Outcome>();
        var fresh = new ArrayList<Interaction>();
        var hashes = new ArrayList<byte[]>();
        var replaced = new ArrayList<Long>();
        for (var one : last.values()) {
            var there = known.get(one.messageId());
            if (there != null && Arrays.equals(there.hash, one.hash)) {
                outcomes.put(one.messageId(), Outcome.SAME);
                continue;
            }
            outcomes.put(one.messageId(), there == null ? Outcome.ADDED : Outcome.CHANGED);
            fresh.add(one.interaction);
            hashes.add(one.hash);
            if (there != null) {
                replaced.add(there.position);
            }
        }
        forget(replaced);
        found(fresh);
        store(fresh, hashes, importNumber);
        return outcomes(arrived, outcomes);
    }

    /// Of several rows with one message id in one batch the last counts; those before it are the
    /// same.
    private static List<Outcome> outcomes(List<Arrived> arrived, Map<String, Outcome> byMessage) {
        var outcomes = new Outcome[arrived.size()];
        for (int i = arrived.size() - 1; i >= 0; i--) {
            var outcome = byMessage.put(arrived.get(i).messageId(), Outcome.SAME);
            outcomes[i] = outcome == null ? Outcome.SAME : outcome;
        }
        return List.of(outcomes);
    }

    /// Tells interactions that waited for these records that they are there.
    void recordsFounded(String source, List<String> keys) {
        references.keysArrived(source, keys);
    }

    private void forget(List<Long> positions) {
        if (!positions.isEmpty()) {
            var array = positions.toArray(Long[]::new);
            sql.sql(DEPART).param("positions", array).update();
            sql.sql(FORGET_LEANS).param("positions", array).update();
            sql.sql(FORGET).param("positions", array).update();
        }
    }

    /// Makes records of the users that are named for the first time.
    private void found(List<Interaction> fresh) {
        var users = new TreeMap<String, Set<String>>();
        for (var interaction : fresh) {
            if (interaction.who() instanceof Who.Record(var key, var founds) && founds) {
                users.computeIfAbsent(key.source(), _ -> new LinkedHashSet<>()).add(key.record());
            }
        }
        users.forEach(this::found);
    }

    private void found(String source, Set<String> users) {
        users.removeAll(records.known(source, users));
        if (!users.isEmpty()) {
            var type = Claims.isClaimed(source) ? RecordType.CLAIM : RecordType.PERSON;
            var arrivals = users.stream().map(user -> Records.user(user, type)).toList();
            recordsFounded(source, records.append(source, arrivals, null).founded());
        }
    }

    private void store(List<Interaction> fresh, List<byte[]> hashes, @Nullable Long importNumber) {
        var named = owners(fresh);
        var claims = claims(fresh, named);
        var leant = fresh.stream().map(one -> leant(one, named)).toList();
        var kinship = kinship(leant, claims);
        var positions = log.positions(fresh.size());
        var leans = new ArrayList<Lean>();
        var left = new HashSet<Reference>();
        log.copy(
                COLUMNS,
                rows -> {
                    for (int i = 0; i < fresh.size(); i++) {
                        long position = positions.remove();
                        var waits = leant.get(i);
                        for (int rank = 0; rank < waits.size(); rank++) {
                            leans.add(new Lean(waits.get(rank), position, rank));
                        }
                        if (kinship.isLeft(i)) {
                            left.addAll(waits);
                        }
                        var one = fresh.get(i);
                        var owner = named(one, named);
                        var record = owner == null ? kinship.owner(i) : owner;
                        add(rows, one, hashes.get(i), position, record, importNumber);
                    }
                });
        references.lean(leans);
        references.add(kinship.claims());
        references.claim(claims, left);
    }

    /// The record that an interaction itself names; null where it names none that is there.
    private static @Nullable Long named(Interaction interaction, Map<Who, Long> named) {
        var who = interaction.who();
        return who == null ? null : named.get(who);
    }

    /// What those that name their owner say of what they are about.
    private static List<Claim> claims(List<Interaction> fresh, Map<Who, Long> named) {
        var claims = new ArrayList<Claim>();
        for (var interaction : fresh) {
            var who = interaction.who();
            var owner = named(interaction, named);
            if (who != null && owner != null) {
                about(interaction)
                        .forEach(one ->
                                claims.add(
                                        new Claim(one, owner, rank(interaction, one), name(who))));
            }
        }
        return claims;
    }

    private static int rank(Interaction interaction, Reference about) {
        return interaction.who() instanceof Who.Record
                ? References.byKey(interaction.type(), about)
                : References.BY_LEAF;
    }

    private Kinship kinship(List<List<Reference>> leant, List<Claim> claims) {
        var asked = leant.stream().flatMap(List::stream).collect(Collectors.toSet());
        var known = references.owners(asked);
        asked.removeAll(known.keySet());
        var unsettled = new HashSet<>(references.leant(asked));
        claims.forEach(claim -> unsettled.add(claim.reference()));
        return new Kinship(leant, known, unsettled);
    }

    private static Stream<Reference> about(Interaction interaction) {
        return interaction.references().stream().filter(Vocabulary::namesOnePerson);
    }

    /// What tells whose an interaction is that does not name a record that is there: a record yet
    /// to come, then what it is about.
    private static List<Reference> leant(Interaction interaction, Map<Who, Long> named) {
        if (named(interaction, named) != null) {
            return List.of();
        }
        var who = interaction.who();
        var about = about(interaction).distinct();
        return who instanceof Who.Record(var key, var _)
                ? Stream.concat(Stream.of(References.keyOf(key.source(), key.record())), about)
                        .toList()
                : about.toList();
    }

    private static void add(
            CopyLines rows,
            Interaction interaction,
            byte[] hash,
            long position,
            @Nullable Long owner,
            @Nullable Long importNumber) {
        var about = interaction.references().isEmpty() ? null : interaction.references().getFirst();
        rows.add(
                position,
                interaction.source(),
                interaction.file(),
                interaction.messageId(),
                interaction.type(),
                interaction.at(),
                interaction.channel(),
                interaction.department(),
                plain(interaction.amount()),
                interaction.currency(),
                plain(interaction.margin()),
                plain(interaction.cost()),
                about == null ? null : about.kind(),
                about == null ? null : about.value(),
                interaction.text(),
                interaction.properties(),
                plain(interaction.outcome()),
                owner,
                position,
                hash,
                importNumber);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String name(Who who) {
        return switch (who) {
            case Who.Record named -> named.key().toString();
            case Who.Leaf leaf -> leaf.key().toString();
        };
    }

    private Map<Who, Long> owners(List<Interaction> fresh) {
        var keys = new HashSet<SourceKey>();
        var bare = new HashSet<Who.Leaf>();
        for (var interaction : fresh) {
            switch (interaction.who()) {
                case null -> {}
                case Who.Record named -> keys.add(named.key());
                case Who.Leaf leaf -> bare.add(leaf);
            }
        }
        var owners = new HashMap<Who, Long>(leaves.records(bare));
        if (!keys.isEmpty()) {
            sql.sql(RECORDS_BY_KEY)
                    .param("sources", keys.stream().map(SourceKey::source).toArray(String[]::new))
                    .param("keys", keys.stream().map(SourceKey::record).toArray(String[]::new))
                    .query(row -> {
                        var key = new SourceKey(row.getString("source"), row.getString("key"));
                        owners.put(new Who.Record(key, false), row.getLong("record"));
                        owners.put(new Who.Record(key, true), row.getLong("record"));
                    });
        }
        return owners;
    }

    /// These interactions with the records they belong to; those that belong to nobody yet are left
    /// out.
    List<Batches.Owned> owned(List<Interaction> given) {
        var byId = new HashMap<String, Interaction>();
        given.forEach(interaction -> byId.put(interaction.messageId(), interaction));
        return sql.sql(OWNERS)
                .param("source", given.getFirst().source())
                .param("ids", byId.keySet().toArray(String[]::new))
                .query((row, _) ->
                        new Batches.Owned(
                                Objects.requireNonNull(byId.get(row.getString("message_id"))),
                                row.getLong("record"),
                                row.getString("country"),
                                AttributeJson.read(row.getString("attributes"))))
                .list();
    }

    private record Known(long position, byte[] hash) {}

    private Map<String, Known> existing(String source, Collection<String> ids) {
        var known = new HashMap<String, Known>();
        sql.sql(EXISTING)
                .param("source", source)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("message_id"),
                            new Known(row.getLong("position"), row.getBytes("hash")));
                });
        return known;
    }
}
