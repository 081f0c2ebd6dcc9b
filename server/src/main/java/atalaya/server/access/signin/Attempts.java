package atalaya.server.access.signin;

import atalaya.server.access.Secrets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts failed sign-ins per login and per peer, in table `access.failure`, and makes both wait.
///
/// A try is counted before its password is looked at, so that a hundred at once are a hundred; a
/// success takes it back. An unknown login is counted like a known one, so that the answer tells
/// nobody which exist. What was counted while the clock was ahead of now counts no more.
@Component
class Attempts {

    /// Failures within this time add up.
    static final Duration WINDOW = Duration.ofMinutes(15);

    /// After as many the next try waits half a minute, and twice as long after each further one.
    static final int PER_LOGIN = 5;

    static final int PER_PEER = 50;

    /// Counts one more and says until when the next must wait, in one statement, so that tries at
    /// the same moment cannot slip through; no row comes back while it must wait.
    private static final String COUNT =
            """
            insert into access.failure as f (who, failures, first_at, until)
            values (:who, 1, :now, :now)
            on conflict (who) do update
               set failures = case when f.first_at not between :oldest and :now then 1 else f.failures + 1 end,
                   first_at = case when f.first_at not between :oldest and :now then :now else f.first_at end,
                   until = case
                       when f.first_at not between :oldest and :now or f.failures + 1 < :limit then :now
                       else :now + least(
                           interval '30 seconds' * 2 ^ least(f.failures + 1 - :limit, 5),
                           interval '15 minutes') end
             where f.until <= :now or f.until > :now + interval '15 minutes'
            returning failures
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    Attempts(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /// Counts one try.
    ///
    /// @return how long to wait before the next may be made, when this one may not
    Optional<Duration> begin(String login, String peer) {
        var now = now();
        var ofPeer = count(peerKey(peer), PER_PEER, now);
        return ofPeer.isPresent() ? ofPeer : count(loginKey(login), PER_LOGIN, now);
    }

    /// Forgets the failures of a login that got in, and one try of the peer.
    void succeeded(String login, String peer) {
        sql.sql("delete from access.failure where who = :who")
                .param("who", loginKey(login))
                .update();
        sql.sql("update access.failure set failures = greatest(failures - 1, 0) where who = :who")
                .param("who", peerKey(peer))
                .update();
        sql.sql("delete from access.failure where first_at < :oldest and until < :now")
                .param("oldest", now().minus(WINDOW))
                .param("now", now())
                .update();
    }

    private Optional<Duration> count(byte[] who, int limit, OffsetDateTime now) {
        boolean counted =
                sql.sql(COUNT)
                        .param("who", who)
                        .param("now", now)
                        .param("oldest", now.minus(WINDOW))
                        .param("limit", limit)
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        return counted ? Optional.empty() : Optional.of(waitOf(who, now));
    }

    private Duration waitOf(byte[] who, OffsetDateTime now) {
        return sql.sql("select until from access.failure where who = :who")
                .param("who", who)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until))
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(1));
    }

    private static byte[] loginKey(String login) {
        return Secrets.hash("login:" + login);
    }

    /// An IPv6 peer counts with its whole network of 64 bits, which one person has to itself.
    private static byte[] peerKey(String peer) {
        try {
            var address = InetAddress.getByName(peer);
            var bytes = address.getAddress();
            var network = address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
            return Secrets.hash("peer:" + Arrays.toString(network));
        } catch (UnknownHostException e) {
            return Secrets.hash("peer:" + peer);
        }
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }
}
