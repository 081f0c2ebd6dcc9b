package atalaya.server.contact;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads how things stand with a customer.
@Component
public final class Situations {

    private static final int LATEST = 60;
    private static final int OLDER = 150;
    private static final int OF_NUMBER = 30;

    /// Families in which something may have stayed open since long before the latest.
    private static final List<String> FAMILIES =
            List.of("returns", "cases", "orders", "calls", "money", "sales");

    private final Timeline timeline;
    private final Customers customers;

    Situations(Timeline timeline, Customers customers) {
        this.timeline = timeline;
        this.customers = customers;
    }

    public Situation of(CustomerId customer, Instant now) {
        return of(customer, null, now);
    }

    /// The same with what is known of the number they use: calls from a number that several have
    /// belong to none of them, and yet tell what this one is about.
    ///
    /// @param number E.164, or null
    public Situation of(CustomerId customer, @Nullable String number, Instant now) {
        var page = timeline.page(customer, TimelineFilter.ALL, null, LATEST);
        var all = page.next() == null ? page.entries() : withOlder(customer, page.entries());
        var latest = page.entries();
        var bare = number == null ? Optional.<CustomerId>empty() : bare(number, customer);
        if (bare.isPresent()) {
            var calls = timeline.page(bare.get(), TimelineFilter.ALL, null, OF_NUMBER).entries();
            all = together(all, calls);
            latest = together(latest, calls);
        }
        var open = OpenMatters.of(all, now);
        return new Situation(latest, open, Reasons.of(all, open, now));
    }

    /// The number alone, where it has joined nobody.
    private Optional<CustomerId> bare(String number, CustomerId customer) {
        return customers
                .record(new Who.Leaf(IdentifierType.PHONE, number).key())
                .flatMap(record -> customers.of(List.of(record)).values().stream().findFirst())
                .filter(other -> !other.equals(customer));
    }

    private static List<TimelineEntry> together(
            List<TimelineEntry> some, List<TimelineEntry> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(
                        Comparator.comparing(TimelineEntry::at)
                                .thenComparing(TimelineEntry::position)
                                .reversed())
                .toList();
    }

    private List<TimelineEntry> withOlder(CustomerId customer, List<TimelineEntry> latest) {
        var seen = new HashSet<Long>();
        return Stream.concat(latest.stream(), timeline.newest(customer, FAMILIES, OLDER).stream())
                .filter(entry -> seen.add(entry.position()))
                .toList();
    }
}
