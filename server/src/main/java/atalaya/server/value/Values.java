package atalaya.server.value;

import atalaya.insight.value.LifetimeValue;
import atalaya.server.resolve.CustomerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What each customer is worth and how the relationship goes: what other rooms and pages read.
///
/// Figures are as of [Figures#until]; they follow an event within a second. Rooms that keep
/// something per customer follow [#after] from a position of their own, as this room follows those
/// before it.
@Component
public class Values {

    private static final String AFTER =
            """
            (select position, customer, realised, potential, until
               from value.figure where position > :position order by position limit :limit)
            union all
            (select position, customer, null, null, null
               from value.gone where position > :position order by position limit :limit)
            order by position limit :limit
            """;

    private static final String SOME =
            """
            select customer, realised, potential, until
              from value.figure where customer = any(:customers)
            """;

    private static final String ALL =
            "select customer, realised, potential, until from value.figure order by customer";

    private final JdbcClient sql;
    private final FigureStore store;
    private final Runs runs;
    private final Facts facts;
    private final ValueSettings settings;

    Values(JdbcClient sql, FigureStore store, Runs runs, Facts facts, ValueSettings settings) {
        this.sql = sql;
        this.store = store;
        this.runs = runs;
        this.facts = facts;
        this.settings = settings;
    }

    /// All figures of a customer; empty for an id that names none now, and for the moment between a
    /// customer's first record and their first figures.
    public Optional<Figures> of(CustomerId customer) {
        return store.find(customer);
    }

    /// What tiers are decided from, of one customer.
    public Optional<Contribution> contribution(CustomerId customer) {
        return Optional.ofNullable(contributions(List.of(customer)).get(customer));
    }

    /// The same of some customers; those without figures are left out.
    public Map<CustomerId, Contribution> contributions(Collection<CustomerId> customers) {
        var found = new HashMap<CustomerId, Contribution>();
        sql.sql(SOME)
                .param("customers", Facts.serials(customers))
                .query(row -> {
                    var one = read(row);
                    found.put(one.customer(), one);
                });
        return found;
    }

    /// The same of all customers, by id. Leaves that stand alone are among them, with nothing.
    public List<Contribution> contributions() {
        return sql.sql(ALL).withFetchSize(10_000).query((row, _) -> read(row)).list();
    }

    /// What tiers would have been decided from at the ends of some days: by what was known of these
    /// customers then, and by what the run in force now expects of such a past. Days before a
    /// customer did anything are left out.
    public Map<CustomerId, List<Contribution>> asKnownAt(
            Collection<CustomerId> some, List<LocalDate> days) {
        var run = runs.latest().orElse(null);
        var acquisition = facts.acquisition(some);
        var happened = facts.of(some);
        return some.parallelStream()
                .collect(
                        Collectors.toMap(
                                one -> one,
                                one -> {
                                    var mine = happened.getOrDefault(one.serial(), List.of());
                                    var cost = acquisition.get(one.serial());
                                    return days.stream()
                                            .map(day -> asKnownAt(one, mine, cost, day, run))
                                            .filter(Objects::nonNull)
                                            .toList();
                                }));
    }

    private @Nullable Contribution asKnownAt(
            CustomerId customer,
            List<Fact> happened,
            @Nullable Acquisition acquisition,
            LocalDate day,
            @Nullable Run run) {
        var brought = ValueFold.brought(happened, acquisition, settings, day);
        if (brought == null) {
            return null;
        }
        int number = (int) day.toEpochDay();
        var expected =
                run == null
                        ? null
                        : run.expected(
                                brought.days().history(number).orElse(null),
                                brought.days().spend(number, settings.minorUnits()).orElse(null));
        return new Contribution(
                customer,
                brought.year().contribution(),
                expected == null ? 0 : expected.potential(),
                day);
    }

    /// A customer whose figures were written anew.
    ///
    /// @param position of the change
    /// @param contribution null when the customer is no more
    public record Changed(
            long position, CustomerId customer, @Nullable Contribution contribution) {}

    /// Up to `limit` customers whose figures changed after a position, in the order of the commits.
    /// Each stands once, at its last change.
    public List<Changed> after(long position, int limit) {
        return sql.sql(AFTER)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) ->
                        new Changed(
                                row.getLong("position"),
                                new CustomerId(row.getLong("customer")),
                                row.getObject("until", LocalDate.class) == null ? null : read(row)))
                .list();
    }

    /// The run whose cut points and models are in force; empty before the first.
    public Optional<Run> run() {
        return runs.latest();
    }

    /// In which currency all figures are, ISO 4217.
    public String currency() {
        return settings.currency();
    }

    /// How many decimals its amounts have.
    public int decimals() {
        return settings.digits();
    }

    /// The lifetime value of a customer with its band, in units of money; empty where nothing can
    /// be expected. It takes some milliseconds: futures are drawn.
    public Optional<LifetimeValue.Worth> lifetime(CustomerId customer) {
        var run = runs.latest();
        return run.isEmpty()
                ? Optional.empty()
                : store.known(customer)
                        .map(known -> run.get().banded(known.history(), known.spent()));
    }

    private static Contribution read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Contribution(
                new CustomerId(row.getLong("customer")),
                row.getLong("realised"),
                row.getLong("potential"),
                Objects.requireNonNull(row.getObject("until", LocalDate.class)));
    }
}
