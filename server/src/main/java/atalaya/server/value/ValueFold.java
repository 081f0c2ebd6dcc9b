package atalaya.server.value;

import static atalaya.insight.value.LedgerPart.ACQUISITION;
import static atalaya.insight.value.LedgerPart.REFERRAL_CREDIT;

import atalaya.insight.value.Ledger;
import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.PurchaseDays;
import atalaya.insight.value.SevenMeasures;
import atalaya.server.ingest.interaction.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is known of one customer alone, as of the end of a day in UTC: the fold of the facts of all
/// their records.
///
/// It is a function of the *set* of facts: they are put into an order of their own first, so that
/// whatever came late, twice or through another record gives the same. Facts after the day wait.
///
/// @param ledger parts of the contribution, of all time
/// @param year the same of the 12 months up to the day
/// @param channels what each channel cost and brought in them
record ValueFold(
        LocalDate until,
        Ledger ledger,
        Ledger year,
        PurchaseDays days,
        Feeling feeling,
        Signals signals,
        SevenMeasures measures,
        Habits habits,
        SortedMap<String, ChannelYear> channels,
        Notes notes) {

    static final int TWELVE_MONTHS = 365;

    /// In which order facts are looked at, whatever the order in which they came.
    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::at).thenComparing(Fact::type).thenComparing(Fact::position);

    /// @param acquisition what it cost to win the customer; null where not known
    static ValueFold of(
            List<Fact> facts,
            @Nullable Acquisition acquisition,
            ValueSettings settings,
            LocalDate until) {
        var end = end(until);
        var known = known(facts, end);
        int day = (int) until.toEpochDay();
        var orders = Orders.of(known);
        var ledgers = ledgers(known, orders, acquisition, settings, day);
        var days = orders.days();
        var parts = Measuring.parts(known, days);
        var measures = SevenMeasures.of(parts, day);
        return new ValueFold(
                until,
                ledgers.all,
                ledgers.year,
                days,
                Feelings.of(known, settings.returnDays(), end.minusMillis(1)),
                Signals.of(known, days, settings.returnDays(), until),
                measures,
                Measuring.habits(known, parts, measures, day),
                ChannelYear.of(known, orders.sold(), settings, day - TWELVE_MONTHS),
                notes(known, facts.size() - known.size(), orders));
    }

    /// What a customer brought: the part of a fold that tiers are decided from, in a fraction of
    /// its time.
    ///
    /// @param year of the 12 months up to the day
    record Brought(Ledger year, PurchaseDays days) {}

    /// As known at the end of a day; null where nothing had happened yet.
    static @Nullable Brought brought(
            List<Fact> facts,
            @Nullable Acquisition acquisition,
            ValueSettings settings,
            LocalDate until) {
        var known = known(facts, end(until));
        if (known.isEmpty()) {
            return null;
        }
        var orders = Orders.of(known);
        var ledgers = ledgers(known, orders, acquisition, settings, (int) until.toEpochDay());
        return new Brought(ledgers.year, orders.days());
    }

    private static Instant end(LocalDate until) {
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<Fact> known(List<Fact> facts, Instant end) {
        return facts.stream().filter(fact -> fact.at().isBefore(end)).sorted(ORDER).toList();
    }

    private static Ledgers ledgers(
            List<Fact> known,
            Orders orders,
            @Nullable Acquisition acquisition,
            ValueSettings settings,
            int day) {
        var ledgers = new Ledgers(day - TWELVE_MONTHS);
        orders.book(ledgers);
        known.forEach(fact -> book(fact, ledgers, settings));
        if (acquisition != null) {
            int won = won(acquisition, known, day);
            ledgers.book(won, ACQUISITION, won <= day ? acquisition.cost() : 0);
        }
        return ledgers;
    }

    private static int won(Acquisition acquisition, List<Fact> known, int today) {
        var said = acquisition.day();
        int byWord = said == null ? today : (int) said.toEpochDay();
        return known.isEmpty() ? byWord : Math.min(byWord, day(known.getFirst().at()));
    }

    private static void book(Fact fact, Ledgers ledgers, ValueSettings settings) {
        int day = day(fact.at());
        if (fact.type().equals("Referral Bought")) {
            var said = fact.amount();
            ledgers.book(
                    day,
                    REFERRAL_CREDIT,
                    said != null && said > 0 ? said : settings.minor(settings.referralCredit()));
        } else {
            Serving.of(fact, settings)
                    .ifPresent(serving -> ledgers.book(day, serving.part(), serving.amount()));
        }
    }

    private static Notes notes(List<Fact> known, int later, Orders orders) {
        return new Notes(
                known.size(),
                later,
                (int) known.stream().filter(Fact::foreign).count(),
                orders.twice(),
                orders.costless(),
                orders.costlessSales(),
                orders.strayCosts(),
                orders.orphans(),
                (int)
                        known.stream()
                                .filter(fact -> fact.cost() != null && fact.cost() < 0)
                                .count());
    }

    /// Ledgers of all time and of the days after one.
    static final class Ledgers {
        private final int after;
        private Ledger all = Ledger.EMPTY;
        private Ledger year = Ledger.EMPTY;

        Ledgers(int after) {
            this.after = after;
        }

        void book(int day, LedgerPart part, long amount) {
            if (amount != 0) {
                all = all.plus(part, amount);
                year = day > after ? year.plus(part, amount) : year;
            }
        }
    }

    static int day(Instant at) {
        return (int) Math.floorDiv(at.getEpochSecond(), 86_400L);
    }

    /// The family of a type, or none for one that the vocabulary does not know.
    static String family(String type) {
        return Vocabulary.type(type).map(Vocabulary.Type::family).orElse("");
    }

    static <T> List<T> first(List<T> all, int most) {
        return new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    }
}
