package atalaya.insight.value;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The ledgers of all customers of a company, and what belongs to none. Their sum is what was
/// booked, to the minor unit: each booking is added to the total on its own, and [#reconciles]
/// compares.
public final class Books {

    private final SortedMap<String, Ledger> customers;
    private final Ledger unallocated;
    private final Ledger booked;

    private Books(SortedMap<String, Ledger> customers, Ledger unallocated, Ledger booked) {
        this.customers = customers;
        this.unallocated = unallocated;
        this.booked = booked;
    }

    /// Takes in bookings in any order.
    public static final class Builder {
        private final Map<String, Ledger> customers = new HashMap<>();
        private Ledger unallocated = Ledger.EMPTY;
        private Ledger booked = Ledger.EMPTY;

        /// @param customer null where nobody knows whose it is
        /// @param amount as [Ledger#plus] takes it
        public Builder book(@Nullable String customer, LedgerPart part, long amount) {
            booked = booked.plus(part, amount);
            if (customer == null) {
                unallocated = unallocated.plus(part, amount);
            } else {
                customers.merge(customer, Ledger.EMPTY.plus(part, amount), Ledger::merge);
            }
            return this;
        }

        public Books build() {
            return new Books(
                    Collections.unmodifiableSortedMap(new TreeMap<>(customers)),
                    unallocated,
                    booked);
        }
    }

    /// By customer, in the order of their keys.
    public SortedMap<String, Ledger> customers() {
        return customers;
    }

    public Ledger unallocated() {
        return unallocated;
    }

    /// Everything that was booked.
    public Ledger booked() {
        return booked;
    }

    /// What all customers have together.
    public Ledger allocated() {
        return customers.values().stream().reduce(Ledger.EMPTY, Ledger::merge);
    }

    /// Whether customers and unallocated together are what was booked, part by part.
    public boolean reconciles() {
        return allocated().merge(unallocated).equals(booked);
    }
}
