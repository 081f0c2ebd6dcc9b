package atalaya.server.profile;

import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells whether a page shows a profile as it is: a short word that changes whenever the profile or
/// its activity does, whichever process changed it.
@Component
public class Versions {

    private static final String OF =
            """
            select customer, updated_at, interactions, last_at, outcome
              from profile.profile
            """
                    + ProfileStore.ACTIVE
                    + "where customer = any(:customers)";

    private final JdbcClient sql;

    Versions(JdbcClient sql) {
        this.sql = sql;
    }

    public static String of(Profile profile) {
        var activity = profile.activity();
        return word(
                profile.updatedAt(),
                activity.interactions(),
                activity.lastAt(),
                activity.outcome());
    }

    /// The words of these customers; those without a profile are left out.
    public Map<CustomerId, String> of(Collection<CustomerId> some) {
        var found = new HashMap<CustomerId, String>();
        if (some.isEmpty()) {
            return found;
        }
        sql.sql(OF)
                .param("customers", ProfileStore.longs(some, CustomerId::serial))
                .query(row -> {
                    var lastAt = row.getObject("last_at", OffsetDateTime.class);
                    found.put(
                            new CustomerId(row.getLong("customer")),
                            word(
                                    row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                                    row.getLong("interactions"),
                                    lastAt == null ? null : lastAt.toInstant(),
                                    row.getDouble("outcome")));
                });
        return found;
    }

    private static String word(
            Instant updatedAt, long interactions, @Nullable Instant lastAt, double outcome) {
        return Integer.toHexString(
                Objects.hash(
                        updatedAt.truncatedTo(ChronoUnit.MICROS), interactions, lastAt, outcome));
    }
}
