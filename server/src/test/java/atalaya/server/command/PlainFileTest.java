package atalaya.server.command;

import static atalaya.server.command.FileField.AMOUNT;
import static atalaya.server.command.FileField.CUSTOMER;
import static atalaya.server.command.FileField.QUANTITY;
import static atalaya.server.command.FileField.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.command.PlainFile.Counted;
import atalaya.server.command.PlainFile.Writing;
import atalaya.server.store.AtalayaError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {

    @TempDir Path folder;

    private PlainFile look(String text, Map<FileField, String> named) throws IOException {
        var file = Files.writeString(folder.resolve("purchases.csv"), text);
        return PlainFile.look(file, EnumSet.allOf(FileField.class), named, Writing.FOUND);
    }

    private static List<PlainRow> rows(PlainFile file) {
        var rows = new ArrayList<PlainRow>();
        file.read(rows::add);
        return rows;
    }

    @Test
    void aSpanishExportIsUnderstoodWithoutAWord() throws IOException {
        var file =
                look(
                        """
                        Id. cliente;Fecha venta;Importe
                        ann;31/01/2026;1.234,50 €
                        joan;01/02/2026 10:30;-12
                        """,
                        Map.of());

        var rows = rows(file.require(CUSTOMER, TIME, AMOUNT));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().word(CUSTOMER)).isEqualTo("ann");
        assertThat(rows.getFirst().number(AMOUNT)).isEqualTo(new BigDecimal("1234.50"));
        assertThat(rows.getFirst().day(TIME)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(rows.getLast().at(TIME)).isEqualTo(Instant.parse("2026-02-01T10:30:00Z"));
        assertThat(file.understood().columns())
                .containsEntry("customer", "Id. cliente")
                .containsEntry("amount", "Importe");
    }

    @Test
    void columnsBetweenBlanksWithoutAHeaderAreUnderstoodByWhatTheyHold() throws IOException {
        var file =
                look(
                        """
                         00004 0001 19970101  2   29.33
                         00004 0001 19970118 12  129.73
                        00018 0002 19970104  1   14.96  \n\
                        """,
                        Map.of());

        var rows = rows(file.require(CUSTOMER, TIME, AMOUNT));

        assertThat(rows)
                .extracting(row -> row.word(CUSTOMER))
                .containsExactly("00004", "00004", "00018");
        assertThat(rows.get(1).day(TIME)).isEqualTo(LocalDate.of(1997, 1, 18));
        assertThat(rows.get(2).number(AMOUNT)).isEqualTo(new BigDecimal("14.96"));
    }

    @Test
    void aColumnCanBeNamedByHeaderOrByNumber() throws IOException {
        var text = "who,when,spend,pieces\nann,2026-01-31,5,2\n";

        var file = look(text, Map.of(CUSTOMER, "WHO", TIME, "when", QUANTITY, "4"));

        assertThat(rows(file).getFirst().number(QUANTITY)).isEqualTo(new BigDecimal("2"));
        assertThatThrownBy(() -> look(text, Map.of(CUSTOMER, "whom")))
                .isInstanceOf(AtalayaError.class)
                .hasMessageContaining("whom")
                .extracting(thrown -> ((AtalayaError) thrown).remedy())
                .isEqualTo("did you mean who ?");
    }

    @Test
    void whatCannotBeReadIsCountedByReasonWithItsFirstLine() throws IOException {
        var file =
                look(
                        """
                        customer,date,amount
                        ann,2026-01-31,5.00
                        ann,2026-02-30,5.00
                        joan,2026-02-01,five
                        ,2026-02-02,5.00
                        rosa,2026-02-03
                        rosa,2026-13-03,7.00
                        """,
                        Map.of());

        assertThat(rows(file.require(CUSTOMER))).hasSize(1);
        assertThat(file.understood().setAside()).isEqualTo(5);
        assertThat(file.understood().flaws())
                .containsExactly(
                        new Counted("bad-date", "date", 2, 3),
                        new Counted("bad-number", "amount", 1, 4),
                        new Counted("missing-value", "customer", 1, 5),
                        new Counted("field-count", null, 1, 6));
    }

    @Test
    void whatCouldBeReadInTwoWaysIsAskedForAndNotGuessed() throws IOException {
        assertThatThrownBy(() -> look("customer,date,amount\nann,01/02/2026,5\n", Map.of()))
                .hasMessageContaining("two ways");
        assertThatThrownBy(() -> look("customer;date;amount\nann;2026-01-01;1.234\n", Map.of()))
                .hasMessageContaining("two ways");
        assertThatThrownBy(() -> look("a,b\n1,2\n", Map.of()).require(CUSTOMER))
                .hasMessage("no column is the customer");
    }
}
