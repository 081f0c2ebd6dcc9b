package atalaya.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Links that work once, in table `access.link`, of which only the hash is kept. One that was made
/// while the clock was ahead does not work when the clock is right again.
@Component
public class OneTimeLinks {

    static final Duration LIFE = Duration.ofHours(24);

    private static final String REPLACE =
            """
            delete from access.link
             where expires_at < :now or expires_at > :expires
                or used_at is null and purpose = :purpose and person is not distinct from :person
            """;

    private static final String MAKE =
            """
            insert into access.link (link, purpose, person, made_at, expires_at)
            values (:link, :purpose, :person, :now, :expires)
            """;

    private static final String FIND =
            """
            select purpose, person from access.link
             where link = :link and used_at is null and expires_at > :now
               and expires_at <= :latest
            """;

    private static final String USE =
            """
            update access.link set used_at = :now
             where link = :link and used_at is null and expires_at > :now
               and expires_at <= :latest
            returning purpose, person
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    OneTimeLinks(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /// What a link is for.
    public enum Purpose {
        /// Makes the first administrator.
        FIRST,
        /// Lets a person choose a password.
        PASSWORD,
        /// Signs a person in, as `demo` does.
        SIGN_IN
    }

    /// A link that still works.
    ///
    /// @param person whom it is for; absent while there is nobody yet
    public record Link(Purpose purpose, @Nullable Long person) {}

    /// Makes a link; an earlier unused one for the same stops working.
    ///
    /// @return the path to open, such as `/welcome/…`
    @Transactional
    String make(Purpose purpose, @Nullable Long person) {
        var code = Secrets.fresh();
        var now = time.instant().atOffset(ZoneOffset.UTC);
        sql.sql(REPLACE)
                .param("now", now)
                .param("expires", now.plus(LIFE))
                .param("purpose", purpose.name())
                .param("person", person, Types.BIGINT)
                .update();
        sql.sql(MAKE)
                .param("link", Secrets.hash(code))
                .param("purpose", purpose.name())
                .param("person", person, Types.BIGINT)
                .param("now", now)
                .param("expires", now.plus(LIFE))
                .update();
        return "/welcome/" + code;
    }

    /// Looks without using it up: browsers and mail scanners open links on their own.
    public Optional<Link> find(String code) {
        return sql.sql(FIND)
                .param("link", Secrets.hash(code))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("latest", time.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
                .query(OneTimeLinks::read)
                .optional();
    }

    /// Uses it up; of two at once only one gets it.
    public Optional<Link> use(String code) {
        return sql.sql(USE)
                .param("link", Secrets.hash(code))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("latest", time.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
                .query(OneTimeLinks::read)
                .optional();
    }

    /// Makes every link of a person worthless.
    void revoke(long person) {
        sql.sql("delete from access.link where person = :person").param("person", person).update();
    }

    private static Link read(ResultSet row, int number) throws SQLException {
        long person = row.getLong("person");
        return new Link(Purpose.valueOf(row.getString("purpose")), row.wasNull() ? null : person);
    }
}
