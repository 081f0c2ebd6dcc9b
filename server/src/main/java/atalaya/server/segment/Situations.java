package atalaya.server.segment;

import atalaya.insight.health.Trend;
import atalaya.insight.risk.Situation;
import atalaya.insight.risk.Situation.Fault;
import atalaya.insight.risk.Situation.OpenReturn;
import atalaya.insight.risk.Standing;
import atalaya.server.resolve.CustomerId;
import atalaya.server.value.ValueSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads from the rooms before what warnings are made of, for the customers somebody looks after.
@Component
final class Situations {

    private static final Duration RETURNS = Duration.ofDays(400);
    private static final Duration INTERESTS = Duration.ofDays(35);
    private static final Duration FAULTS = Duration.ofDays(7);

    private static final String FIGURES =
            """
            select figure.customer, profile.owner, figure.health, figure.trend, figure.standing,
                   (figure.detail ->> 'before')::float8 as before
              from value.figure
              join profile.profile using (customer)
             where customer = any(:customers) and profile.owner is not null
               and profile.type <> 'LEAF'
            """;

    private static final String HAPPENED =
            """
            select place.customer, happened.type, happened.at, happened.reference
              from resolve.customer_of place
              join ingest.interaction happened on happened.record = place.record
             where place.customer = any(:customers)
               and (happened.type in ('Return Requested', 'Return Refunded', 'Return Rejected')
                        and happened.at > :returns
                    or happened.type in ('Product Viewed', 'Product Added', 'Quote Sent',
                                         'Lead Created', 'Products Searched')
                        and happened.at > :interests
                    or happened.type = 'Device Fault' and happened.at > :faults)
               and happened.at <= :now
             order by happened.at
            """;

    private static final Set<String> SETTLED = Set.of("Return Refunded", "Return Rejected");

    private final JdbcClient sql;
    private final ValueSettings settings;

    Situations(JdbcClient sql, ValueSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /// A customer with who looks after them.
    record Owned(CustomerId customer, String owner, Situation situation) {}

    private record Figure(
            CustomerId customer,
            String owner,
            double health,
            double before,
            Trend trend,
            Standing standing) {}

    /// What happened lately, sorted by what it may warn of.
    private static final class Lately {
        private final Map<String, Instant> requested = new LinkedHashMap<>();
        private final List<Instant> interests = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        void take(String type, Instant at, @Nullable String reference) {
            if (type.equals("Device Fault")) {
                faults.add(new Fault(reference == null ? "" : reference, at));
            } else if (type.equals("Return Requested")) {
                if (reference != null) {
                    requested.putIfAbsent(reference, at);
                }
            } else if (SETTLED.contains(type)) {
                requested.remove(reference == null ? "" : reference);
            } else {
                interests.add(at);
            }
        }

        List<OpenReturn> returns() {
            return requested.entrySet().stream()
                    .map(one -> new OpenReturn(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    /// Those of these customers whom somebody looks after and of whom there are figures.
    List<Owned> of(Collection<CustomerId> customers, Instant now) {
        var figures = figures(customers);
        var happened = happened(figures.stream().map(Figure::customer).toList(), now);
        return figures.stream()
                .map(one -> {
                    var lately = happened.getOrDefault(one.customer(), new Lately());
                    return new Owned(
                            one.customer(),
                            one.owner(),
                            new Situation(
                                    one.health(),
                                    one.before(),
                                    one.trend(),
                                    one.standing(),
                                    lately.returns(),
                                    lately.interests,
                                    lately.faults,
                                    settings.returnDays(),
                                    now));
                })
                .toList();
    }

    private List<Figure> figures(Collection<CustomerId> customers) {
        return sql.sql(FIGURES)
                .param("customers", TierStore.serials(customers))
                .query((row, _) ->
                        new Figure(
                                new CustomerId(row.getLong("customer")),
                                row.getString("owner"),
                                row.getDouble("health"),
                                row.getDouble("before"),
                                Trend.valueOf(row.getString("trend")),
                                Standing.valueOf(row.getString("standing"))))
                .list();
    }

    private Map<CustomerId, Lately> happened(Collection<CustomerId> customers, Instant now) {
        var found = new HashMap<CustomerId, Lately>();
        sql.sql(HAPPENED)
                .param("customers", TierStore.serials(customers))
                .param("returns", at(now.minus(RETURNS)))
                .param("interests", at(now.minus(INTERESTS)))
                .param("faults", at(now.minus(FAULTS)))
                .param("now", at(now))
                .query(row -> {
                    found.computeIfAbsent(
                                    new CustomerId(row.getLong("customer")), _ -> new Lately())
                            .take(
                                    row.getString("type"),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("reference"));
                });
        return found;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
