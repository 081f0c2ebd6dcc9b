package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Good input with bytes changed, cut, doubled and swapped never brings a parser down. More of it,
/// guided by what the code does, by `./atalaya prove fuzz`.
class ParsersFuzzTest {

    private static final int TRIES = 1_500;

    private static final List<String> GOOD =
            List.of(
                    """
                    {"type":"identify","userId":"u1","anonymousId":"a1","messageId":"m","timestamp":"2026-01-02T10:11:12.000Z",\
                    "traits":{"email":"ann@lee.example","firstName":"Ann","phone":"+34612405590","birthday":"1980-05-31",\
                    "address":{"city":"Madrid","postalCode":"28028"},"company":{"name":"Acme"}}}\
                    """,
                    """
                    {"batch":[{"type":"track","event":"Order Completed","userId":"u1","properties":{"order_id":"P-1",\
                    "revenue":"59.90","currency":"EUR","products":[{"category":"shoes"}]}},{"type":"alias","userId":"u1",\
                    "previousId":"a1"},{"type":"group","userId":"u1","groupId":"g","traits":{"name":"Acme"}}],"sentAt":"2026-01-02T10:11:12Z"}\
                    """,
                    """
                    traits:
                      shoes:
                        title: { es: Zapatos, en: Shoes }
                        aggregate: ranking
                        of: { property: [category, products.category] }
                        weights: { Order Completed: 5 }
                        filter: { all: [ { field: amount, atLeast: 10 }, { not: { property: x, said: true } } ] }
                        days: 90
                    """,
                    """
                    source: web
                    title: Web
                    kinds: [behavioural]
                    trust: 60
                    files:
                      live: { file: "*.jsonl", format: segment, channel: web, events: { A: Like } }
                    """,
                    "id;nombre;saldo\n1;\"Íñigo \"\"Peña\"\"\";1.234,50\n2;Zoë;\n",
                    "{\"id\":1,\"who\":{\"name\":\"Zoë\"}}\n{\"id\":2}\n",
                    "Calle Alcalá 214, 4.º B · +34 612 40 55 90 · 12345678Z · 31/05/1980");

    @Test
    void noBytesBringAParserDown() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            byte[] input = mutated(random);
            try {
                ParsersFuzz.fuzzerTestOneInput(input);
            } catch (RuntimeException | StackOverflowError mistake) {
                fail("seed %d, input %s".formatted(seed, HexFormat.of().formatHex(input)), mistake);
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] good = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[good.length + 1];
        input[0] = (byte) random.nextInt(256);
        System.arraycopy(good, 0, input, 1, good.length);
        for (int change = random.nextInt(8); change > 0 && input.length > 4; change--) {
            int at = 1 + random.nextInt(input.length - 1);
            int length = 1 + random.nextInt(Math.min(12, input.length - at));
            switch (random.nextInt(4)) {
                case 0 -> input[at] = (byte) random.nextInt(256);
                case 1 -> input = Arrays.copyOf(input, at + 1);
                case 2 ->
                        System.arraycopy(
                                input,
                                at,
                                input,
                                1 + random.nextInt(input.length - length),
                                length);
                default -> {
                    byte[] doubled = new byte[input.length + length];
                    System.arraycopy(input, 0, doubled, 0, at);
                    System.arraycopy(input, at, doubled, at + length, input.length - at);
                    System.arraycopy(input, at, doubled, at, length);
                    input = doubled;
                }
            }
        }
        return input;
    }
}
