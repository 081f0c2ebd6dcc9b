package atalaya.server.ingest.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Good input of each parser that [ParsersFuzz] feeds: what mutations start from.
public final class FuzzSeeds {

    /// The first byte of an input, which says who reads the rest; of events, the call is in its
    /// upper five bits.
    static final int EVENTS = 0;

    static final int TRAITS = 2;
    static final int SOURCE = 3;
    static final int TABLE = 4;
    static final int VALUE = 5;
    static final int TELEPHONY = 6;
    static final int NUMBER = 7;

    private static final String BATCH =
            """
            {"context":{"campaign":{"name":"spring"},"direct":true},"batch":[{"type":"track",\
            "event":"Order Completed","userId":"u1","properties":{"order_id":"P-1","revenue":"59.90",\
            "currency":"EUR","tax":1.2e3,"products":[{"category":"shoes"}]}},{"type":"alias",\
            "userId":"u1","previousId":"a1"},{"type":"group","userId":"u1","groupId":"g",\
            "traits":{"name":"Acme"}}],"sentAt":"2026-01-02T10:11:12Z"}\
            """;

    private static final List<byte[]> ALL =
            List.of(
                    event(
                            "identify",
                            """
                            {"userId":"u1","anonymousId":"a1","messageId":"m",\
                            "timestamp":"2026-01-02T10:11:12.000Z","traits":{"email":"ann@lee.example",\
                            "firstName":"Ann","phone":"+34612405590","birthday":"1980-05-31",\
                            "address":{"city":"Madrid","postalCode":"28028"},"company":{"name":"Acme"}}}\
                            """),
                    event("batch", BATCH),
                    of(EVENTS + 8 * ParsersFuzz.CALLS.indexOf("batch"), zipped(BATCH)),
                    of(
                            TRAITS,
                            """
                            traits:
                              shoes:
                                title: { es: Zapatos, en: Shoes }
                                aggregate: ranking
                                of: { property: [category, products.category] }
                                weights: { Order Completed: 5 }
                                filter: { all: [ { field: amount, atLeast: 10 }, { not: { property: x, said: true } } ] }
                                days: 90
                            """),
                    of(
                            SOURCE,
                            """
                            source: web
                            title: Web
                            kinds: [behavioural]
                            trust: 60
                            files:
                              live: { file: "*.jsonl", format: segment, channel: web, events: { A: Like } }
                            """),
                    of(TABLE, "id;nombre;saldo\n1;\"Íñigo \"\"Peña\"\"\";1.234,50\n2;Zoë;\n"),
                    of(TABLE, "{\"id\":1,\"who\":{\"name\":\"Zoë\"}}\n{\"id\":2.5e3}\n"),
                    of(TABLE, zipped("id\tname\n1\tAnn\n")),
                    of(
                            VALUE,
                            "Calle Alcalá 214, 4.º B · +34 612 40 55 90 · 12345678Z · 31/05/1980"),
                    of(
                            TELEPHONY,
                            """
                            {"call":"81234","phase":"ringing","number":"+34 612 40 55 90","queue":"service",\
                            "agent":"204","wait_seconds":48,"at":"2026-11-25T09:31:00+01:00"}\
                            """),
                    of(
                            TELEPHONY,
                            """
                            {"call":"81235","phase":"ended","channel":"chat",\
                            "identifier":{"type":"email","value":"ann@lee.example"}}\
                            """),
                    of(NUMBER, "\"Ann\" <sip:+34612405590@pbx;user=phone>"),
                    of(NUMBER, "0034 612 40 55 90"));

    private FuzzSeeds() {}

    static List<byte[]> all() {
        return ALL;
    }

    /// Writes each as a file.
    ///
    /// @param args the folder to write them to
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < ALL.size(); i++) {
            Files.write(Path.of(args[0], "seed-%02d".formatted(i)), ALL.get(i));
        }
    }

    private static byte[] event(String call, String json) {
        return of(EVENTS + 8 * ParsersFuzz.CALLS.indexOf(call), json);
    }

    private static byte[] of(int reader, String text) {
        return of(reader, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] of(int reader, byte[] rest) {
        byte[] input = new byte[rest.length + 1];
        input[0] = (byte) reader;
        System.arraycopy(rest, 0, input, 1, rest.length);
        return input;
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
