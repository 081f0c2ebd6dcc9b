package atalaya.server.value;

import static atalaya.insight.value.LedgerPart.ACQUISITION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueFoldTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static ValueFold won(LocalDate day) {
        return ValueFold.of(List.of(), new Acquisition(900, day), ValueSettings.usual(), TODAY);
    }

    /// Who was won years ago costs nothing this year, however quiet they are.
    @Test
    void winningACustomerCostsOnTheDayTheyWereWon() {
        assertThat(won(TODAY.minusYears(8)).ledger().sum(ACQUISITION)).isEqualTo(900);
        assertThat(won(TODAY.minusYears(8)).year().sum(ACQUISITION)).isZero();
        assertThat(won(TODAY.minusDays(40)).year().sum(ACQUISITION)).isEqualTo(900);
    }

    @Test
    void asKnownBeforeTheyWereWonTheyCostNothing() {
        assertThat(won(TODAY.plusDays(1)).ledger().sum(ACQUISITION)).isZero();
    }
}
