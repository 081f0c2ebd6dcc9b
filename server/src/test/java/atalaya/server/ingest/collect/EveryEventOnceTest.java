package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.WriteKey.Trust;
import atalaya.server.store.ApplicationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// R2 and R7: whatever many senders at once send again and again, in batches of any size, with
/// other content under the same id and poison between, each message that was acknowledged ends in
/// one profile, once, or is set aside with its reason.
@Tag("R2")
@Tag("R7")
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class EveryEventOnceTest {

    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 2);
    private static final int MESSAGES = 150;
    private static final int USERS = 6;
    private static final int SENDERS = 8;

    private final ApplicationContext rooms;
    private final int port;
    private final JdbcClient sql;

    EveryEventOnceTest(
            @Autowired ApplicationContext rooms,
            @LocalServerPort int port,
            @Autowired JdbcClient sql) {
        this.rooms = rooms;
        this.port = port;
        this.sql = sql;
    }

    /// What may become of a message.
    private enum Fate {
        USED("\"event\":\"Like\",\"userId\":\"%s\""),
        UNKNOWN("\"event\":\"Moon Landed\",\"userId\":\"%s\""),
        NOBODYS("\"event\":\"Like\""),
        POISON("\"event\":\"Like\",\"userId\":\"%s\",\"properties\":{\"a\":\"\\u0000\"}");

        private final String json;

        Fate(String json) {
            this.json = json;
        }
    }

    private record Message(String id, Fate fate, String user) {

        /// @param other whether it says something else than it did
        String json(boolean other) {
            return "{\"type\":\"track\",\"messageId\":\"%s\",%s,\"timestamp\":\"2026-05-0%dT10:00:00Z\"}"
                    .formatted(id, fate.json.formatted(user), other ? 2 : 1);
        }
    }

    @Test
    void eachMessageEndsInOneProfileOrAside() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = new Random().nextLong();
            check("shop" + round, new Random(seed), "seed " + seed);
        }
    }

    private void check(String source, Random random, String seed) {
        var site = Site.open(rooms, port, source, Trust.SERVER);
        var messages = new ArrayList<Message>();
        for (int i = 0; i < MESSAGES; i++) {
            var fate = random.nextInt(3) > 0 ? Fate.USED : Fate.values()[random.nextInt(4)];
            messages.add(new Message("m" + i, fate, source + "-user-" + random.nextInt(USERS)));
        }
        send(site, batches(messages, random));
        Awaitility.await().atMost(Site.SOON).until(this::isCaughtUp);

        assertThat(taken(source)).as(seed).isEqualTo(once(messages, true));
        assertThat(setAside(source)).as(seed).isEqualTo(once(messages, false));
        messages.stream()
                .filter(one -> one.fate == Fate.USED)
                .collect(Collectors.groupingBy(Message::user, Collectors.counting()))
                .forEach((user, count) ->
                        site.await(user, one -> one.activity().interactions() == count));
    }

    /// Each message up to four times, in any order, now and then with other content.
    private static List<String> batches(List<Message> messages, Random random) {
        var sent = new ArrayList<String>();
        for (var message : messages) {
            int times = 1 + random.nextInt(4);
            for (int i = 0; i < times; i++) {
                sent.add(message.json(random.nextInt(5) == 0));
            }
        }
        Collections.shuffle(sent, random);
        var batches = new ArrayList<String>();
        while (!sent.isEmpty()) {
            var some = sent.subList(0, Math.min(sent.size(), 1 + random.nextInt(20)));
            batches.add("{\"batch\":[%s]}".formatted(String.join(",", some)));
            some.clear();
        }
        return batches;
    }

    private static void send(Site site, List<String> batches) {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var answers = new ArrayList<Future<Integer>>();
            for (var batch : batches) {
                answers.add(senders.submit(() -> site.send("batch", batch).statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean isCaughtUp() {
        return sql.sql(
                        """
                        select (select position from ingest.event_progress)
                               >= (select max(position) from ingest.event)
                        """)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Long> once(List<Message> messages, boolean used) {
        return messages.stream()
                .filter(one -> one.fate == Fate.USED == used)
                .collect(Collectors.toMap(Message::id, _ -> 1L));
    }

    /// How many interactions there are of each message.
    private Map<String, Long> taken(String source) {
        return counts("select message_id from ingest.interaction where source = :source", source);
    }

    private Map<String, Long> setAside(String source) {
        return counts(
                """
                select message_id
                  from ingest.event_flaw join ingest.event using (position)
                 where event.source = :source and whole_event
                """,
                source);
    }

    private Map<String, Long> counts(String query, String source) {
        var counts = new HashMap<String, Long>();
        sql.sql(query)
                .param("source", source)
                .query(row -> {
                    counts.merge(row.getString(1), 1L, Long::sum);
                });
        return counts;
    }
}
