package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who a customer lives with, speaks for, brought or was brought by.
@Component
public class Relations {

    private static final int MOST = 200;

    private static final String MINE =
            "select kind, value, shown, source from profile.tie where customer = :customer";

    /// Those who name the same household.
    private static final String HOUSEHOLD =
            """
            select distinct other.customer, other.source
              from profile.tie mine
              join profile.tie other using (kind, value)
             where mine.customer = :customer and mine.kind = 'household'
               and other.customer <> mine.customer
             order by 1 limit 200
            """;

    /// Customers that what a record names may be: by any identifier, by a source's key, or, for
    /// companies, by name.
    private static final String NAMED =
            """
            select customer from profile.identifier where value = any(:values)
             union
            select place.customer
              from resolve.standard_record standing
              join resolve.customer_of place on place.record = standing.record
             where standing.key = any(:values)
               and standing.source = any(:sources)
             union
            select customer from profile.tie where kind = 'company' and value = :words
             limit 2
            """;

    /// Those whose records name this customer by an identifier, by a key or by its company's name.
    private static final String NAMING =
            """
            select distinct kind, customer, source
              from profile.tie
             where kind in ('contactOf', 'referredBy') and customer <> :customer
               and (value = any(:values)
                    or kind = 'contactOf' and value in (
                        select value from profile.tie
                         where customer = :customer and kind = 'company'))
             order by kind, customer limit 200
            """;

    private final JdbcClient sql;
    private final Customers customers;
    private final Decisions decisions;
    private final Profiles profiles;
    private final ProfileStore store;

    Relations(
            JdbcClient sql,
            Customers customers,
            Decisions decisions,
            Profiles profiles,
            ProfileStore store) {
        this.sql = sql;
        this.customers = customers;
        this.decisions = decisions;
        this.profiles = profiles;
        this.store = store;
    }

    private record Tied(
            Relation.Kind kind, @Nullable CustomerId customer, String name, String from) {}

    /// By kind, then by name; at most 200.
    public List<Relation> of(CustomerId customer) {
        return of(customer, Optional.empty());
    }

    /// The same for somebody who may see the customers of one owner only: of another's customer
    /// stays what this customer's own records say, which is often no name at all, and no id.
    public List<Relation> of(CustomerId customer, Optional<String> ownerScope) {
        var members = customers.members(customer);
        var found = new LinkedHashSet<Tied>();
        found.addAll(household(customer));
        found.addAll(decided(customer, members));
        found.addAll(named(customer, members));
        found.addAll(naming(customer, members));
        var rows =
                profiles
                        .rows(found.stream().map(Tied::customer).filter(Objects::nonNull).toList())
                        .stream()
                        .collect(Collectors.toMap(ProfileRow::customer, Function.identity()));
        var relations = new LinkedHashMap<String, Relation>();
        for (var tied : found) {
            var relation = relation(tied, rows.get(tied.customer()), ownerScope);
            relations.putIfAbsent(
                    tied.kind() + "/" + tied.customer() + "/" + relation.name(), relation);
        }
        return relations.values().stream()
                .sorted(Comparator.comparing(Relation::kind).thenComparing(Relation::name))
                .limit(MOST)
                .toList();
    }

    private static Relation relation(
            Tied tied, @Nullable ProfileRow other, Optional<String> ownerScope) {
        if (other == null) {
            return new Relation(tied.kind(), tied.customer(), tied.name(), tied.from());
        }
        boolean visible = ownerScope.map(owner -> owner.equals(other.owner())).orElse(true);
        return visible
                ? new Relation(tied.kind(), other.customer(), other.name(), tied.from())
                : new Relation(tied.kind(), null, tied.name(), tied.from());
    }

    private List<Tied> household(CustomerId customer) {
        return sql.sql(HOUSEHOLD)
                .param("customer", customer.serial())
                .query((row, _) ->
                        new Tied(
                                Relation.Kind.HOUSEHOLD,
                                new CustomerId(row.getLong("customer")),
                                "",
                                row.getString("source")))
                .list();
    }

    /// What a person said while reviewing duplicates.
    private List<Tied> decided(CustomerId customer, List<Member> members) {
        var mine = members.stream().map(Member::record).collect(Collectors.toSet());
        var tied = new ArrayList<Tied>();
        for (var decision : decisions.of(customer)) {
            if (decision.holds() && decision.kind() == Decision.Kind.SAME_HOUSEHOLD) {
                var others =
                        decision.left().stream().anyMatch(mine::contains)
                                ? decision.right()
                                : decision.left();
                customers.of(others).values().stream()
                        .distinct()
                        .filter(other -> !other.equals(customer))
                        .map(other ->
                                new Tied(Relation.Kind.HOUSEHOLD, other, "", decision.author()))
                        .forEach(tied::add);
            }
        }
        return tied;
    }

    /// Whom this customer's records name as their company or as who brought them.
    private List<Tied> named(CustomerId customer, List<Member> members) {
        record Mine(String kind, String value, String shown, String source) {}
        var mine =
                sql.sql(MINE)
                        .param("customer", customer.serial())
                        .query((row, _) ->
                                new Mine(
                                        row.getString("kind"),
                                        row.getString("value"),
                                        row.getString("shown"),
                                        row.getString("source")))
                        .list();
        var tied = new ArrayList<Tied>();
        for (var one : mine) {
            kind(one.kind())
                    .ifPresent(kind ->
                            tied.add(
                                    new Tied(
                                            kind,
                                            who(one.shown(), one.value(), one.source())
                                                    .filter(other -> !other.equals(customer))
                                                    .orElse(null),
                                            one.shown(),
                                            one.source())));
        }
        return tied;
    }

    private static Optional<Relation.Kind> kind(String word) {
        if (word.equals(Attribute.CONTACT_OF.word())) {
            return Optional.of(Relation.Kind.CONTACT_OF);
        }
        return word.equals(Attribute.REFERRED_BY.word())
                ? Optional.of(Relation.Kind.REFERRED_BY)
                : Optional.empty();
    }

    /// The one customer a text names; empty where there is none or more than one.
    private Optional<CustomerId> who(String shown, String words, String source) {
        int colon = shown.indexOf(':');
        var sources =
                colon > 0
                        ? new String[] {source, shown.substring(0, colon)}
                        : new String[] {source};
        var values =
                Stream.of(
                                shown.strip(),
                                shown.strip().toLowerCase(Locale.ROOT),
                                shown.substring(colon + 1).strip())
                        .distinct()
                        .toArray(String[]::new);
        var found =
                sql.sql(NAMED)
                        .param("values", values)
                        .param("sources", sources)
                        .param("words", words)
                        .query((row, _) -> new CustomerId(row.getLong(1)))
                        .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<Tied> naming(CustomerId customer, List<Member> members) {
        var values = new LinkedHashSet<String>();
        store.identifiers(customer).forEach(one -> values.add(Words.of(one.value())));
        members.forEach(member -> {
            values.add(Words.of(member.key().record()));
            values.add(Words.of(member.key().toString()));
        });
        return sql.sql(NAMING)
                .param("customer", customer.serial())
                .param("values", values.toArray(String[]::new))
                .query((row, _) ->
                        new Tied(
                                row.getString("kind").equals(Attribute.CONTACT_OF.word())
                                        ? Relation.Kind.HAS_CONTACT
                                        : Relation.Kind.REFERRED,
                                new CustomerId(row.getLong("customer")),
                                "",
                                row.getString("source")))
                .list();
    }
}
