package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.ingest.References.Claim;
import atalaya.server.ingest.References.Owner;
import atalaya.server.ingest.interaction.Interaction.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KinshipTest {

    private static final Reference ANNS = new Reference("order", "o1");
    private static final Reference BEAS = new Reference("order", "o2");
    private static final Reference PARCEL = new Reference("shipment", "s1");
    private static final Reference RETURN = new Reference("return", "r1");
    private static final Reference DEPOT = new Reference("shipment", "s9");
    private static final Map<Reference, Owner> KNOWN =
            Map.of(
                    ANNS, new Owner(1, 0, "crm:1"),
                    BEAS, new Owner(2, 0, "crm:2"),
                    DEPOT, new Owner(2, 2, "crm:2"));

    @Test
    void theOwnerOfAnOrderIsThatOfItsParcelAndOfWhatHangsOnTheParcel() {
        var kinship =
                new Kinship(
                        List.of(List.of(PARCEL, RETURN), List.of(ANNS, PARCEL), List.of(RETURN)),
                        KNOWN,
                        Set.of());

        for (int each = 0; each < 3; each++) {
            assertThat(kinship.isLeft(each)).isFalse();
            assertThat(kinship.owner(each)).isEqualTo(1);
        }
        assertThat(kinship.claims())
                .containsExactlyInAnyOrder(
                        new Claim(PARCEL, 1, 2, "crm:1"), new Claim(RETURN, 1, 2, "crm:1"));
    }

    @Test
    void aParcelOfTwoOwnersIsLeftToTheStore() {
        var kinship =
                new Kinship(
                        List.of(List.of(ANNS, PARCEL), List.of(BEAS, PARCEL), List.of(ANNS)),
                        KNOWN,
                        Set.of());

        assertThat(kinship.isLeft(0)).isTrue();
        assertThat(kinship.isLeft(1)).isTrue();
        assertThat(kinship.isLeft(2)).isFalse();
        assertThat(kinship.claims()).isEmpty();
    }

    @Test
    void aReferenceThatMayChangeHandsLeavesItsKinToTheStore() {
        var derived = new Kinship(List.of(List.of(ANNS, DEPOT)), KNOWN, Set.of());
        var leant = new Kinship(List.of(List.of(ANNS, PARCEL)), KNOWN, Set.of(PARCEL));
        var claimed = new Kinship(List.of(List.of(ANNS)), KNOWN, Set.of(ANNS));

        assertThat(List.of(derived, leant, claimed)).allMatch(one -> one.isLeft(0));
    }

    @Test
    void nobodyOwnsWhatNobodyKnows() {
        var key = References.keyOf("crm", "7");
        var kinship = new Kinship(List.of(List.of(key, PARCEL), List.of()), KNOWN, Set.of());

        assertThat(kinship.owner(0)).isNull();
        assertThat(kinship.isLeft(0)).isFalse();
        assertThat(kinship.claims()).isEmpty();
    }
}
