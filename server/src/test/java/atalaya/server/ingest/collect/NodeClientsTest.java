package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.WriteKey.Trust;
import atalaya.server.store.ApplicationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The genuine client libraries for Node.js, as npm gives them, pointed at Atalaya.
@NpmClients
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class NodeClientsTest {

    private static final String SEGMENT =
            """
            const { Analytics } = require('@segment/analytics-node');
            const [key, host, user, device, lastName] = process.argv.slice(1);
            const client = new Analytics({ writeKey: key, host });
            client.identify({ userId: user, traits: { firstName: 'Ann', lastName } });
            client.track({ userId: user, event: 'Order Completed',
                           properties: { order_id: 'P-7', revenue: 59.9, currency: 'EUR' } });
            client.page({ userId: user, name: 'Offers' });
            client.group({ userId: user, groupId: 'acme', traits: { name: 'Acme' } });
            client.alias({ userId: user, previousId: device });
            client.closeAndFlush();
            """;

    private static final String RUDDER =
            """
            const Rudder = require('@rudderstack/rudder-sdk-node');
            const [key, host, user, device, lastName] = process.argv.slice(1);
            const client = new (Rudder.default || Rudder)(key, { dataPlaneUrl: host });
            client.identify({ userId: user, traits: { firstName: 'Ann', lastName } });
            client.track({ userId: user, event: 'Order Completed',
                           properties: { order_id: 'P-7', revenue: 59.9, currency: 'EUR' } });
            client.page({ userId: user, name: 'Offers' });
            client.group({ userId: user, groupId: 'acme', traits: { name: 'Acme' } });
            client.alias({ userId: user, previousId: device });
            client.flush();
            """;

    private final ApplicationContext rooms;
    private final int port;

    NodeClientsTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.port = port;
    }

    @Test
    void segmentForNodeTellsOfAnnAndHerOrder() throws Exception {
        var shop = Site.open(rooms, port, "segment-node", Trust.SERVER);
        run(SEGMENT, shop);
        shop.seeAnnAndHerOrder();
    }

    @Test
    void rudderForNodeTellsOfAnnAndHerOrder() throws Exception {
        var shop = Site.open(rooms, port, "rudder-node", Trust.SERVER);
        run(RUDDER, shop);
        shop.seeAnnAndHerOrder();
    }

    private static void run(String script, Site shop) throws IOException, InterruptedException {
        var words =
                new ProcessBuilder(
                        "node",
                        "-e",
                        script,
                        shop.key,
                        shop.address,
                        shop.user(),
                        shop.device(),
                        shop.surname());
        words.environment().put("NODE_PATH", NpmClients.Folder.find().orElseThrow().toString());
        var process = words.redirectErrorStream(true).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
