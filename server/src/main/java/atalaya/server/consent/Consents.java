package atalaya.server.consent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people agreed to and objected to, in schema `consent`.
///
/// A denial also binds the e-mail or telephone it came with: whoever shares that contact point is
/// not contacted there either, whatever merges and splits do to records.
@Component
public class Consents {

    private static final String KEEP =
            """
            insert into consent.statement
                   (record, channel, purpose, granted, at, source, how, text_version)
            select said.record, said.channel, said.purpose, said.granted, said.at::timestamptz,
                   said.source, said.how, said.text_version
              from unnest(:records, :channels, :purposes, :granted, :ats, :sources, :hows, :versions)
                   as said (record, channel, purpose, granted, at, source, how, text_version)
            on conflict do nothing
            """;

    /// Of two words of one time the denial counts.
    private static final String BIND =
            """
            insert into consent.bound as known (point, record, channel, purpose, granted, at)
            select distinct on (point, record, channel, purpose)
                   point, record, channel, purpose, granted, at::timestamptz
              from unnest(:points, :records, :channels, :purposes, :granted, :ats)
                   as said (point, record, channel, purpose, granted, at)
             order by point, record, channel, purpose, at::timestamptz desc, granted
            on conflict (point, record, channel, purpose) do update
               set granted = excluded.granted, at = excluded.at
             where excluded.at > known.at or (excluded.at = known.at and not excluded.granted)
            """;

    private static final String HISTORY =
            """
            select record, channel, purpose, granted, at, source, how, text_version
              from consent.statement
             where record = any(:records)
             order by at desc, granted, statement desc
            """;

    private static final String BOUND =
            """
            select distinct channel, purpose
              from consent.bound
             where point = any(:points) and not granted
            """;

    private final JdbcClient sql;

    Consents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps statements in the caller's transaction, each with the contact points of its record.
    @Transactional
    public void keep(Map<Statement, List<ContactPoint>> said) {
        if (said.isEmpty()) {
            return;
        }
        var statements = List.copyOf(said.keySet());
        sql.sql(KEEP)
                .param("records", statements.stream().map(Statement::record).toArray(Long[]::new))
                .param("channels", texts(statements, Statement::channel))
                .param("purposes", texts(statements, Statement::purpose))
                .param(
                        "granted",
                        statements.stream().map(Statement::granted).toArray(Boolean[]::new))
                .param("ats", texts(statements, statement -> statement.at().toString()))
                .param("sources", texts(statements, Statement::source))
                .param("hows", texts(statements, Statement::how))
                .param("versions", texts(statements, Statement::textVersion))
                .update();
        bind(said);
    }

    private void bind(Map<Statement, List<ContactPoint>> said) {
        var points = new ArrayList<byte[]>();
        var statements = new ArrayList<Statement>();
        var mac = mac();
        said.forEach((statement, all) -> {
            for (var point : new HashSet<>(all)) {
                if (reaches(statement.channel(), point)) {
                    points.add(hmac(mac, point));
                    statements.add(statement);
                }
            }
        });
        if (points.isEmpty()) {
            return;
        }
        sql.sql(BIND)
                .param("points", points.toArray(byte[][]::new))
                .param("records", statements.stream().map(Statement::record).toArray(Long[]::new))
                .param("channels", texts(statements, Statement::channel))
                .param("purposes", texts(statements, Statement::purpose))
                .param(
                        "granted",
                        statements.stream().map(Statement::granted).toArray(Boolean[]::new))
                .param("ats", texts(statements, statement -> statement.at().toString()))
                .update();
    }

    /// Whether messages of a channel arrive at such a contact point.
    private static boolean reaches(String channel, ContactPoint point) {
        return switch (point.kind()) {
            case EMAIL -> channel.equals("email");
            case PHONE -> Set.of("phone", "sms", "whatsapp").contains(channel);
        };
    }

    /// The strictest answer for each channel and purpose that anything is known about.
    ///
    /// @param records all records of one customer
    /// @param points all their e-mails and telephones, in standard form
    public List<Answer> answers(Collection<Long> records, Collection<ContactPoint> points) {
        var last = new TreeMap<String, TreeMap<Long, Statement>>();
        for (var statement : history(records)) {
            last.computeIfAbsent(
                            statement.channel() + '\0' + statement.purpose(), _ -> new TreeMap<>())
                    .putIfAbsent(statement.record(), statement);
        }
        var objected = objected(points);
        objected.forEach(key -> last.computeIfAbsent(key, _ -> new TreeMap<>()));
        var answers = new ArrayList<Answer>();
        last.forEach((key, byRecord) -> {
            var statements =
                    byRecord.values().stream()
                            .sorted(
                                    Comparator.comparing(Statement::granted)
                                            .thenComparing(
                                                    Statement::at, Comparator.reverseOrder()))
                            .toList();
            boolean ownYes =
                    !statements.isEmpty() && statements.stream().allMatch(Statement::granted);
            boolean bound = objected.contains(key);
            var parts = key.split("\0", 2);
            answers.add(
                    new Answer(parts[0], parts[1], ownYes && !bound, statements, bound && ownYes));
        });
        return answers;
    }

    /// Every statement of these records, newest first.
    public List<Statement> history(Collection<Long> records) {
        return sql.sql(HISTORY)
                .param("records", records.toArray(Long[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    private Set<String> objected(Collection<ContactPoint> points) {
        if (points.isEmpty()) {
            return Set.of();
        }
        var mac = mac();
        var hashes = new ArrayList<byte[]>();
        var kept = new HashSet<String>();
        points.forEach(point -> hashes.add(hmac(mac, point)));
        sql.sql(BOUND)
                .param("points", hashes.toArray(byte[][]::new))
                .query(row -> {
                    kept.add(row.getString("channel") + '\0' + row.getString("purpose"));
                });
        return kept;
    }

    private Mac mac() {
        var secret = sql.sql("select secret from consent.secret").query(byte[].class).single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", missing);
        }
    }

    private static byte[] hmac(Mac mac, ContactPoint point) {
        return mac.doFinal((point.kind() + ":" + point.value()).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String[] texts(
            List<Statement> statements, Function<Statement, @Nullable String> text) {
        var texts = new @Nullable String[statements.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(statements.get(i));
        }
        return texts;
    }

    private static Statement read(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return new Statement(
                row.getLong("record"),
                row.getString("channel"),
                row.getString("purpose"),
                row.getBoolean("granted"),
                at.toInstant(),
                row.getString("source"),
                row.getString("how"),
                row.getString("text_version"));
    }
}
