package atalaya.server.quality;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.quality.ReviewQueue.Filter;
import atalaya.server.quality.ReviewQueue.Which;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Reviews;
import atalaya.server.resolve.SecondLooks;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Four pairs in doubt: the Robles, of whom much is known; the Vegas, as doubtful and little known;
/// the Ferros, hardly in doubt; and Ann, whose two halves are two records each.
@ApplicationTest
class ReviewQueueTest {

    private final Town town;
    private final Profiles profiles;
    private final ReviewQueue queue;
    private final Reviews reviews;
    private final SecondLooks secondLooks;
    private final JdbcClient sql;

    @Autowired
    ReviewQueueTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            ReviewQueue queue,
            Reviews reviews,
            SecondLooks secondLooks,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.profiles = profiles;
        this.queue = queue;
        this.reviews = reviews;
        this.secondLooks = secondLooks;
        this.sql = sql;
    }

    @BeforeEach
    void fourPairsInDoubt() {
        for (var table : List.of("link", "review", "second_look", "decision")) {
            sql.sql("delete from resolve." + table).update();
        }
        sql.sql("delete from profile.activity").update();
        pair("robles", -100, BIRTH_DATE, "1980-02-03", "1990-04-05");
        pair("vega", -100, NATIONAL_ID, "12345678Z", "87654321X");
        pair("ferro", -6_000, SURNAME_1, "Ferro", "Herrero");
        pair("ann", -100, null, "", "");
        catchUp();
        interactions("crm:robles", 200);
        interactions("shop:robles", 120);
        sql.sql("update profile.profile set records = 2 where customer in (:a, :b)")
                .param("a", town.of("crm:ann").serial())
                .param("b", town.of("shop:ann").serial())
                .update();
    }

    @Test
    void groupsComeFirstThenWhatHangsOnTheAnswerTimesDoubt() {
        assertThat(queue.lot("lucia", Filter.NONE))
                .extracting(one -> one.asked().leftKey().record())
                .containsExactly("ann", "robles", "vega", "ferro");
    }

    @Test
    void aQuestionSaysWhatWouldChangeHandsAndWhatSpeaksAgainst() {
        var robles = queue.lot("lucia", Filter.NONE).get(1);

        assertThat(robles.interactions()).isEqualTo(120);
        assertThat(robles.records()).isEqualTo(1);
        assertThat(robles.conflict()).isEqualTo(Conflict.BIRTH);
        assertThat(robles.bridge()).isFalse();
    }

    @Test
    void theQueueIsNarrowedByWhatSpeaksAgainstByProbabilityAndBySource() {
        assertThat(names(filter(null, Conflict.DOCUMENT, 0, 100))).containsExactly("vega");
        assertThat(names(filter(null, null, 0, 10))).containsExactly("ferro");
        assertThat(names(filter("shop", null, 30, 60))).containsExactly("ann", "robles", "vega");
        assertThat(names(filter("till", null, 0, 100))).isEmpty();
    }

    @Test
    void whatOnePersonHasBeforeThemAnotherIsNotAsked() {
        assertThat(names(Filter.NONE)).hasSize(4);

        assertThat(queue.lot("ines", Filter.NONE)).isEmpty();
        assertThat(queue.lot("lucia", new Filter(null, null, 0, 100, Which.MINE))).hasSize(4);
    }

    @Test
    void whatWasSkippedComesLastAndCanBeAskedForAlone() {
        var ann = queue.lot("lucia", Filter.NONE).getFirst().asked();
        reviews.skip(ann.left(), ann.right(), "lucia");

        assertThat(names(Filter.NONE)).containsExactly("robles", "vega", "ferro", "ann");
        assertThat(queue.lot("lucia", new Filter(null, null, 0, 100, Which.SKIPPED)))
                .extracting(one -> one.asked().leftKey().record())
                .containsExactly("ann");
    }

    @Test
    void twoPairsOfTheSameTwoCustomersAreOneQuestion() {
        town.settle(person("till:robles", "robles", BIRTH_DATE, "1980-02-03"));
        sql.sql("update resolve.customer_of set customer = :to where record = :record")
                .param("to", town.of("crm:robles").serial())
                .param("record", town.number("till:robles"))
                .update();
        doubt(town.number("till:robles"), town.number("shop:robles"), -300);

        assertThat(names(Filter.NONE)).containsOnlyOnce("robles").hasSize(4);
    }

    @Test
    void aSecondLookMeasuresPeopleAndModelAndChangesNobody() {
        var vega = queue.lot("lucia", filter(null, Conflict.DOCUMENT, 0, 100)).getFirst().asked();
        reviews.answer(vega.left(), vega.right(), Decision.Kind.NOT_SAME, "lucia", "");
        sql.sql("update resolve.link set same = true where left_record = :left")
                .param("left", Math.min(town.number("crm:ferro"), town.number("shop:ferro")))
                .update();
        long customers = sql.sql("select count(*) from profile.profile").query(Long.class).single();

        for (int i = 0; i < 3; i++) {
            secondLooks
                    .draw("ines", new Random(i))
                    .ifPresent(sample -> secondLooks.keep(sample, "ines", false));
        }

        assertThat(secondLooks.agreement()).isEqualTo(new SecondLooks.Agreement(1, 1, 1, 0));
        assertThat(secondLooks.draw("ines", new Random(9))).as("each is looked at once").isEmpty();
        assertThat(sql.sql("select count(*) from profile.profile").query(Long.class).single())
                .isEqualTo(customers);
    }

    private List<String> names(Filter filter) {
        return queue.lot("lucia", filter).stream()
                .map(one -> one.asked().leftKey().record())
                .toList();
    }

    private static Filter filter(
            @Nullable String source, @Nullable Conflict conflict, int from, int to) {
        return new Filter(source, conflict, from, to, Which.ALL);
    }

    private void pair(
            String name, int millibits, @Nullable Attribute attribute, String one, String other) {
        town.settle(
                person("crm:" + name, name, attribute, one),
                person("shop:" + name, name, attribute, other));
        sql.sql(
                        "delete from resolve.link where left_record in (:a, :b) or right_record in (:a, :b)")
                .param("a", town.number("crm:" + name))
                .param("b", town.number("shop:" + name))
                .update();
        doubt(town.number("crm:" + name), town.number("shop:" + name), millibits);
    }

    private void doubt(long one, long other, int millibits) {
        sql.sql("insert into resolve.link values (:left, :right, :millibits, false, now())")
                .param("left", Math.min(one, other))
                .param("right", Math.max(one, other))
                .param("millibits", millibits)
                .update();
    }

    private SourceRecord person(
            String key, String name, @Nullable Attribute attribute, String value) {
        return attribute == null || attribute == SURNAME_1
                ? town.person(key, GIVEN_NAME, name, SURNAME_1, attribute == null ? "Lee" : value)
                : town.person(key, GIVEN_NAME, name, SURNAME_1, name, attribute, value);
    }

    private void interactions(String key, int count) {
        sql.sql(
                        """
                        insert into profile.activity (record, interactions, first_at, last_at, outcome)
                        select min(record), :count, now(), now(), 0
                          from resolve.customer_of where customer = :customer
                        """)
                .param("count", count)
                .param("customer", town.of(key).serial())
                .update();
    }

    private void catchUp() {
        int built = profiles.buildNext(500);
        while (built > 0) {
            built = profiles.buildNext(500);
        }
    }
}
