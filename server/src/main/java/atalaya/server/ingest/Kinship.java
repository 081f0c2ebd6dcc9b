package atalaya.server.ingest;

import atalaya.server.ingest.References.Claim;
import atalaya.server.ingest.References.Owner;
import atalaya.server.ingest.interaction.Interaction.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose the interactions of a batch are that lean on references, found before they are stored.
///
/// Most lean on an order whose owner is known and on a parcel nobody has spoken of yet. Those that
/// share such new references are kin: where all the owners their other references have are one, it
/// is the owner of every one of them and of the new references, and nothing that is stored already
/// moves. Kin that know several owners, or that touch a reference which may still change hands, are
/// left to [References#claim], which asks the store.
final class Kinship {

    private final List<List<Reference>> leant;
    private final Map<Reference, Owner> known;
    private final Set<Reference> unsettled;
    private final Map<Reference, List<Integer>> leaning = new HashMap<>();
    private final List<@Nullable Owner> owners = new ArrayList<>();
    private final BitSet left = new BitSet();
    private final List<Claim> claims = new ArrayList<>();

    /// @param leant what each interaction of the batch leans on; empty where it names its owner
    /// @param known the owners that references have
    /// @param unsettled references without a firm owner that interactions in the store lean on, and
    ///   those of which the batch itself says whose they are
    Kinship(List<List<Reference>> leant, Map<Reference, Owner> known, Set<Reference> unsettled) {
        this.leant = leant;
        this.known = known;
        this.unsettled = unsettled;
        for (int i = 0; i < leant.size(); i++) {
            owners.add(Owner.best(leant.get(i), known));
            for (var reference : leant.get(i)) {
                if (binds(reference)) {
                    leaning.computeIfAbsent(reference, _ -> new ArrayList<>()).add(i);
                }
            }
        }
        findOwners();
    }

    /// The record an interaction belongs to as far as is known; for those left to the store not the
    /// last word.
    @Nullable Long owner(int interaction) {
        var owner = owners.get(interaction);
        return owner == null ? null : owner.record();
    }

    /// Whether only the store can tell whose an interaction is.
    boolean isLeft(int interaction) {
        return left.get(interaction);
    }

    /// Whose the new references are, each said once.
    List<Claim> claims() {
        return claims;
    }

    /// A reference with a firm owner says the same whatever leans on it, and a key that has not
    /// found its record says nothing.
    private boolean binds(Reference reference) {
        var owner = known.get(reference);
        return (owner == null || owner.rank() == References.DERIVED)
                && !References.isKey(reference);
    }

    private void findOwners() {
        var seen = new BitSet();
        for (int i = 0; i < leant.size(); i++) {
            if (!leant.get(i).isEmpty() && !seen.get(i)) {
                settle(kin(i, seen));
            }
        }
    }

    private record Kin(List<Integer> interactions, Set<Reference> bonds) {}

    private Kin kin(int first, BitSet seen) {
        var kin = new Kin(new ArrayList<>(), new HashSet<>());
        var next = new ArrayDeque<Integer>(List.of(first));
        seen.set(first);
        while (!next.isEmpty()) {
            int one = next.remove();
            kin.interactions.add(one);
            for (var reference : leant.get(one)) {
                if (binds(reference) && kin.bonds.add(reference)) {
                    for (int other : leaning.getOrDefault(reference, List.of())) {
                        if (!seen.get(other)) {
                            seen.set(other);
                            next.add(other);
                        }
                    }
                }
            }
        }
        return kin;
    }

    private void settle(Kin kin) {
        var heads = new HashMap<Long, Owner>();
        for (int one : kin.interactions) {
            var owner = owners.get(one);
            if (owner != null) {
                heads.put(owner.record(), owner);
            }
        }
        if (heads.size() > 1 || kin.interactions.stream().anyMatch(this::mayMove)) {
            kin.interactions.forEach(left::set);
        } else if (!heads.isEmpty()) {
            var head = heads.values().iterator().next();
            kin.interactions.forEach(one -> owners.set(one, head));
            for (var bond : kin.bonds) {
                claims.add(new Claim(bond, head.record(), References.DERIVED, head.name()));
            }
        }
    }

    private boolean mayMove(int interaction) {
        return leant.get(interaction).stream()
                .anyMatch(one ->
                        unsettled.contains(one)
                                || known.containsKey(one) && (binds(one) || References.isKey(one)));
    }
}
