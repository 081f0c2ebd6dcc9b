package atalaya.server.console;

import static atalaya.identity.record.Attribute.ADDRESS_LINE;
import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.CITY;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.HOUSEHOLD;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.POSTAL_CODE;
import static atalaya.identity.record.Attribute.REFERRED_BY;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static atalaya.identity.record.Attribute.SURNAME_2;

import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of the browser tests: Marta whom three departments know, Joana and Joan who may be
/// one, Ann who married, and sixty neighbours.
final class Village {

    private static final List<String> GIVEN =
            List.of("Lucía", "Hugo", "Martina", "Mateo", "Sofía", "Leo", "Paula", "Daniel");
    private static final List<String> SURNAMES =
            List.of("García", "Etxeberria", "Ferrer", "Castro", "Molina", "Núñez", "Soler");

    private final Town town;
    private final Profiles profiles;
    private final JdbcClient sql;

    Village(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.profiles = profiles;
        this.sql = sql;
    }

    void settle() {
        town.settle(marta());
        town.settle(couples());
        town.settle(neighbours());
        happen();
        build();
    }

    CustomerId of(String key) {
        return town.of(key);
    }

    /// Carries what happened into the profiles.
    void build() {
        int built = profiles.buildNext(1_000);
        while (built > 0) {
            built = profiles.buildNext(1_000);
        }
    }

    private SourceRecord[] marta() {
        return new SourceRecord[] {
            town.person(
                    "crm:marta",
                    GIVEN_NAME,
                    "Marta",
                    SURNAME_1,
                    "Prado",
                    SURNAME_2,
                    "Iglesias",
                    NATIONAL_ID,
                    "12345678Z",
                    BIRTH_DATE,
                    "1981-03-08",
                    EMAIL,
                    "marta.prado@correo.example",
                    PHONE,
                    "+34612405590",
                    CITY,
                    "Madrid",
                    OWNER,
                    "Jorge Sanz"),
            town.person(
                    "web:marta",
                    GIVEN_NAME,
                    "Marta",
                    SURNAME_1,
                    "Prado",
                    EMAIL,
                    "marta.prado@correo.example",
                    PHONE,
                    "612 40 55 90",
                    HOUSEHOLD,
                    "H-1"),
            town.person(
                    "warehouse:marta",
                    GIVEN_NAME,
                    "Marta",
                    SURNAME_1,
                    "Prado",
                    SURNAME_2,
                    "Iglesias",
                    EMAIL,
                    "mprado@oficina.example",
                    NATIONAL_ID,
                    "12345678Z",
                    ADDRESS_LINE,
                    "C/ Alcalá 214, 4.º B",
                    POSTAL_CODE,
                    "28028",
                    CITY,
                    "Madrid")
        };
    }

    private SourceRecord[] couples() {
        return new SourceRecord[] {
            town.person(
                    "crm:joana",
                    GIVEN_NAME,
                    "Joana",
                    SURNAME_1,
                    "Prado",
                    SURNAME_2,
                    "Vidal",
                    BIRTH_DATE,
                    "1991-03-08",
                    PHONE,
                    "677201148",
                    ADDRESS_LINE,
                    "Rúa do Vilar 12",
                    POSTAL_CODE,
                    "15705",
                    CITY,
                    "Santiago"),
            town.person(
                    "web:joan",
                    GIVEN_NAME,
                    "Joan",
                    SURNAME_1,
                    "Prados",
                    SURNAME_2,
                    "Vidal",
                    BIRTH_DATE,
                    "1991-08-03",
                    EMAIL,
                    "joana.prados@correo.example",
                    PHONE,
                    "677201148",
                    HOUSEHOLD,
                    "H-2"),
            town.person(
                    "crm:tim",
                    GIVEN_NAME,
                    "Tim",
                    SURNAME_1,
                    "Ferro",
                    SURNAME_2,
                    "Lago",
                    BIRTH_DATE,
                    "1999-05-02",
                    PHONE,
                    "699111222",
                    ADDRESS_LINE,
                    "Calle Mayor 3",
                    POSTAL_CODE,
                    "36001",
                    CITY,
                    "Pontevedra"),
            town.person(
                    "web:tom",
                    GIVEN_NAME,
                    "Tom",
                    SURNAME_1,
                    "Ferro",
                    SURNAME_2,
                    "Lago",
                    BIRTH_DATE,
                    "1999-05-02",
                    PHONE,
                    "699111222",
                    CITY,
                    "Pontevedra"),
            town.person(
                    "crm:pablo",
                    GIVEN_NAME,
                    "Pablo",
                    SURNAME_1,
                    "Ruiz",
                    SURNAME_2,
                    "Navarro",
                    EMAIL,
                    "pablo.ruiz@correo.example",
                    HOUSEHOLD,
                    "H-1",
                    REFERRED_BY,
                    "marta"),
            town.person(
                    "crm:luis",
                    GIVEN_NAME,
                    "Luis",
                    SURNAME_1,
                    "Gil",
                    SURNAME_2,
                    "Aranda",
                    EMAIL,
                    "luis.gil@correo.example",
                    REFERRED_BY,
                    "7004137014")
        };
    }

    private SourceRecord[] neighbours() {
        var records = new ArrayList<SourceRecord>();
        for (int i = 0; i < 60; i++) {
            records.add(
                    town.person(
                            "crm:n" + i,
                            GIVEN_NAME,
                            GIVEN.get(i % GIVEN.size()),
                            SURNAME_1,
                            SURNAMES.get(i % SURNAMES.size()),
                            SURNAME_2,
                            SURNAMES.get((i / 7) % SURNAMES.size()),
                            EMAIL,
                            "n" + i + "@correo.example",
                            PHONE,
                            "6" + (33000000 + i * 7919),
                            CITY,
                            i % 3 == 0 ? "Vigo" : "Lugo",
                            OWNER,
                            i % 2 == 0 ? "Jorge Sanz" : "Nuria Peña"));
        }
        return records.toArray(SourceRecord[]::new);
    }

    /// A year of Marta: orders, visits, a return that takes too long, calls she gave up.
    private void happen() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 90; i++) {
            var type =
                    i % 9 == 0 ? "Order Completed" : i % 4 == 0 ? "Store Visited" : "Page Viewed";
            var channel = i % 4 == 0 ? "store" : i % 3 == 0 ? "app" : "web";
            happen(now.minus(4L * i + 2, ChronoUnit.DAYS), type, channel, i % 9 == 0 ? 5 : 0, null);
        }
        happen(now.minus(41, ChronoUnit.DAYS), "Return Requested", "web", -3, "RMA-20871");
        happen(now.minus(2, ChronoUnit.HOURS), "Call Abandoned", "call", -8, null);
        happen(now.minus(3, ChronoUnit.HOURS), "Survey Answered", "email", -4, null);
    }

    private void happen(
            Instant at, String type, String channel, int outcome, @Nullable String reference) {
        sql.sql(
                        """
                        insert into ingest.interaction
                               (position, source, file, message_id, type, at, channel,
                                department, amount, currency, reference_kind, reference,
                                properties, outcome, record, placed, hash)
                        select next, 'web', 'f', :id, :type, :at, :channel, 'service', :amount,
                               'EUR', :kind, :reference, '{"wait_seconds": 580}'::jsonb, :outcome,
                               :record, next, ''
                          from nextval('ingest.position') as next
                        """)
                .param("id", type + at)
                .param("type", type)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("channel", channel)
                .param("amount", type.startsWith("Order") ? 186.40 : null, Types.NUMERIC)
                .param("kind", reference == null ? null : "return", Types.VARCHAR)
                .param("reference", reference, Types.VARCHAR)
                .param("outcome", outcome)
                .param("record", town.number("web:marta"))
                .update();
    }
}
