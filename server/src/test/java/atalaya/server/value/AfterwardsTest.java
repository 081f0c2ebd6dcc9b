package atalaya.server.value;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.FULL_NAME;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class AfterwardsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Scorecards scorecards;
    private final Town town;
    private final Shop shop;
    private int callers;

    AfterwardsTest(
            @Autowired Scorecards scorecards,
            @Autowired RecordLog log,
            @Autowired Resolution resolution,
            @Autowired Customers customers,
            @Autowired JdbcClient sql) {
        this.scorecards = scorecards;
        this.town = new Town(log, resolution, customers);
        this.shop = new Shop(sql, town);
    }

    /// Of those who hung up half come back, of the others all; of those who never bought before
    /// none comes back, and more of them hung up, which says nothing. Who called last month is too
    /// recent to tell, who comes back on the hundredth day comes too late, and who was answered
    /// first and hung up later was answered. Each of forty complaints was resolved in the end, half
    /// of them late.
    @BeforeAll
    void peopleCallAndComplain() {
        for (int i = 0; i < 20; i++) {
            call("repairs", "Call Abandoned", 200, 10, i % 2 == 0 ? 30 : i == 1 ? 100 : 0);
            call("repairs", "Call Ended", 200, 12, 40);
            call("repairs", "Call Abandoned", 200, 0, 0);
            complain("late" + i, 50);
            complain("soon" + i, 5);
        }
        for (int i = 0; i < 5; i++) {
            call("repairs", "Call Ended", 200, 0, 0);
            call("repairs", "Call Ended", 30, 10, 0);
        }
        call("few", "Call Abandoned", 200, 10, 0);
        shop.happening("crm:repairs1", "Call Abandoned", ago(150))
                .with("{\"queue\": \"repairs\"}")
                .happens();
    }

    @Test
    void whoHungUpIsComparedWithWhoBoughtAsOftenAndWasAnswered() {
        var repairs = requireNonNull(row(Scorecard.Board.QUEUE, "repairs").after());

        assertThat(repairs.exposed()).isEqualTo(40);
        assertThat(repairs.comparable()).isEqualTo(25);
        // -.5 in a stratum of 20 and 20, which weighs 10, and 0 in one of 20 and 5, which weighs 4
        assertThat(repairs.difference()).isEqualTo(-.5 * 10 / 14);
        assertThat(repairs.mayBeNone()).isFalse();
        assertThat(row(Scorecard.Board.QUEUE, "few").after()).isNull();
    }

    /// A complaint that was resolved on the fiftieth day had gone wrong, whatever is known of it
    /// today.
    @Test
    void whatWasPutRightLaterHadGoneWrong() {
        var noise = row(Scorecard.Board.TOPIC, "noise");

        assertThat(noise.bad()).as("all are resolved by now").isZero();
        assertThat(requireNonNull(noise.after()).exposed()).isEqualTo(20);
        assertThat(requireNonNull(noise.after()).comparable()).isEqualTo(20);
    }

    private Scorecard.Row row(Scorecard.Board board, String label) {
        return scorecards.now().boards().stream()
                .filter(one -> one.board() == board)
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /// Somebody complained two hundred days ago.
    private void complain(String key, int resolvedAfterDays) {
        town.settle(
                town.person(
                        "crm:" + key, FULL_NAME, "Person " + key, EMAIL, key + "@town.example"));
        shop.happening("crm:" + key, "Case Opened", ago(200))
                .of("case", key)
                .with("{\"topic\": \"noise\"}")
                .happens();
        shop.happening("crm:" + key, "Case Resolved", ago(200 - resolvedAfterDays))
                .of("case", key)
                .happens();
    }

    /// @param boughtBefore how many days before the call, or 0 for never
    /// @param boughtAfter how many days after the call, or 0 for never
    private void call(String queue, String type, int callAgo, int boughtBefore, int boughtAfter) {
        var key = "crm:" + queue + callers++;
        town.settle(
                town.person(
                        key,
                        FULL_NAME,
                        "Caller " + (char) ('a' + callers % 26) + (char) ('a' + callers / 26),
                        EMAIL,
                        queue + callers + "@town.example"));
        shop.happening(key, type, ago(callAgo))
                .with("{\"queue\": \"%s\"}".formatted(queue))
                .happens();
        if (boughtBefore > 0) {
            shop.buys(key, ago(callAgo + boughtBefore), key + "-before", "20.00", "10.00");
        }
        if (boughtAfter > 0) {
            shop.buys(key, ago(callAgo - boughtAfter), key + "-after", "20.00", "10.00");
        }
    }

    private static String ago(int days) {
        return TODAY.minusDays(days).toString();
    }
}
