package atalaya.identity.bulk;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.KeySet;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Scorer;
import atalaya.identity.record.Attribute;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoorKeysTest {

    private static final int PEOPLE = 3_000;

    /// Some sixty people of each given name, each twice: with a telephone that leads to the other.
    private static List<StandardRecord> city() {
        var random = new Random(8);
        List<StandardRecord> city = new ArrayList<>();
        for (int i = 0; i < PEOPLE / 2; i++) {
            String given = word(new Random(i % 50));
            String surname = word(random);
            String phone = "6" + (10_000_000 + random.nextInt(89_999_999));
            for (String source : List.of("crm", "web")) {
                city.add(
                        record(source, "" + i)
                                .given(given)
                                .surname(surname)
                                .phone(phone)
                                .with(Attribute.CITY, "Ávila")
                                .standard());
            }
        }
        return city;
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    @Test
    void aGivenNameInACityBringsHardlyAnybodyTogetherAndATelephoneDoes() {
        var people = People.of(city());
        var scorer = new Scorer(MatchModel.shipped());
        var candidates = people.candidates(100);

        var poor = KeySet.of(PoorKeys.of(candidates, people.prepared(scorer), scorer));

        int inCity = kind("name+city");
        int phones = kind("phone");
        assertThat(poor)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(BlockingKey.kindNumber(key)).isNotEqualTo(phones))
                .anySatisfy(key -> assertThat(BlockingKey.kindNumber(key)).isEqualTo(inCity));
        var left = candidates.without(poor);
        assertThat(left.pairs()).isGreaterThanOrEqualTo(PEOPLE / 2).isLessThan(PEOPLE);
        assertThat(left.commonKeys()).isEqualTo(poor);
    }

    private static int kind(String word) {
        return BlockingKey.kindNumber(new BlockingKey(word, "").hash());
    }
}
