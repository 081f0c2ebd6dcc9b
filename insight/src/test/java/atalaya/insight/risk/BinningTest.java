package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinningTest {

    @Test
    void amountsFallIntoBinsOfEqualSizeAndTheMissingHaveTheirOwn() {
        var cells = IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();

        var binning = Binning.ofAmounts("months", NumberForm.POINT, cells, 10);

        assertThat(binning.size()).isEqualTo(11);
        assertThat(binning.bin("")).isEqualTo(Binning.MISSING);
        assertThat(binning.bin("-5")).isEqualTo(1);
        assertThat(binning.bin("450")).isEqualTo(5);
        assertThat(binning.bin("99999")).isEqualTo(10);
        assertThat(binning.words(5)).isEqualTo("months 399.5 – 499.5");
    }

    @Test
    void kindsThatAreRareOrNewShareABin() {
        var cells = List.of("visa", "visa", "visa", "cash", "cash", "gold");

        var binning = Binning.ofKinds("card", cells, 2);

        assertThat(binning.bin("visa")).isEqualTo(1);
        assertThat(binning.bin("gold")).isEqualTo(binning.bin("never seen")).isEqualTo(3);
        assertThat(binning.bin(" ")).isEqualTo(Binning.MISSING);
    }

    @Test
    void aColumnIsReadInOneWay() {
        assertThat(NumberForm.of(List.of("1.234,50", "3,5", "NA"))).contains(NumberForm.COMMA);
        assertThat(NumberForm.of(List.of("1,234.50", "$3.5"))).contains(NumberForm.POINT);
        assertThat(NumberForm.of(List.of("31/12/2026", "01/02/2026")))
                .contains(NumberForm.DAY_FIRST);
        assertThat(NumberForm.of(List.of("12/31/2026"))).contains(NumberForm.MONTH_FIRST);
        assertThat(NumberForm.of(List.of("Blue", "1"))).isEmpty();
        assertThat(NumberForm.of(List.of("", "null"))).isEmpty();
        assertThat(NumberForm.YEAR_FIRST.read("2026-02-31")).isNaN();
    }
}
