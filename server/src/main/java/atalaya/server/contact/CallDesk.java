package atalaya.server.contact;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.contact.Notes.Note;
import atalaya.server.ingest.Notebook;
import atalaya.server.ingest.RecordLog;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.profile.Lookup;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an agent does with a call: says who it is, makes sure, writes down what came of it.
@Component
public final class CallDesk {

    /// The longest note; an interaction is read whole.
    public static final int LONGEST_NOTE = 4_000;

    private static final String CHOOSE =
            """
            update contact.call
               set record = :record, chosen_by = :person, verified_by = null,
                   position = nextval('contact.position')
             where call = :call
            """;

    private static final String VERIFY =
            """
            update contact.call
               set verified_by = :person, position = nextval('contact.position')
             where call = :call
            """;

    private static final String DRAFT =
            "update contact.call set topic = :topic, draft = :draft where call = :call";

    private static final String CLOSE =
            """
            update contact.call
               set closed_by = :person, closed_at = :at, topic = :topic, draft = null,
                   record = coalesce(record, :record),
                   promised_at = case when :promised then coalesce(promised_at, :at) end,
                   position = nextval('contact.position')
             where call = :call
            """;

    private final JdbcClient sql;
    private final Calls calls;
    private final Notes notes;
    private final RecordLog records;
    private final InstantSource time;
    private final Audit audit;

    CallDesk(
            JdbcClient sql,
            Calls calls,
            Notes notes,
            RecordLog records,
            InstantSource time,
            Audit audit) {
        this.sql = sql;
        this.calls = calls;
        this.notes = notes;
        this.records = records;
        this.time = time;
        this.audit = audit;
    }

    /// How a call ended.
    public enum Result {
        RESOLVED("resolved"),
        CALL_BACK("call-back"),
        ESCALATED("unresolved");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    /// What calls are about, as agents sort them.
    public static final List<String> TOPICS =
            List.of("return", "order", "invoice", "complaint", "other");

    /// What an agent writes on closing.
    ///
    /// @param topic one of [#TOPICS], or null
    /// @param name of a caller nobody knew, or null
    public record Closing(
            Result result, @Nullable String topic, String text, @Nullable String name) {}

    /// Whose call it is taken to be now, if anybody's.
    public Optional<CustomerId> customer(Call call) {
        return Optional.ofNullable(call.record()).flatMap(notes::customer);
    }

    /// The agent says who it is; whoever it was taken to be is not asked about any more.
    public void choose(SignedIn who, Call call, CustomerId customer) {
        long anchor = notes.anchor(customer).record();
        calls.changing(() -> {
            audit.record(who, "call.recognised", subject(call), customer.toString());
            return choose(who, call, anchor);
        });
    }

    /// The agent says that it is nobody of those.
    public void refuse(SignedIn who, Call call) {
        calls.changing(() -> {
            audit.record(who, "call.not-recognised", subject(call));
            return choose(who, call, (Long) null);
        });
    }

    private int choose(SignedIn who, Call call, @Nullable Long record) {
        return sql.sql(CHOOSE)
                .param("record", record, Types.BIGINT)
                .param("person", who.person().person())
                .param("call", call.call())
                .update();
    }

    /// Whether the caller's answers are right, which is then kept with the call.
    public boolean verify(
            SignedIn who, Call call, Profile profile, Map<Verification.Question, String> said) {
        boolean passed = Verification.passes(profile, said);
        var customer = profile.customer().toString();
        return calls.changing(() -> {
            audit.record(
                    who, passed ? "call.verified" : "call.not-verified", subject(call), customer);
            if (passed) {
                sql.sql(VERIFY)
                        .param("person", who.person().person())
                        .param("call", call.call())
                        .update();
            }
            return passed;
        });
    }

    /// Keeps a note while it is being written, so that nothing is lost with the browser.
    public void draft(Call call, @Nullable String topic, String text) {
        sql.sql(DRAFT)
                .param("topic", topic(topic), Types.VARCHAR)
                .param("draft", bounded(text))
                .param("call", call.call())
                .update();
    }

    /// Writes the note down on the customer's record; of a caller nobody knew, on the number, or on
    /// a new record when the agent asked for a name.
    ///
    /// @throws AtalayaError when nobody is known and no number was shown
    public void close(SignedIn who, Call call, Closing closing) {
        var at = now();
        var properties = new HashMap<String, String>();
        properties.put("result", closing.result.word);
        var topic = topic(closing.topic);
        if (topic != null) {
            properties.put("topic", topic);
        }
        properties.put("agent", who.person().login());
        var note =
                new Note(
                        "call:" + call.call() + ":note",
                        call.channel().closing(),
                        at,
                        call.channel().word(),
                        "service",
                        call.reference(),
                        bounded(closing.text),
                        properties);
        calls.changing(() -> {
            notes.write(note, founded(call, closing.name).orElseGet(() -> holder(call)));
            audit.record(who, "call.closed", subject(call));
            return sql.sql(CLOSE)
                    .param("person", who.person().person())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("topic", topic, Types.VARCHAR)
                    .param("record", call.record(), Types.BIGINT)
                    .param("promised", closing.result == Result.CALL_BACK)
                    .param("call", call.call())
                    .update();
        });
    }

    private Who holder(Call call) {
        return notes.who(call)
                .orElseThrow(() ->
                        new AtalayaError(
                                        7107,
                                        Exit.FAILED,
                                        "nobody is known to whom the note could belong")
                                .remedy("find the customer first, or ask for a name"));
    }

    /// A record for somebody new, when the agent asked for a name.
    private Optional<Who> founded(Call call, @Nullable String name) {
        if (name == null || name.isBlank() || call.record() != null) {
            return Optional.empty();
        }
        var key = new SourceKey(Notebook.SOURCE, "call:" + call.call());
        var values = new HashMap<Attribute, List<FieldValue>>();
        values.put(Attribute.FULL_NAME, List.of(FieldValue.of(name.strip())));
        if (call.number() != null) {
            values.put(Attribute.PHONE, List.of(FieldValue.of(call.number())));
        }
        Optional.ofNullable(call.named())
                .flatMap(named ->
                        Lookup.type(named.type())
                                .map(type -> Map.entry(Lookup.attribute(type), named.value())))
                .ifPresent(one -> values.put(one.getKey(), List.of(FieldValue.of(one.getValue()))));
        records.append(
                List.of(new SourceRecord(key, RecordType.PERSON, call.country(), now(), values)));
        return Optional.of(new Who.Record(key));
    }

    private static @Nullable String topic(@Nullable String topic) {
        return topic != null && TOPICS.contains(topic) ? topic : null;
    }

    private static String bounded(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        return clean.length() <= LONGEST_NOTE ? clean : clean.substring(0, LONGEST_NOTE);
    }

    /// How the audit names a call.
    static String subject(Call call) {
        return "call:" + call.call();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// As forms name results.
    public static Optional<Result> result(String word) {
        return List.of(Result.values()).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst();
    }
}
