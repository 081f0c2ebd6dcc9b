package atalaya.server.contact;

import atalaya.identity.record.RecordType;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.Phones;
import atalaya.server.contact.Caller.Named;
import atalaya.server.contact.Likelihood.Holder;
import atalaya.server.profile.Assurance;
import atalaya.server.profile.KnownIdentifier;
import atalaya.server.profile.Lookup;
import atalaya.server.profile.Profile;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Member;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says who makes contact, by the number or any other identifier they come with.
@Component
public final class Callers {

    /// The word of the identifier that is a customer's own id.
    static final String CUSTOMER = "customer";

    /// More cards than these nobody reads while the telephone rings.
    private static final int MOST_CANDIDATES = 3;

    /// What a call becomes once it is over: before, it says nothing about who calls.
    private static final Set<String> OVER =
            Set.of(
                    Channel.CALL.interaction(Phase.ENDED),
                    Channel.CALL.interaction(Phase.ABANDONED));

    private final Lookup lookup;
    private final Profiles profiles;
    private final Situations situations;

    Callers(Lookup lookup, Profiles profiles, Situations situations) {
        this.lookup = lookup;
        this.profiles = profiles;
        this.situations = situations;
    }

    /// Whom a number or another identifier belongs to, and that as it is known.
    ///
    /// @param number E.164 where the country or a customer who holds it tells, else its digits;
    ///   null when hidden, or when they came with another identifier
    /// @param named the other identifier in standard form, or null
    /// @param holder who it is taken to be, or null
    /// @param shared whether others hold it too, so that it names nobody by itself
    record Recognised(
            Recognition recognition,
            @Nullable String number,
            @Nullable Named named,
            @Nullable Profile holder,
            boolean shared) {

        /// @param type PHONE for a number
        private static Recognised by(
                IdentifierType type,
                String value,
                Recognition recognition,
                @Nullable Profile holder,
                boolean shared) {
            return type == IdentifierType.PHONE
                    ? new Recognised(recognition, value, null, holder, shared)
                    : new Recognised(
                            recognition, null, new Named(type.word(), value), holder, shared);
        }

        /// The record that whoever it is taken to be is known by, or null.
        @Nullable Member anchor() {
            return holder == null ? null : holder.members().getFirst();
        }

        private static Recognised nobody(
                IdentifierType type, String value, @Nullable CustomerId history) {
            return by(type, value, new Recognition.Nobody(history), null, false);
        }
    }

    /// @param country by which numbers without one are read, or null
    Recognised recognise(Caller caller, @Nullable String country, Instant now) {
        return switch (caller) {
            case Caller.Hidden() ->
                    new Recognised(new Recognition.Hidden(), null, null, null, false);
            case Named(var type, var value) ->
                    Lookup.type(type)
                            .map(known -> recognise(known, Lookup.standard(known, value), now))
                            .orElseGet(() -> customer(value));
            case Caller.Number(var digits) ->
                    recognise(
                            IdentifierType.PHONE,
                            Phones.parse(digits, country).orElse(digits),
                            now);
        };
    }

    /// Who holds now what a call came with.
    public Recognition whoMakes(Call call, Instant now) {
        var named = call.named();
        var caller = named == null ? Caller.read(call.number()) : named;
        return recognise(caller, call.country(), now).recognition;
    }

    /// By their own id, which only systems know that were told it: there is nobody else it may be.
    private Recognised customer(String id) {
        var named = new Named(CUSTOMER, id);
        return switch (lookup.byId(id)) {
            case Lookup.Answer.One(var customer) -> customer(named, customer);
            case Lookup.Answer.Moved(var customer) -> customer(named, customer);
            case Lookup.Answer.Nobody _, Lookup.Answer.Several _ ->
                    new Recognised(new Recognition.Nobody(null), null, named, null, false);
        };
    }

    private Recognised customer(Named named, CustomerId customer) {
        var profile = profiles.find(customer).filter(one -> one.type() != RecordType.LEAF);
        var recognition =
                profile.<Recognition>map(one ->
                                new Recognition.One(
                                        new Recognition.Candidate(one.customer(), 1), List.of()))
                        .orElseGet(() -> new Recognition.Nobody(customer));
        return new Recognised(recognition, null, named, profile.orElse(null), false);
    }

    private Recognised recognise(IdentifierType type, String value, Instant now) {
        return switch (lookup.by(type, value)) {
            case Lookup.Answer.Nobody() -> Recognised.nobody(type, value, null);
            case Lookup.Answer.One(var customer) -> one(customer, type, value, now);
            case Lookup.Answer.Moved(var customer) -> one(customer, type, value, now);
            case Lookup.Answer.Several(var customers) -> several(customers, type, value, now);
        };
    }

    private Recognised one(CustomerId customer, IdentifierType type, String value, Instant now) {
        var found = profiles.find(customer);
        if (found.isEmpty()) {
            return Recognised.nobody(type, value, null);
        }
        var profile = found.get();
        var held = held(profile, type, value);
        var known = held.map(KnownIdentifier::value).orElse(value);
        if (profile.type() == RecordType.LEAF) {
            return Recognised.nobody(type, known, customer);
        }
        var ranked = Likelihood.rank(List.of(alone(profile, held)), now);
        var recognition =
                ranked.getFirst().likelihood() >= Likelihood.SURE
                        ? new Recognition.One(ranked.getFirst(), List.of())
                        : new Recognition.Several(ranked, 1);
        return Recognised.by(type, known, recognition, profile, false);
    }

    private Recognised several(
            List<CustomerId> customers, IdentifierType type, String value, Instant now) {
        var people =
                profiles.rows(customers).stream()
                        .filter(row -> row.type() != RecordType.LEAF)
                        .toList();
        var liveliest =
                people.stream()
                        .sorted(
                                Comparator.comparing(
                                        ProfileRow::lastAt,
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .limit(MOST_CANDIDATES)
                        .flatMap(row -> profiles.find(row.customer()).stream())
                        .toList();
        if (liveliest.isEmpty()) {
            return Recognised.nobody(type, value, customers.getFirst());
        }
        var ranked =
                Likelihood.rank(
                        liveliest.stream()
                                .map(profile -> among(profile, held(profile, type, value), now))
                                .toList(),
                        now);
        var first = ranked.getFirst();
        boolean sure = first.likelihood() >= Likelihood.SURE && people.size() == ranked.size();
        var recognition =
                sure
                        ? new Recognition.One(first, ranked.subList(1, ranked.size()))
                        : new Recognition.Several(ranked, people.size());
        var holder =
                liveliest.stream()
                        .filter(profile -> sure && profile.customer().equals(first.customer()))
                        .findFirst()
                        .orElse(null);
        var known =
                held(liveliest.getFirst(), type, value).map(KnownIdentifier::value).orElse(value);
        return Recognised.by(type, known, recognition, holder, true);
    }

    /// Who holds it alone is told from somebody else only.
    private static Holder alone(Profile profile, Optional<KnownIdentifier> held) {
        return new Holder(
                profile.customer(),
                held.map(KnownIdentifier::assurance).orElse(Assurance.CLAIMED),
                held.map(one -> one.from().size()).orElse(1),
                profile.activity().lastAt(),
                0,
                false);
    }

    /// Who shares it is told from the others by what they did and what they wait for.
    private Holder among(Profile profile, Optional<KnownIdentifier> held, Instant now) {
        var alone = alone(profile, held);
        var situation = situations.of(profile.customer(), now);
        return new Holder(
                alone.customer(),
                alone.assurance(),
                alone.records(),
                alone.lastAt(),
                (int)
                        situation.latest().stream()
                                .filter(entry -> OVER.contains(entry.type()))
                                .filter(entry -> entry.at().isAfter(now.minus(Likelihood.LATELY)))
                                .count(),
                situation.hasGrievance());
    }

    /// The identifier by which they were found: the same, or one that ends in the same digits.
    private static Optional<KnownIdentifier> held(
            Profile profile, IdentifierType type, String value) {
        var ofType = profile.identifiers().stream().filter(one -> one.type() == type).toList();
        return ofType.stream()
                .filter(one -> one.value().equals(value))
                .findFirst()
                .or(() ->
                        type == IdentifierType.PHONE
                                ? ofType.stream()
                                        .filter(one -> sameEnd(one.value(), value))
                                        .findFirst()
                                : ofType.stream().findFirst().filter(_ -> ofType.size() == 1));
    }

    private static boolean sameEnd(String one, String other) {
        var ours = one.replaceAll("[^0-9]", "");
        var theirs = other.replaceAll("[^0-9]", "");
        int digits = Math.min(9, Math.min(ours.length(), theirs.length()));
        return digits >= 8
                && ours.substring(ours.length() - digits)
                        .equals(theirs.substring(theirs.length() - digits));
    }
}
