package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import atalaya.server.consent.Answer;
import atalaya.server.consent.ContactPoint;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.StoreTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@StoreTest
class ImporterTest {

    private static final String CRM =
            """
            source: crm
            title: CRM
            owner: Jorge Sanz
            kinds: [demographic]
            trust: 80
            freshness: 1 day
            country: ES
            files:
              customers:
                file: crm*.csv
                rows: snapshot
                records: person
                key: id
                columns:
                  nombre: givenName
                  apellido: surname1
                  nacimiento: birthDate
                  correo: email
                consent:
                  - { channel: email, purpose: marketing, column: acepta }
            """;

    private static final String CUSTOMERS =
            """
            id;nombre;apellido;nacimiento;correo;acepta
            1;Ann;Lee;25/03/1980;ann@lee.example;S
            2;Tim;Ferro;03/04/1991;shared@ferro.example;N
            3;Tom;Ferro;03/04/1991;shared@ferro.example;S
            """;

    private final IngestRoom room;

    @TempDir Path folder;

    ImporterTest(JdbcClient sql, DataSource database, PlatformTransactionManager transactions) {
        room = new IngestRoom(sql, database, transactions);
    }

    @BeforeEach
    void empty() throws IOException {
        room.empty();
        write("crm.yaml", CRM);
        write("crm.csv", CUSTOMERS);
    }

    @Test
    void anExportBecomesRecords() {
        var result = run().getFirst();

        assertThat(result.added()).isEqualTo(3);
        assertThat(result.rejected()).isZero();
        assertThat(result.rejects()).isNull();
        var ann = record("1");
        assertThat(ann.source().first(Attribute.BIRTH_DATE)).contains("1980-03-25");
        assertThat(ann.source().country()).isEqualTo("ES");
        assertThat(room.sources.find("crm")).map(Source::owner).contains("Jorge Sanz");
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        run();
        long head = room.records.head();

        var again = run().getFirst();
        assertThat(again.same()).isEqualTo(3);
        assertThat(again.added() + again.changed()).isZero();

        write("crm.csv", CUSTOMERS + "4;Eva;Sol;01/02/1970;eva@sol.example;S\n");
        var more = run().getFirst();
        assertThat(more.same()).isEqualTo(3);
        assertThat(more.added()).isOne();
        assertThat(room.records.after(head, 10)).hasSize(1);
    }

    @Test
    void aChangedRowChangesItsRecordAndAnAbsentOneIsRetired() throws IOException {
        run();
        write("crm.csv", CUSTOMERS.replace("Ann;Lee", "Ann;Marsh").replaceFirst("3;Tom.*\n", ""));

        var result = run().getFirst();

        assertThat(result.changed()).isOne();
        assertThat(result.same()).isOne();
        assertThat(result.retired()).isOne();
        assertThat(record("1").source().first(Attribute.SURNAME_1)).contains("Marsh");
        assertThat(record("3").retired()).isTrue();

        write("crm.csv", CUSTOMERS);
        assertThat(run().getFirst().changed()).isEqualTo(2);
        assertThat(record("3").retired()).isFalse();
    }

    @Test
    void rowsThatCannotBeReadAreKeptWithTheirText() throws IOException {
        write(
                "crm.csv",
                CUSTOMERS
                        + ";No;Key;;;\n4;Eva;Sol;31/02/1970;eva@sol.example;S\n5;\"Bad;x\n6;short\n");

        var result = run().getFirst();

        assertThat(result.added()).isEqualTo(4);
        assertThat(result.rejected()).isEqualTo(3);
        assertThat(result.setAside()).isOne();
        assertThat(result.lines()).isEqualTo(7);
        assertThat(result.notes()).anyMatch(note -> note.toString().contains("not retired"));
        assertThat(result.reasons())
                .extracting(why -> why.reason() + ":" + why.firstLine())
                .containsExactlyInAnyOrder(
                        "no-key:5", "bad-date:6", "broken-quotes:7", "field-count:8");
        assertThat(record("4").source().first(Attribute.BIRTH_DATE)).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("crm.csv.rejects")))
                .hasSize(5)
                .element(3)
                .isEqualTo(
                        "7,\"\",broken-quotes,row,\"a quote is not closed as it should be\",\"5;\"\"Bad;x\"");
        assertThat(room.count("ingest.flaw")).isEqualTo(4);
    }

    @Test
    void anAmbiguousColumnMustBeDeclared() throws IOException {
        write("crm.csv", CUSTOMERS.replace("25/03/1980", "05/03/1980"));
        assertCode("Atalaya-2109", "nacimiento");
        assertThat(room.count("ingest.record")).isZero();

        write("crm.yaml", CRM.replace("birthDate", "{ as: birthDate, format: dd/MM/yyyy }"));
        run();
        assertThat(record("1").source().first(Attribute.BIRTH_DATE)).contains("1980-03-05");
    }

    @Test
    void theFormatOfAColumnIsDecidedOnce() throws IOException {
        run();
        write("crm.csv", CUSTOMERS.replace("25/03/1980", "05/03/1980"));
        run();
        assertThat(record("1").source().first(Attribute.BIRTH_DATE)).contains("1980-03-05");
    }

    @Test
    void everyColumnMustBeSaid() throws IOException {
        write("crm.csv", CUSTOMERS.replace("apellido", "apelido"));
        assertCode("Atalaya-2108", "apellido");
        write(
                "crm.csv",
                CUSTOMERS
                        .replace("acepta", "acepta;notas")
                        .replace(";S\n", ";S;x\n")
                        .replace(";N\n", ";N;\n"));
        assertCode("Atalaya-2107", "notas");
        write("other.csv", CUSTOMERS);
        assertThatThrownBy(
                        () -> room.importer.plan(List.of(folder.resolve("other.csv")), null, null))
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error -> {
                            assertThat(error.code()).isEqualTo("Atalaya-2110");
                            assertThat(error.remedy()).contains("source suggest");
                        });
        assertThat(
                        room.importer
                                .plan(List.of(folder.resolve("other.csv")), null, "crm.customers")
                                .parts())
                .hasSize(1);
    }

    @Test
    void aSnapshotThatLacksMostIsRefused() throws IOException {
        var many = new StringBuilder(CUSTOMERS.lines().findFirst().orElseThrow() + "\n");
        for (int i = 0; i < 400; i++) {
            many.append(i).append(";N;S;25/03/1980;p").append(i).append("@x.example;S\n");
        }
        write("crm.csv", many.toString());
        run();
        write("crm.csv", CUSTOMERS);

        assertCode("Atalaya-2112", "397 of 400");
        assertThat(room.count("ingest.record where retired")).isZero();
        var part = room.importer.plan(List.of(folder), null, null).parts().getFirst();
        var forced = new ImportOptions(false, true, null);
        assertThat(room.importer.run(part, forced, ImportProgress.NONE).getFirst().retired())
                .isEqualTo(397);
    }

    @Test
    void rowsWithoutAnIdAreNamedByTheirContent() throws IOException {
        write(
                "crm.yaml",
                CRM.replace("    key: id\n", "")
                        .replace("    columns:", "    ignore: [id]\n    columns:"));
        write("crm.csv", CUSTOMERS + "9;Ann;Lee;25/03/1980;ann@lee.example;S\n");

        assertThat(run().getFirst().added()).isEqualTo(4);
        write(
                "crm.csv",
                CUSTOMERS
                        + "8;Ann;Lee;25/03/1980;ann@lee.example;S\n7;Ann;Lee;25/03/1980;ann@lee.example;S\n");
        var again = run().getFirst();
        assertThat(again.same()).isEqualTo(4);
        assertThat(again.added()).isOne();
        assertThat(room.count("ingest.content_key")).isZero();
    }

    @Test
    void consentIsKeptAndBindsTheContactPoint() {
        run();
        long tim = room.records.number(new SourceKey("crm", "2")).orElseThrow();
        long tom = room.records.number(new SourceKey("crm", "3")).orElseThrow();
        long ann = room.records.number(new SourceKey("crm", "1")).orElseThrow();
        var shared = new ContactPoint(ContactPoint.Kind.EMAIL, "shared@ferro.example");

        assertThat(room.consents.answers(List.of(ann), List.of()))
                .singleElement()
                .matches(Answer::granted);
        assertThat(room.consents.answers(List.of(tim), List.of(shared)))
                .singleElement()
                .matches(answer -> !answer.granted());
        assertThat(room.consents.answers(List.of(tom), List.of(shared)))
                .singleElement()
                .matches(answer -> !answer.granted() && answer.bound());
        assertThat(room.consents.history(List.of(tim, tom))).hasSize(2);
        assertThat(
                        room.sql
                                .sql(
                                        "select count(*) from consent.bound where point::text like '%ferro%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aKilledImportGoesOnWhereItStopped() throws IOException {
        var many = new StringBuilder(CUSTOMERS.lines().findFirst().orElseThrow() + "\n");
        for (int i = 0; i < 20_000; i++) {
            many.append(i).append(";N;S;25/03/1980;p").append(i).append("@x.example;S\n");
            if (i % 1000 == 0) {
                many.append(";no key;;;;\n");
            }
        }
        write("crm.csv", many.toString());
        var part = room.importer.plan(List.of(folder), null, null).parts().getFirst();
        assertThatThrownBy(() ->
                        room.importer.run(
                                part,
                                ImportOptions.USUAL,
                                (file, done, lines, rejected) -> {
                                    if (done > 8000) {
                                        throw new IllegalStateException("killed");
                                    }
                                }))
                .hasMessage("killed");
        long stored = room.count("ingest.record");
        assertThat(stored).isBetween(8000L, 13_000L);

        var result = run().getFirst();

        assertThat(result.resumedAt()).isGreaterThanOrEqualTo(8000);
        assertThat(result.added()).isEqualTo(20_000);
        assertThat(result.rejected()).isEqualTo(20);
        assertThat(room.count("ingest.record")).isEqualTo(20_000);
        assertThat(Files.readAllLines(folder.resolve("crm.csv.rejects"))).hasSize(21);
    }

    @Test
    void aDryRunKeepsNothing() {
        var part = room.importer.plan(List.of(folder), null, null).parts().getFirst();

        var result =
                room.importer
                        .run(part, new ImportOptions(true, false, null), ImportProgress.NONE)
                        .getFirst();

        assertThat(result.added()).isEqualTo(3);
        assertThat(room.count("ingest.record")).isZero();
        assertThat(run().getFirst().added()).isEqualTo(3);
    }

    @Test
    void interactionsOfManyShapesArrive() throws IOException {
        write(
                "shop.yaml",
                """
                source: shop
                title: Shop
                kinds: [transactional]
                trust: 50
                country: ES
                timeZone: Europe/Madrid
                files:
                  orders:
                    file: orders.csv
                    interactions:
                      id: pedido
                      type: { column: estado, values: { C: Order Completed, X: Order Cancelled, B: skip } }
                      at: { column: fecha, format: "dd/MM/yyyy HH:mm" }
                      channel: web
                      department: sales
                      who: { cliente: key of crm, correo: email }
                      amount: importe
                      currency: EUR
                      reference: { order: pedido }
                      properties: others
                  returns:
                    file: returns.csv
                    interactions:
                      - { type: Return Requested, id: rma, at: solicitada, reference: { return: rma, order: pedido } }
                      - { type: Return Refunded, id: rma, at: abonada, reference: { return: rma, order: pedido }, properties: { late: tarde } }
                """);
        write(
                "orders.csv",
                """
                pedido,estado,fecha,cliente,correo,importe,unidades
                o1,C,03/04/2026 10:05,1,,"1.234,50",2
                o2,C,03/04/2026 10:06,,Eva@Sol.example,"10,00",1
                o3,B,03/04/2026 10:06,,,"10,00",1
                o4,Z,03/04/2026 10:06,1,,"10,00",1
                o5,C,31/02/2026 10:06,1,,"10,00",1
                o6,C,03/04/2026 10:06,1,,diez,1
                o7,C,03/04/2026 10:06,1,,"1,005",1
                """);
        write(
                "returns.csv",
                """
                rma,pedido,solicitada,abonada,tarde
                r1,o1,2026-05-01,2026-11-01,true
                r2,o9,2026-05-01,,
                """);

        var results = run();

        var orders =
                results.stream().filter(r -> r.file().equals("orders")).findFirst().orElseThrow();
        assertThat(orders.added()).isEqualTo(2);
        assertThat(orders.skipped()).isOne();
        assertThat(orders.reasons())
                .extracting(why -> why.reason() + ":" + why.firstLine())
                .containsExactlyInAnyOrder(
                        "unknown-value:5", "bad-date:6", "bad-number:7", "bad-money:8");
        long ann = room.records.number(new SourceKey("crm", "1")).orElseThrow();
        assertThat(
                        room.sql
                                .sql(
                                        "select type || ' ' || outcome::text from ingest.interaction where record = :r order by at")
                                .param("r", ann)
                                .query(String.class)
                                .list())
                .containsExactly("Order Completed 5", "Return Requested -3", "Return Refunded -4");
        assertThat(
                        room.sql
                                .sql(
                                        "select amount::text || currency || properties::text from ingest.interaction where reference = 'o1'")
                                .query(String.class)
                                .single())
                .isEqualTo("1234.50EUR{\"unidades\": \"2\"}");
        assertThat(room.interactions.unallocated()).isOne();
        assertThat(room.records.number(new SourceKey("~email", "eva@sol.example"))).isPresent();
    }

    @Test
    void segmentEventsFoundTheirUsers() throws IOException {
        write(
                "web.yaml",
                """
                source: web
                title: Web
                kinds: [behavioural]
                trust: 60
                country: ES
                files:
                  events:
                    file: web_*.jsonl
                    format: segment
                    otherEvents: skip
                    consent: [{ channel: email, purpose: marketing, column: newsletter }]
                """);
        write(
                "web_1.jsonl",
                """
                {"messageId":"m1","type":"page","anonymousId":"a1","timestamp":"2026-01-02T10:11:12.000Z","properties":{"path":"/"}}
                {"messageId":"m2","type":"track","userId":"u1","anonymousId":"a1","event":"Order Completed","timestamp":"2026-01-02T10:12:12.000Z","properties":{"order_id":"w1","revenue":12.5,"currency":"EUR"}}
                {"messageId":"m3","type":"identify","userId":"u1","anonymousId":"a1","timestamp":"2026-01-02T10:13:12.000Z","traits":{"email":"ann@lee.example","firstName":"Ann","newsletter":true}}
                {"messageId":"m4","type":"track","userId":"u1","event":"Blinked","timestamp":"2026-01-02T10:14:12.000Z"}
                {"messageId":"m5","type":"track","userId":"u1","event":"Unsubscribed","timestamp":"2026-02-02T10:14:12.000Z"}
                {"messageId":"m6","type":"alias","userId":"u2","previousId":"a7","timestamp":"2026-02-02T10:14:12.000Z"}
                {"messageId":"m7","type":"track","userId":"u1","event":"Order Completed","timestamp":"yesterday"}
                {"messageId":"m8","type":"track","anonymousId":"a9","event":"Order Completed","timestamp":"2026-02-03T10:14:12.000Z","properties":{"order_id":"w2","email":"Guest@lee.example"}}
                """);

        var web = run().stream().filter(r -> r.source().equals("web")).findFirst().orElseThrow();

        assertThat(web.rejected()).isOne();
        assertThat(web.skipped()).isOne();
        var user =
                room.records
                        .find(
                                List.of(
                                        room.records
                                                .number(new SourceKey("web", "u1"))
                                                .orElseThrow()))
                        .getFirst();
        assertThat(user.source().first(Attribute.EMAIL)).contains("ann@lee.example");
        assertThat(user.source().first(Attribute.ANONYMOUS_ID)).contains("a1");
        assertThat(user.source().type().founds()).isTrue();
        assertThat(room.records.number(new SourceKey("~anonymous_id", "a1"))).isPresent();
        assertThat(room.records.number(new SourceKey("~email", "guest@lee.example"))).isPresent();
        assertThat(room.records.number(new SourceKey("~anonymous_id", "a9"))).isEmpty();
        assertThat(room.consents.answers(List.of(user.record()), List.of()))
                .singleElement()
                .matches(answer -> !answer.granted());
        assertThat(room.records.number(new SourceKey("web", "u2"))).isPresent();
    }

    private List<ImportResult> run() {
        return room.importFolder(folder);
    }

    private LoggedRecord record(String key) {
        long number = room.records.number(new SourceKey("crm", key)).orElseThrow();
        return room.records.find(List.of(number)).getFirst();
    }

    private void assertCode(String code, String said) {
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.getMessage()).contains(said);
                        });
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
