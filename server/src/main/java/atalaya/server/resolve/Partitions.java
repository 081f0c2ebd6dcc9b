package atalaya.server.resolve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is one with whom, as it is seen from outside: which records each customer holds, and one
/// number that says whether two such lists are the same whatever the customers are called.
@Component
public class Partitions {

    private static final String MEMBERS =
            """
            select standing.source, standing.key, place.customer
              from resolve.standard_record standing
              join resolve.customer_of place on place.record = standing.record
             where not standing.retired and (:leaves or standing.type <> 'LEAF')
             order by standing.source collate "C", standing.key collate "C"
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Partitions(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// A record and the name of the customer it belongs to.
    public record Membership(String source, String record, String customer) {}

    /// Tells each record that is not retired, by source and then by record, byte by byte.
    ///
    /// @param leaves whether bare identifiers are told too
    public void forEach(boolean leaves, Consumer<Membership> action) {
        transaction.executeWithoutResult(_ -> {
            sql.sql(MEMBERS)
                    .param("leaves", leaves)
                    .withFetchSize(5_000)
                    .query(row -> {
                        action.accept(
                                new Membership(
                                        row.getString("source"),
                                        row.getString("key"),
                                        new CustomerId(row.getLong("customer")).toString()));
                    });
        });
    }

    /// The SHA-256, in hexadecimal, of who is one with whom.
    ///
    /// Of each record one line in UTF-8, `source TAB record TAB source TAB record LF`: first the
    /// record, then the first record of its customer; lines and firsts in the order of the bytes of
    /// source and then of record. What customers are called does not enter.
    public static String hash(List<Membership> members) {
        var byKey =
                members.stream()
                        .sorted(
                                Comparator.comparing((Membership one) -> utf8(one.source()), BYTES)
                                        .thenComparing(one -> utf8(one.record()), BYTES))
                        .toList();
        Map<String, Membership> first = new HashMap<>();
        byKey.forEach(one -> first.putIfAbsent(one.customer(), one));
        var digest = sha256();
        for (var one : byKey) {
            var head = first.getOrDefault(one.customer(), one);
            digest.update(
                    utf8(
                            "%s\t%s\t%s\t%s\n"
                                    .formatted(
                                            one.source(),
                                            one.record(),
                                            head.source(),
                                            head.record())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
