package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void oneDayOverTwelveTellsTheOrderOfAColumn() {
        assertThat(dates("03/04/2026", "25/04/2026").dateOrder()).contains(DateOrder.DAY_FIRST);
        assertThat(dates("03/04/2026", "04/25/2026").dateOrder()).contains(DateOrder.MONTH_FIRST);
        assertThat(dates("03/04/2026", "05/06/2026").dateOrder()).isEmpty();
        assertThat(dates("25/04/2026", "04/25/2026").dateOrder()).isEmpty();
        assertThat(dates("2026-04-25", "").dateOrder()).contains(DateOrder.YEAR_FIRST);
        assertThat(dates().dateOrder()).contains(DateOrder.YEAR_FIRST);
    }

    @Test
    void oneClearNumberTellsTheDecimalSignOfAColumn() {
        assertThat(numbers("1.234", "12,5").decimalSign()).contains(',');
        assertThat(numbers("1.234", "1.234.567").decimalSign()).contains(',');
        assertThat(numbers("1,234.50", "7").decimalSign()).contains('.');
        assertThat(numbers("1.234", "5").decimalSign()).isEmpty();
        assertThat(numbers("12,5", "12.5").decimalSign()).isEmpty();
        assertThat(numbers("12", "0").decimalSign()).contains('.');
        assertThat(numbers("0.125").decimalSign()).contains('.');
    }

    @Test
    void datesAreReadAsTheColumnWritesThem() {
        var spanish = DateReader.ordered(DateOrder.DAY_FIRST, MADRID);
        assertThat(spanish.date("03/04/2026")).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(spanish.date("3-4-85")).isEqualTo(LocalDate.of(1985, 4, 3));
        assertThat(spanish.date("3.4.07")).isEqualTo(LocalDate.of(2007, 4, 3));
        assertThat(spanish.date("2026-04-03")).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(spanish.date("20260403")).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(spanish.instant("03/04/2026 10:05"))
                .isEqualTo(Instant.parse("2026-04-03T08:05:00Z"));
        assertThat(spanish.instant("2026-04-03T10:05:06.123Z"))
                .isEqualTo(Instant.parse("2026-04-03T10:05:06.123Z"));
        assertThat(spanish.instant("2026-04-03T10:05:06+0200"))
                .isEqualTo(Instant.parse("2026-04-03T08:05:06Z"));
        assertThat(spanish.instant("1775203506")).isEqualTo(Instant.ofEpochSecond(1775203506));
        assertThat(spanish.instant("2026-04-03")).isEqualTo(Instant.parse("2026-04-02T22:00:00Z"));
    }

    @Test
    void impossibleDatesAreNotRead() {
        var spanish = DateReader.ordered(DateOrder.DAY_FIRST, MADRID);
        for (var text :
                new String[] {
                    "31/02/1980",
                    "04/25/2026",
                    "00/00/0000",
                    "01/01/0001",
                    "9999-12-31",
                    "ayer",
                    "12/2026",
                    "1/1/1/1",
                    "2026-04-03 25:00",
                    "2026-04-03x",
                    "",
                    "12-04/2026",
                    "1/2/345"
                }) {
            assertThat(spanish.date(text)).as(text).isNull();
        }
        assertThat(DateReader.ordered(DateOrder.YEAR_FIRST, MADRID).date("03/04/2026")).isNull();
    }

    @Test
    void declaredPatternsAreStrict() {
        var declared = DateReader.declared("dd/MM/yyyy HH:mm", MADRID, "ES");
        assertThat(declared.instant("03/04/2026 10:05"))
                .isEqualTo(Instant.parse("2026-04-03T08:05:00Z"));
        assertThat(declared.instant("31/02/2026 10:05")).isNull();
        assertThat(DateReader.declared("dd-MMM-yy", MADRID, "ES").date("03-abr-85"))
                .isEqualTo(LocalDate.of(1985, 4, 3));
        assertThat(DateReader.isPattern("dd/MM/yyyy")).isTrue();
        assertThat(DateReader.isPattern("blah")).isFalse();
    }

    @Test
    void numbersAreReadAsTheColumnWritesThem() {
        var spanish = new NumberReader(',');
        assertThat(spanish.read("1.234,50 €")).isEqualTo("1234.50");
        assertThat(spanish.read("-0,5")).isEqualTo("-0.5");
        assertThat(spanish.read("12,50-")).isEqualTo("-12.50");
        assertThat(spanish.read("(1 234)")).isEqualTo("-1234");
        assertThat(spanish.read("EUR 7")).isEqualTo("7");
        var english = new NumberReader('.');
        assertThat(english.read("$1,234.50")).isEqualTo("1234.50");
        assertThat(english.read("4.44e-16")).isEqualByComparingTo("0.000000000000000444");
        assertThat(english.read("-1E+05")).isEqualByComparingTo("-100000");
        assertThat(spanish.read("1,5e3")).isEqualByComparingTo("1500");
        for (var text :
                new String[] {
                    "1e999999999",
                    "9e99x",
                    "1234567890123456",
                    "1e5e5",
                    "",
                    "1,2,3",
                    "abc",
                    "1,2345.5",
                    "--1",
                    "1.",
                    ".",
                    "1,,234"
                }) {
            assertThat(english.read(text)).as(text).isNull();
        }
    }

    @Test
    void moneyKeepsToItsMinorUnits() {
        assertThat(Values.money(new BigDecimal("12.5"), "EUR")).isEqualTo("12.50");
        assertThat(Values.money(new BigDecimal("12.500"), "EUR")).isEqualTo("12.50");
        assertThat(Values.money(new BigDecimal("12.505"), "EUR")).isNull();
        assertThat(Values.money(new BigDecimal("12"), "JPY")).isEqualTo("12");
        assertThat(Values.money(new BigDecimal("12.5"), "JPY")).isNull();
    }

    private static FormatEvidence dates(String... cells) {
        var evidence = new FormatEvidence();
        for (var cell : cells) {
            evidence.date(cell);
        }
        return evidence;
    }

    private static FormatEvidence numbers(String... cells) {
        var evidence = new FormatEvidence();
        for (var cell : cells) {
            evidence.number(cell);
        }
        return evidence;
    }
}
