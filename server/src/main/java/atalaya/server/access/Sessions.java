package atalaya.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is signed in, in table `access.session`, so that a restart signs nobody out.
///
/// The browser holds a random token and the table only its hash. Each look-up reads the person as
/// they are now: a role taken away or a person made inactive counts from the next request on.
@Component
public class Sessions {

    /// Writing each request would cost a commit; this close is close enough.
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final String FIND =
            """
            select p.person, login, name, roles, owner_name, language, theme, letter_keys, active,
                   s.seen_at
              from access.session s join access.person p using (person)
             where s.session = :session and p.active
               and s.began_at > :oldest and s.seen_at > :idlest and s.seen_at < :soon
            """;

    private final JdbcClient sql;
    private final InstantSource time;
    private final Duration idle;
    private final Duration longest;

    /// @param idle after how long without a request a session ends
    /// @param longest after how long it ends in any case
    Sessions(
            JdbcClient sql,
            InstantSource time,
            @Value("${atalaya.session.idle:2h}") Duration idle,
            @Value("${atalaya.session.longest:12h}") Duration longest) {
        this.sql = sql;
        this.time = time;
        this.idle = idle;
        this.longest = longest;
    }

    /// Starts a session under a new token, which the browser keeps.
    public String begin(Person person) {
        endExpired();
        var token = Secrets.fresh();
        sql.sql(
                        """
                        insert into access.session (session, person, began_at, seen_at)
                        values (:session, :person, :now, :now)
                        """)
                .param("session", Secrets.hash(token))
                .param("person", person.person())
                .param("now", now())
                .update();
        return token;
    }

    /// Whose session it is; empty once it ended, was idle for too long, belongs to somebody who
    /// left or was last seen while the clock was ahead, since nobody knows how long ago that was.
    public Optional<Person> find(String token) {
        var now = now();
        var session = Secrets.hash(token);
        return sql.sql(FIND)
                .param("session", session)
                .param("oldest", now.minus(longest))
                .param("idlest", now.minus(idle))
                .param("soon", now.plus(GRAIN))
                .query((row, number) -> {
                    var seen = row.getObject("seen_at", OffsetDateTime.class);
                    return new Found(People.read(row, number), seen.plus(GRAIN).isBefore(now));
                })
                .optional()
                .map(found -> {
                    if (found.stale()) {
                        touch(session, now);
                    }
                    return found.person();
                });
    }

    public void end(String token) {
        sql.sql("delete from access.session where session = :session")
                .param("session", Secrets.hash(token))
                .update();
    }

    /// Signs a person out on every device.
    public void endAll(long person) {
        sql.sql("delete from access.session where person = :person")
                .param("person", person)
                .update();
    }

    private record Found(Person person, boolean stale) {}

    private void touch(byte[] session, OffsetDateTime now) {
        sql.sql("update access.session set seen_at = :now where session = :session")
                .param("now", now)
                .param("session", session)
                .update();
    }

    private void endExpired() {
        var now = now();
        sql.sql(
                        "delete from access.session where began_at < :oldest or seen_at < :idlest or seen_at > :soon")
                .param("oldest", now.minus(longest))
                .param("idlest", now.minus(idle))
                .param("soon", now.plus(GRAIN))
                .update();
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }
}
