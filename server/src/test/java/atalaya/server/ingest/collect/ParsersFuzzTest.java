package atalaya.server.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// Good input with bytes changed, cut, doubled and swapped never brings a parser down. More of it,
/// guided by what the code does, by `./atalaya prove fuzz`.
class ParsersFuzzTest {

    private static final int TRIES = 1_500;

    /// Each is good: what is wrong with one would hide all that its mutations could find.
    @Test
    void theSeedsAreReadByWhomTheyAreFor() {
        assertThat(FuzzSeeds.all())
                .extracting(seed -> seed[0] & 7)
                .contains(
                        FuzzSeeds.EVENTS,
                        FuzzSeeds.TRAITS,
                        FuzzSeeds.SOURCE,
                        FuzzSeeds.TABLE,
                        FuzzSeeds.VALUE,
                        FuzzSeeds.TELEPHONY,
                        FuzzSeeds.NUMBER);
        FuzzSeeds.all().forEach(ParsersFuzz::fuzzerTestOneInput);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
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
        var seeds = FuzzSeeds.all();
        byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
        if (random.nextInt(4) == 0) {
            input[0] = (byte) random.nextInt(256);
        }
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
