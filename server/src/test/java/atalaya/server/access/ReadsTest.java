package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.AuditLog.Act;
import atalaya.server.access.Reads.Read;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadsTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.250Z");

    @Test
    void whatAProgramReadInASecondIsOneEntryWithTheTimeOfTheFirst() {
        var together =
                Reads.together(
                        List.of(
                                byProgram(NOON, "customer.viewed", "C-1"),
                                byProgram(NOON.plusMillis(500), "customer.viewed", "C-2"),
                                byProgram(NOON.plusMillis(600), "customer.viewed", "C-1"),
                                byProgram(NOON.plusMillis(600), "customers.matched", "C-3"),
                                byProgram(NOON.plusMillis(800), "customer.viewed", "C-4")));

        assertThat(together)
                .containsExactly(
                        act(NOON, "customer.viewed", "C-1", "C-2"),
                        act(NOON.plusMillis(600), "customers.matched", "C-3"),
                        act(NOON.plusMillis(800), "customer.viewed", "C-4"));
    }

    @Test
    void eachTimeAPersonLooksIsAnEntryOfItsOwn() {
        var look = new Read(act(NOON, "customer.viewed", "C-1"), false);

        assertThat(Reads.together(List.of(look, look))).containsExactly(look.act(), look.act());
    }

    @Test
    void noIdIsLostWhereThereAreManyAndNoEntryHoldsThemAll() {
        var ids = IntStream.range(0, 1_234).mapToObj(i -> "C-" + i).toList();

        var together =
                Reads.together(
                        ids.stream().map(id -> byProgram(NOON, "customer.viewed", id)).toList());

        assertThat(together).hasSize(3);
        assertThat(together.stream().flatMap(act -> act.subjects().stream()))
                .containsExactlyElementsOf(ids);
    }

    private static Read byProgram(Instant at, String act, String subject) {
        return new Read(act(at, act, subject), true);
    }

    private static Act act(Instant at, String act, String... subjects) {
        return new Act(at, 7, act, List.of(subjects), null);
    }
}
