package atalaya.server.contact;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.contact.Notes.Note;
import atalaya.server.ingest.interaction.Interaction.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom we owe a call: those who gave up waiting, and those whom an agent promised one. A number
/// stands once, however often it called; a later call that was answered settles it by itself.
@Component
public final class CallBacks {

    /// Numbers whose calls nobody gave back; grain: number.
    private static final String OWED =
            """
            with missed as (
                select call.*, coalesce(promised_at, ended_at, began_at) as since
                  from contact.call
                 where number is not null
                   and (state = 'ABANDONED' or promised_at is not null)
            ), owed as (
                select number, max(call) as last_call, count(*) as calls, min(since) as since,
                       max(began_at) as last_at, max(wait_seconds) as wait_seconds,
                       bool_or(promised_at is not null) as promised, sum(tries) as tries,
                       max(tried_at) as tried_at,
                       max(called_back_at) as called_back_at
                  from missed
                 where (called_back_at is not null) = :done
                   and (:done or not exists (
                           select from contact.call later
                            where later.number = missed.number
                              and later.answered_at > missed.since))
                 group by number
            )
            select owed.*, last.queue, last.record, last.called_back_by
              from owed join contact.call last on last.call = owed.last_call
             order by case when :done then null else owed.since end, owed.called_back_at desc
             limit :limit
            """;

    private static final String COUNT =
            """
            select count(distinct number)
              from contact.call missed
             where number is not null and called_back_at is null
               and (state = 'ABANDONED' or promised_at is not null)
               and not exists (
                       select from contact.call later
                        where later.number = missed.number
                          and later.answered_at
                              > coalesce(missed.promised_at, missed.ended_at, missed.began_at))
            """;

    private static final String TRIED =
            """
            update contact.call set tries = tries + 1, tried_at = :at,
                   position = nextval('contact.position')
             where call = :call and called_back_at is null
            """;

    private static final String DONE =
            """
            update contact.call set called_back_by = :person, called_back_at = :at,
                   position = nextval('contact.position')
             where number = :number and called_back_at is null
               and (state = 'ABANDONED' or promised_at is not null)
            """;

    private final JdbcClient sql;
    private final Calls calls;
    private final Notes notes;
    private final InstantSource time;
    private final Audit audit;

    CallBacks(JdbcClient sql, Calls calls, Notes notes, InstantSource time, Audit audit) {
        this.sql = sql;
        this.calls = calls;
        this.notes = notes;
        this.time = time;
        this.audit = audit;
    }

    /// A number we owe a call, or owed one.
    ///
    /// @param call its last call, which names the line
    /// @param calls how often it called in vain
    /// @param since the first of those
    /// @param waitSeconds the longest wait, or null
    /// @param promised whether an agent promised it
    /// @param tries how often somebody rang back without an answer
    /// @param record of whoever it is taken to be, or null
    /// @param doneBy the person who gave it back, or null while nobody has
    public record Owed(
            long call,
            String number,
            int calls,
            Instant since,
            @Nullable Integer waitSeconds,
            @Nullable String queue,
            boolean promised,
            int tries,
            @Nullable Instant triedAt,
            @Nullable Long record,
            @Nullable Long doneBy,
            @Nullable Instant doneAt) {}

    /// The longest waiting first.
    public List<Owed> open(int limit) {
        return owed(false, limit);
    }

    /// The latest first.
    public List<Owed> done(int limit) {
        return owed(true, limit);
    }

    public int count() {
        return sql.sql(COUNT).query(Integer.class).single();
    }

    private List<Owed> owed(boolean done, int limit) {
        return sql.sql(OWED)
                .param("done", done)
                .param("limit", limit)
                .query(CallBacks::read)
                .list();
    }

    /// Somebody rang back and nobody answered.
    public void tried(SignedIn who, Call call) {
        calls.changing(() -> {
            audit.record(who, "call.rung-back", CallDesk.subject(call));
            return sql.sql(TRIED)
                    .param("at", now().atOffset(ZoneOffset.UTC))
                    .param("call", call.call())
                    .update();
        });
    }

    /// Somebody spoke with them: an interaction of whoever called, once.
    ///
    /// @return whether it was still owed
    public boolean gaveBack(SignedIn who, Call call) {
        var at = now();
        var number = Objects.requireNonNull(call.number(), "a call to give back has a number");
        return calls.changing(() -> {
            int given =
                    sql.sql(DONE)
                            .param("person", who.person().person())
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .param("number", number)
                            .update();
            if (given > 0) {
                write(who, call, number, at);
                audit.record(who, "call.given-back", CallDesk.subject(call));
            }
            return given > 0;
        });
    }

    private void write(SignedIn who, Call call, String number, Instant at) {
        var note =
                new Note(
                        "call:" + call.call() + ":back",
                        "Call Back Done",
                        at,
                        "call",
                        "service",
                        call.reference(),
                        null,
                        Map.of("agent", who.person().login()));
        var owner = Optional.of(call).flatMap(notes::who);
        notes.write(note, owner.orElseGet(() -> new Who.Leaf(IdentifierType.PHONE, number)));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Owed read(ResultSet row, int number) throws SQLException {
        return new Owed(
                row.getLong("last_call"),
                row.getString("number"),
                row.getInt("calls"),
                Objects.requireNonNull(Calls.instant(row, "since")),
                row.getObject("wait_seconds", Integer.class),
                row.getString("queue"),
                row.getBoolean("promised"),
                row.getInt("tries"),
                Calls.instant(row, "tried_at"),
                row.getObject("record", Long.class),
                row.getObject("called_back_by", Long.class),
                Calls.instant(row, "called_back_at"));
    }
}
