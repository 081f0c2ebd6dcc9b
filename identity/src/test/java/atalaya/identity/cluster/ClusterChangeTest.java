package atalaya.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterChangeTest {

    @Test
    void annArrivesAloneAndFoundsACustomer() {
        assertThat(ClusterChange.between(Map.of(), Map.of(71L, 1L)))
                .containsExactly(new ClusterChange.Founded(1, List.of(71L)));
    }

    @Test
    void annsSecondRecordJoinsHer() {
        assertThat(ClusterChange.between(Map.of(71L, 1L), Map.of(71L, 1L, 72L, 1L)))
                .containsExactly(new ClusterChange.Joined(1, List.of(72L)));
    }

    @Test
    void aRecordThatBridgesTwoCustomersMergesThemUnderTheOlderId() {
        var before = Map.of(71L, 1L, 81L, 2L);
        var after = Map.of(71L, 1L, 81L, 1L, 90L, 1L);
        assertThat(ClusterChange.between(before, after))
                .containsExactly(
                        new ClusterChange.Joined(1, List.of(90L)),
                        new ClusterChange.Merged(1, 2, List.of(81L)),
                        new ClusterChange.Dissolved(2));
    }

    @Test
    void theTwinsPartAndTheYoungerIdComesBack() {
        assertThat(ClusterChange.between(Map.of(71L, 1L, 81L, 1L), Map.of(71L, 1L, 81L, 2L)))
                .containsExactly(new ClusterChange.Split(2, 1, List.of(81L)));
    }

    @Test
    void aRecordLeavesTimForTom() {
        var before = Map.of(1L, 1L, 2L, 1L, 3L, 3L);
        var after = Map.of(1L, 1L, 2L, 3L, 3L, 3L);
        assertThat(ClusterChange.between(before, after))
                .containsExactly(new ClusterChange.Moved(3, 1, List.of(2L)));
    }

    @Test
    void nothingChangesWhenEveryoneStays() {
        assertThat(ClusterChange.between(Map.of(1L, 1L, 2L, 1L), Map.of(1L, 1L, 2L, 1L))).isEmpty();
    }
}
