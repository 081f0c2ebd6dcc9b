package atalaya.server.access;

import atalaya.server.access.ApiKey.Allows;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The keys of programs, in table `access.api_key`.
///
/// A whole key is `atalaya_<key>_<secret>` with 256 random bits of secret. It is shown once, when
/// it is made. A key that is revoked, here or by another process, is refused a second later.
@Component
public class ApiKeys {

    private static final Duration TRUSTED = Duration.ofSeconds(1);

    /// A key that is not known may be new: it is looked for again, though not for each call of
    /// somebody who tries keys.
    private static final Duration TRUSTED_FOR_STRANGERS = Duration.ofMillis(50);

    private static final Known NOTHING = new Known(Map.of(), 0);

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int SHOWN_LETTERS = 10;

    private static final String ALL =
            """
            select key, secret, source, trust, made_at, revoked_at, person, login, name, roles,
                   owner_name, language, theme, letter_keys, active
              from access.api_key
              left join access.person using (person)
             order by made_at, key
            """;

    private static final String MAKE =
            """
            insert into access.api_key (key, secret, source, trust, person, made_by, made_at)
            values (:key, :secret, :source, :trust, :person, :by, :at)
            """;

    private static final String REVOKE =
            """
            update access.api_key
               set revoked_by = :person, revoked_at = :at
             where key = :key and revoked_at is null
            """;

    private final JdbcClient sql;
    private final InstantSource time;
    private final People people;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();
    private volatile Known known = NOTHING;

    ApiKeys(JdbcClient sql, InstantSource time, People people, Audit audit) {
        this.sql = sql;
        this.time = time;
        this.people = people;
        this.audit = audit;
    }

    private record Kept(ApiKey key, byte[] secret) {}

    /// All keys as they were a moment ago.
    private record Known(Map<String, Kept> keys, long atNs) {}

    /// Makes a key for sending events.
    ///
    /// @return the whole key, which nobody can find out again
    @Transactional
    public String forWriting(SignedIn who, String source, Trust trust) {
        return make(who, fresh(), source, trust, null);
    }

    /// Makes a key for a program that acts with roles, as a person of its own.
    ///
    /// @param name what the audit and the page of people call the program
    /// @return the whole key, which nobody can find out again
    @Transactional
    public String forActing(SignedIn who, String name, Set<Role> roles) {
        var key = fresh();
        var program =
                people.add(Person.PROGRAM + key, name, roles, null, Preferences.DEFAULT.language());
        return make(who, key, null, null, program.person());
    }

    private String make(
            SignedIn who,
            String key,
            @Nullable String source,
            @Nullable Trust trust,
            @Nullable Long program) {
        var secret = Secrets.fresh();
        sql.sql(MAKE)
                .param("key", key)
                .param("secret", Secrets.hash(secret))
                .param("source", source, Types.VARCHAR)
                .param("trust", trust == null ? null : trust.name(), Types.VARCHAR)
                .param("person", program, Types.BIGINT)
                .param("by", who.person().person())
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(who, "key.made", subject(key));
        known = NOTHING;
        return "atalaya_" + key + "_" + secret;
    }

    /// All keys, the oldest first, those that were revoked among them.
    public List<ApiKey> all() {
        return kept().stream().map(Kept::key).toList();
    }

    /// Refuses a key from now on. What it brought stays.
    @Transactional
    public void revoke(SignedIn who, String key) {
        int revoked =
                sql.sql(REVOKE)
                        .param("person", who.person().person())
                        .param("at", time.instant().atOffset(ZoneOffset.UTC))
                        .param("key", key)
                        .update();
        if (revoked == 0) {
            throw new AtalayaError(5020, Exit.FAILED, "there is no key of that name that holds")
                    .remedy("atalaya key list shows all keys");
        }
        audit.record(who, "key.revoked", subject(key));
    }

    /// The key for sending events that a program shows, when it is one of ours and holds.
    ///
    /// @param whole as it was given to the program: `atalaya_…_…`
    public Optional<WriteKey> writer(String whole) {
        return find(whole)
                .flatMap(key ->
                        switch (key.allows()) {
                            case Allows.Writing(var writer) -> Optional.of(writer);
                            case Allows.Acting _ -> Optional.empty();
                        });
    }

    /// The program that shows a key, when it is one that acts and the key holds.
    public Optional<Person> program(String whole) {
        return find(whole)
                .flatMap(key ->
                        switch (key.allows()) {
                            case Allows.Acting(var program) -> Optional.of(program);
                            case Allows.Writing _ -> Optional.empty();
                        })
                .filter(Person::active);
    }

    private Optional<ApiKey> find(String whole) {
        var parts = whole.split("_", 3);
        if (parts.length != 3 || !parts[0].equals("atalaya")) {
            return Optional.empty();
        }
        var kept = current(TRUSTED).get(parts[1]);
        if (kept == null) {
            kept = current(TRUSTED_FOR_STRANGERS).get(parts[1]);
        }
        return kept != null
                        && kept.key.holds()
                        && MessageDigest.isEqual(kept.secret, Secrets.hash(parts[2]))
                ? Optional.of(kept.key)
                : Optional.empty();
    }

    /// @param trusted how old what is known may be
    private Map<String, Kept> current(Duration trusted) {
        var seen = known;
        return isOld(seen, trusted) ? refreshed(trusted).keys : seen.keys;
    }

    private boolean isOld(Known seen, Duration trusted) {
        return seen == NOTHING || System.nanoTime() - seen.atNs > trusted.toNanos();
    }

    /// Of many who find at once that it is old, one asks.
    private synchronized Known refreshed(Duration trusted) {
        var seen = known;
        if (!isOld(seen, trusted)) {
            return seen;
        }
        long now = System.nanoTime();
        var keys =
                kept().stream()
                        .collect(Collectors.toMap(kept -> kept.key.key(), Function.identity()));
        var fresh = new Known(keys, now);
        known = fresh;
        return fresh;
    }

    private List<Kept> kept() {
        return sql.sql(ALL).query(ApiKeys::read).list();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        var name = row.getString("key");
        var source = row.getString("source");
        var allows =
                source == null
                        ? new Allows.Acting(People.read(row, number))
                        : new Allows.Writing(
                                new WriteKey(name, source, Trust.valueOf(row.getString("trust"))));
        return new Kept(
                new ApiKey(
                        name,
                        allows,
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        revoked == null ? null : revoked.toInstant()),
                row.getBytes("secret"));
    }

    private String fresh() {
        return random.ints(SHOWN_LETTERS, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String subject(String key) {
        return "key:" + key;
    }
}
