package atalaya.server.ingest.collect;

import atalaya.server.access.WriteKey.Trust;
import atalaya.server.store.ApplicationTest;
import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Genuine client libraries, as they are downloaded, pointed at Atalaya.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class JavaClientsTest {

    private static final Map<String, Object> ORDER =
            Map.of("order_id", "P-7", "revenue", 59.9, "currency", "EUR");

    private final ApplicationContext rooms;
    private final int port;

    JavaClientsTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.port = port;
    }

    @Test
    void segmentForJavaTellsOfAnnAndHerOrder() {
        var shop = Site.open(rooms, port, "segment-java", Trust.SERVER);
        var client = Analytics.builder(shop.key).endpoint(shop.address).build();
        client.enqueue(
                com.segment.analytics.messages.IdentifyMessage.builder()
                        .userId(shop.user())
                        .traits(traits(shop)));
        client.enqueue(
                com.segment.analytics.messages.TrackMessage.builder("Order Completed")
                        .userId(shop.user())
                        .properties(ORDER));
        client.enqueue(
                com.segment.analytics.messages.PageMessage.builder("Offers").userId(shop.user()));
        client.enqueue(
                com.segment.analytics.messages.GroupMessage.builder("acme")
                        .userId(shop.user())
                        .traits(Map.of("name", "Acme Exports")));
        client.enqueue(
                com.segment.analytics.messages.AliasMessage.builder(shop.device())
                        .userId(shop.user()));
        client.flush();

        shop.seeAnnAndHerOrder();
        client.shutdown();
    }

    @Test
    void rudderForJavaTellsOfAnnAndHerOrder() {
        var shop = Site.open(rooms, port, "rudder-java", Trust.SERVER);
        var client = RudderAnalytics.builder(shop.key).setDataPlaneUrl(shop.address).build();
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                        .userId(shop.user())
                        .traits(traits(shop)));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Order Completed")
                        .userId(shop.user())
                        .properties(ORDER));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.PageMessage.builder("Offers")
                        .userId(shop.user()));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder("acme")
                        .userId(shop.user())
                        .traits(Map.of("name", "Acme Imports")));
        client.enqueue(
                com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder(shop.device())
                        .userId(shop.user()));
        client.flush();

        shop.seeAnnAndHerOrder();
        client.shutdown();
    }

    private static Map<String, Object> traits(Site shop) {
        return Map.of("firstName", "Ann", "lastName", shop.surname());
    }
}
