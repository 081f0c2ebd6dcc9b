package atalaya.server.value;

import atalaya.server.resolve.Town;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets the people of the tests buy, give back, call and complain.
public final class Shop {

    private static final String HAPPEN =
            """
            insert into ingest.interaction
                   (position, source, file, message_id, type, at, channel, amount, currency, cost,
                    reference_kind, reference, text, properties, record, placed, hash)
            select next, 'shop', 'f', next::text, :type, :at, :channel, :amount, :currency, :cost,
                   :kind, :reference, :text, :properties::jsonb, :record, next, ''
              from nextval('ingest.position') as next
            """;

    private final JdbcClient sql;
    private final Town town;

    public Shop(JdbcClient sql, Town town) {
        this.sql = sql;
        this.town = town;
    }

    /// One interaction in the making.
    public final class Happening {
        private final String key;
        private final String type;
        private final OffsetDateTime at;
        private @Nullable String amount;
        private @Nullable String cost;
        private String currency = "EUR";
        private @Nullable String kind;
        private @Nullable String reference;
        private @Nullable String text;
        private @Nullable String properties;

        private Happening(String key, String type, String at) {
            this.key = key;
            this.type = type;
            this.at = OffsetDateTime.parse(at.contains("T") ? at : at + "T10:00:00Z");
        }

        public Happening amount(String amount) {
            this.amount = amount;
            return this;
        }

        public Happening cost(String cost) {
            this.cost = cost;
            return this;
        }

        public Happening in(String currency) {
            this.currency = currency;
            return this;
        }

        public Happening of(String kind, String reference) {
            this.kind = kind;
            this.reference = reference;
            return this;
        }

        public Happening saying(String text) {
            this.text = text;
            return this;
        }

        public Happening with(String properties) {
            this.properties = properties;
            return this;
        }

        public void happens() {
            sql.sql(HAPPEN)
                    .param("type", type)
                    .param("at", at)
                    .param("channel", type.startsWith("Call") ? "call" : "web")
                    .param("amount", amount == null ? null : new BigDecimal(amount))
                    .param("currency", amount == null && cost == null ? null : currency)
                    .param("cost", cost == null ? null : new BigDecimal(cost))
                    .param("kind", kind)
                    .param("reference", reference)
                    .param("text", text)
                    .param("properties", properties)
                    .param("record", town.number(key))
                    .update();
        }
    }

    public Happening happening(String key, String type, String at) {
        return new Happening(key, type, at);
    }

    public void buys(String key, String at, String order, String amount, String cost) {
        happening(key, "Order Completed", at)
                .amount(amount)
                .cost(cost)
                .of("order", order)
                .happens();
    }
}
