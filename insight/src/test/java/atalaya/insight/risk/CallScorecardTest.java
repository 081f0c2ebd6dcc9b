package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.risk.CallScorecard.Abandoner;
import atalaya.insight.risk.CallScorecard.Call;
import atalaya.insight.risk.CallScorecard.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallScorecardTest {

    private static Call call(String who, String queue, int hour, int wait, boolean abandoned) {
        return new Call(
                who.isEmpty() ? Optional.empty() : Optional.of(who), queue, hour, wait, abandoned);
    }

    private static final CallScorecard CARD =
            CallScorecard.of(
                    List.of(
                            call("ann", "cards", 9, 400, true),
                            call("ann", "cards", 9, 20, false),
                            call("joan", "cards", 10, 0, false),
                            call("rosa", "loans", 10, 31, true),
                            call("rosa", "loans", 11, 90, true),
                            call("", "loans", -1, 5, true)));

    @Test
    void whoAbandonedACallIsListedAndNobodyIsNotACustomer() {
        assertThat(CARD.abandoners())
                .containsExactly(new Abandoner("rosa", 2, 2), new Abandoner("ann", 1, 2));
        assertThat(CARD.unknownAbandoned()).isEqualTo(1);
    }

    @Test
    void everyDivisionCountsEveryCallOnce() {
        assertThat(CARD.all().abandonedShare()).isEqualTo(4 / 6.0);
        for (var groups : List.of(CARD.byQueue(), CARD.byHour(), CARD.byWait())) {
            assertThat(groups.stream().mapToInt(Group::calls).sum()).isEqualTo(6);
            assertThat(groups.stream().mapToInt(Group::abandoned).sum()).isEqualTo(4);
        }
        assertThat(CARD.byQueue()).extracting(Group::name).containsExactly("cards", "loans");
        assertThat(CARD.byHour()).extracting(Group::name).containsExactly("09", "10", "11", "?");
        assertThat(CARD.byWait())
                .extracting(Group::name)
                .containsExactly(
                        "0 s",
                        "1–30 s",
                        "31–60 s",
                        "61–120 s",
                        "121–180 s",
                        "181–300 s",
                        "> 300 s");
        assertThat(CARD.byQueue().getFirst().meanWaitSeconds()).isEqualTo(140);
        assertThat(CARD.byQueue().getFirst().ninthWaitSeconds()).isEqualTo(400);
    }

    @Test
    void noCallsAreNoShare() {
        assertThat(CallScorecard.of(List.of()).all().abandonedShare()).isZero();
    }
}
