package atalaya.server.contact;

import static java.util.Objects.requireNonNull;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.contact.Notes.Note;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What one department hands over to another about a customer, and what the other answers: both are
/// interactions `Handed Over`, and until the answer the other department has it on its list.
@Component
public final class HandOvers {

    private static final String ADD =
            """
            insert into contact.hand_over (record, department, handed_by, handed_at)
            values (:record, :department, :person, :at)
            returning hand_over
            """;

    /// The words of both sides are interactions of the notebook.
    private static final String LIST =
            """
            select handed.*, asked.text as asked, answered.text as answered
              from contact.hand_over handed
              left join ingest.interaction asked
                on asked.source = 'console' and asked.message_id = 'hand-over:' || handed.hand_over
              left join ingest.interaction answered
                on answered.source = 'console'
               and answered.message_id = 'hand-over:' || handed.hand_over || ':answer'
             where (handed.answered_at is null) = :open
             order by case when :open then handed.handed_at end, handed.answered_at desc
             limit :limit
            """;

    private static final String ANSWER =
            """
            update contact.hand_over set answered_by = :person, answered_at = :at
             where hand_over = :number and answered_at is null
            returning record
            """;

    private final JdbcClient sql;
    private final Calls calls;
    private final Notes notes;
    private final InstantSource time;
    private final Audit audit;

    HandOvers(JdbcClient sql, Calls calls, Notes notes, InstantSource time, Audit audit) {
        this.sql = sql;
        this.calls = calls;
        this.notes = notes;
        this.time = time;
        this.audit = audit;
    }

    /// Something that waits for a department, or waited.
    ///
    /// @param record of the customer, which goes where that record goes
    public record HandOver(
            long number,
            long record,
            String department,
            long handedBy,
            Instant handedAt,
            @Nullable String text,
            @Nullable Long answeredBy,
            @Nullable Instant answeredAt,
            @Nullable String answer) {}

    /// @param department who should act, a word of the vocabulary
    /// @param call during which it came up, or null
    /// @return its number
    public long hand(
            SignedIn who,
            CustomerId customer,
            String department,
            String text,
            @Nullable Call call) {
        if (!Vocabulary.DEPARTMENTS.contains(department) || text.isBlank()) {
            throw new AtalayaError(7108, Exit.FAILED, "a hand-over names a department and says why")
                    .remedy("departments are %s", String.join(", ", Vocabulary.DEPARTMENTS));
        }
        var anchor = notes.anchor(customer);
        var at = now();
        return calls.changing(() -> {
            long added =
                    sql.sql(ADD)
                            .param("record", anchor.record())
                            .param("department", department)
                            .param("person", who.person().person())
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .query(Long.class)
                            .single();
            var properties = new HashMap<String, String>();
            properties.put("to", department);
            properties.put("agent", who.person().login());
            var note =
                    new Note(
                            "hand-over:" + added,
                            "Handed Over",
                            at,
                            "call",
                            department,
                            call == null ? null : call.reference(),
                            text,
                            properties);
            notes.write(note, new Who.Record(anchor.key()));
            audit.record(who, "handover.made", "hand-over:" + added, customer.toString());
            return added;
        });
    }

    /// What the other department did about it.
    ///
    /// @return whether it was still open
    public boolean answer(SignedIn who, long number, String text) {
        if (text.isBlank()) {
            throw new AtalayaError(7109, Exit.FAILED, "an answer says something")
                    .remedy("write what was done, or why nothing was");
        }
        var at = now();
        return calls.changing(() -> {
            boolean open = answered(who, number, text, at);
            if (open) {
                audit.record(who, "handover.answered", "hand-over:" + number);
            }
            return open;
        });
    }

    private boolean answered(SignedIn who, long number, String text, Instant at) {
        var record =
                sql.sql(ANSWER)
                        .param("person", who.person().person())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("number", number)
                        .query(Long.class)
                        .optional();
        record.flatMap(notes::customer)
                .map(notes::anchor)
                .ifPresent(anchor ->
                        notes.write(
                                new Note(
                                        "hand-over:" + number + ":answer",
                                        "Handed Over",
                                        at,
                                        "call",
                                        null,
                                        null,
                                        text,
                                        Map.of("agent", who.person().login())),
                                new Who.Record(anchor.key())));
        return record.isPresent();
    }

    /// The oldest first.
    public List<HandOver> open(int limit) {
        return list(true, limit);
    }

    /// The latest answers first.
    public List<HandOver> answered(int limit) {
        return list(false, limit);
    }

    public int count() {
        return sql.sql("select count(*) from contact.hand_over where answered_at is null")
                .query(Integer.class)
                .single();
    }

    private List<HandOver> list(boolean open, int limit) {
        return sql.sql(LIST)
                .param("open", open)
                .param("limit", limit)
                .query(HandOvers::read)
                .list();
    }

    private static HandOver read(ResultSet row, int number) throws SQLException {
        return new HandOver(
                row.getLong("hand_over"),
                row.getLong("record"),
                row.getString("department"),
                row.getLong("handed_by"),
                requireNonNull(Calls.instant(row, "handed_at")),
                row.getString("asked"),
                row.getObject("answered_by", Long.class),
                Calls.instant(row, "answered_at"),
                row.getString("answered"));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
