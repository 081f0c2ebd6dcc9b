package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class InsightMeasuresCommandTest {

    private static final String EVENTS =
            """
            customer,date,event,amount,product,outcome,seconds,polarity
            ann,2026-01-01,Product Viewed,,oven,,,
            ann,2026-01-11,Order Completed,500.00,oven,,,
            ann,2026-01-21,Order Completed,5.00,bread,,,
            ann,2026-02-10,Order Completed,5.00,bread,,,
            ann,2026-02-12,Order Refunded,5.00,bread,,,
            ann,2026-02-11,Call Ended,,,-3,300,
            ann,2026-02-13,Call Abandoned,,,,30,
            ann,2026-02-14,Mention,,,,,0.5
            joan,2026-01-05,Page Viewed,,,,,
            ,2026-01-05,Page Viewed,,,,,
            ann,2026-02-15,Coffee Drunk,,,,,
            ann,2026-02-15,Mention,,,,,7
            """;

    @TempDir Path folder;

    @Test
    void theSevenMeasuresComeFromInteractionsOfAnyKind() throws IOException {
        var events = Files.writeString(folder.resolve("events.csv"), EVENTS).toString();
        var out = folder.resolve("m.csv");

        var ran = Terminals.run("insight", "measures", events, "--out", out.toString(), "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Files.readAllLines(out))
                .contains(
                        "ann,505.00,bread; oven,15.0,10.0,-4.50,2,5,0.500,1",
                        "joan,0.00,,,,,0,0,,0");
        var figures = JsonMapper.builder().build().readTree(ran.out());
        assertThat(figures.path("customers").asInt()).isEqualTo(2);
        assertThat(figures.path("rowsOfNobody").asInt()).isEqualTo(1);
        assertThat(figures.path("files").path(0).path("setAside").asInt()).isEqualTo(2);
        assertThat(Terminals.run("insight", "measures", events, "--lang", "es").out())
                .contains("Ciclo de venta", "505.00");
    }
}
