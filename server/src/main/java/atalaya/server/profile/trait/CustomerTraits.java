package atalaya.server.profile.trait;

import atalaya.identity.record.SourceKey;
import atalaya.insight.trait.Trait;
import atalaya.insight.trait.TraitValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What behaviour tells of one customer on some day.
///
/// @param told each declared trait, in the order of the file
public record CustomerTraits(List<Told> told, Visibility visibility) {

    public CustomerTraits {
        told = List.copyOf(told);
    }

    /// A trait with what it says.
    ///
    /// @param from how many of the interactions each record brought, those left out that brought
    ///   none
    public record Told(Trait trait, TraitValue value, Map<SourceKey, Long> from) {
        public Told {
            from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
        }
    }

    /// On how many of the company's channels the customer's activity is known.
    ///
    /// @param known how many interactions there are through each, most first
    /// @param company how many all customers have through each, most first
    public record Visibility(Map<String, Long> known, Map<String, Long> company) {
        public Visibility {
            known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
            company = Collections.unmodifiableMap(new LinkedHashMap<>(company));
        }

        /// The share of the channels; 0 where the company has none.
        public double share() {
            long seen = company.keySet().stream().filter(known::containsKey).count();
            return company.isEmpty() ? 0 : (double) seen / company.size();
        }

        /// The share when each channel counts for as much as the company's interactions through it;
        /// 0 where there are none.
        public double weighted() {
            long seen = 0;
            long all = 0;
            for (var channel : company.entrySet()) {
                all += channel.getValue();
                seen += known.containsKey(channel.getKey()) ? channel.getValue() : 0;
            }
            return all == 0 ? 0 : (double) seen / all;
        }
    }

    public Optional<Told> told(String name) {
        return told.stream().filter(one -> one.trait().name().equals(name)).findFirst();
    }
}
