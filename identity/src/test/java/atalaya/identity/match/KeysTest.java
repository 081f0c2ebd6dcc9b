package atalaya.identity.match;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void hashesAreThoseOfTheKeys() {
        var ann =
                record("crm", "1")
                        .given("Ann María")
                        .surname("Lee")
                        .surname2("Ferro")
                        .born("1989-03-12")
                        .phone("612405590")
                        .standard();
        long[] expected = Keys.of(ann).stream().mapToLong(BlockingKey::hash).sorted().toArray();
        long[] hashes = BlockingKey.hashes(ann);
        Arrays.sort(hashes);

        assertThat(hashes).hasSizeGreaterThan(20).isEqualTo(expected);
    }

    @Test
    void aHashTellsItsKind() {
        int email = BlockingKey.kindNumber(new BlockingKey("email", "ann@lee.example").hash());
        int other = BlockingKey.kindNumber(new BlockingKey("email", "luis@lee.example").hash());
        int phone = BlockingKey.kindNumber(new BlockingKey("phone", "612405590").hash());
        int card = BlockingKey.kindNumber(new BlockingKey("card", "612405590").hash());

        assertThat(email).isEqualTo(other).isNotEqualTo(phone);
        assertThat(card).isNotEqualTo(phone).isNotEqualTo(email);
    }
}
