package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLineTest {

    @Test
    void noCellIsAFormulaToASpreadsheet() {
        assertThat(CsvLine.of("=1+2", "@sum", "-3", -3, "a,b", "say \"so\"", null, "Ann"))
                .isEqualTo("'=1+2,'@sum,'-3,-3,\"a,b\",\"say \"\"so\"\"\",,Ann\r\n");
    }
}
