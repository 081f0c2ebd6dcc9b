package atalaya.server.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.insight.text.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Ann did, in columns.
class LakeTest {

    private static final long ANN = 1;
    private static final long TIM = 2;

    @TempDir Path folder;

    private Lake lake(Consumer<Lake.Step> after) {
        return new Lake(folder, after);
    }

    private static Fact bought(long position) {
        return new Fact(
                position,
                Instant.parse("2026-10-01T09:00:00.123456Z"),
                "Order Completed",
                "web",
                4_000L,
                false,
                null,
                100,
                77,
                true,
                List.of("CAF-1", "MEN-2"),
                0,
                Double.NaN,
                null,
                false,
                5,
                false);
    }

    private static Fact complained(long position) {
        return new Fact(
                position,
                Instant.parse("2026-10-02T09:00:00Z"),
                "Case Opened",
                null,
                null,
                true,
                300L,
                0,
                0,
                false,
                List.of(),
                42,
                -.75,
                Topic.DELAY,
                true,
                -4,
                true);
    }

    private static Map<Long, List<Fact>> read(Lake lake) {
        var read = new TreeMap<Long, List<Fact>>();
        lake.byCustomer(2, read::putAll);
        return read;
    }

    @Test
    void whatIsReadIsWhatWasWrittenCustomerByCustomer() {
        var lake = lake(_ -> {});
        lake.append(
                List.of(
                        new Lake.Entry(1, -9_001, bought(1)),
                        new Lake.Entry(2, 12_345, complained(2)),
                        new Lake.Entry(3, 64, bought(3))),
                List.of(),
                3);
        lake.map(
                List.of(
                        new Lake.Owner(-9_001, ANN),
                        new Lake.Owner(12_345, ANN),
                        new Lake.Owner(64, TIM)));

        var read = read(lake);

        assertThat(read.get(ANN)).containsExactlyInAnyOrder(bought(1), complained(2));
        assertThat(read.get(TIM)).containsExactly(bought(3));
        assertThat(lake.manifest().placed()).isEqualTo(3);
        assertThat(lake.manifest().rows()).isEqualTo(3);
        assertThat(lake.manifest().facts())
                .allSatisfy(file -> assertThat(file.bucket()).isBetween(0, 63));
    }

    @Test
    void anOrderThatMovesToAnotherRecordIsThereOnceAndASplitNeedsOnlyTheMapping() {
        var lake = lake(_ -> {});
        lake.append(List.of(new Lake.Entry(1, 10, bought(1))), List.of(), 1);
        lake.append(List.of(new Lake.Entry(3, 20, bought(1))), List.of(new Lake.Gone(2, 1)), 3);
        lake.map(List.of(new Lake.Owner(10, ANN), new Lake.Owner(20, ANN)));
        assertThat(read(lake).get(ANN)).containsExactly(bought(1));

        lake.map(List.of(new Lake.Owner(10, ANN), new Lake.Owner(20, TIM)));

        assertThat(read(lake)).containsOnlyKeys(TIM);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R15")
    void whereverACommitIsCutOffOldOrNewIsThereWhole(Lake.Step cut) throws IOException {
        var steady = lake(_ -> {});
        steady.append(List.of(new Lake.Entry(1, 10, bought(1))), List.of(), 1);
        steady.map(List.of(new Lake.Owner(10, ANN)));
        var falling =
                lake(step -> {
                    if (step == cut) {
                        throw new IllegalStateException("the power went");
                    }
                });

        assertThatThrownBy(() ->
                        falling.append(List.of(new Lake.Entry(2, 10, bought(2))), List.of(), 2))
                .hasMessage("the power went");

        var again = lake(_ -> {});
        var expected = new ArrayList<>(List.of(bought(1)));
        if (cut == Lake.Step.MANIFEST_SHOWN) {
            expected.add(bought(2));
        }
        assertThat(read(again).get(ANN)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(again.manifest().placed()).isEqualTo(expected.size());

        // What the crash left behind is gone with the next commit, and that is whole too.
        again.append(List.of(new Lake.Entry(3, 10, bought(3))), List.of(), 3);
        expected.add(bought(3));
        assertThat(read(again).get(ANN)).containsExactlyInAnyOrderElementsOf(expected);
        try (var files = Files.list(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(Path::getFileName)
                                    .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            again.manifest().names().stream(),
                                            Stream.of("manifest.json"))
                                    .toList());
        }
    }

    @Test
    void theLakeLoadsNothingFromAnywhereAndHoldsNoWordOfAnybody() throws IOException {
        var lake = lake(_ -> {});
        lake.append(List.of(new Lake.Entry(1, 10, complained(1))), List.of(), 1);

        try (var files = Files.list(folder)) {
            assertThat(files).allSatisfy(file -> assertThat(file.toString()).doesNotContain("ann"));
        }
        assertThat(LakeFacts.DEFINITION)
                .doesNotContain("text")
                .doesNotContain("name")
                .doesNotContain("email");
    }
}
