package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class InsightTiersCommandTest {

    private static final String CUSTOMERS =
            """
            customer,realised,potential,tier,tier floor,tier approved
            ann,1200.00,400.00,A,,
            joan,1000.00,800.00,B,,
            luis,1000.00,900.00,B,,A
            rosa,30.00,0.00,B,B,
            tim,-20.00,0.00,C,,
            tom,10.00,0.00,,,
            tom,99.00,0.00,,,
            eva,5.00,0.00,E,,
            """;

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aSimulationSaysWhoChangesWhatMovesAndWhatEachTierIsOwed() throws IOException {
        var ran =
                Terminals.run(
                        "insight",
                        "tiers",
                        file("customers.csv", CUSTOMERS),
                        "--cuts",
                        "1000,500,20",
                        "--return-after",
                        "40",
                        "--out",
                        folder.resolve("t.csv").toString(),
                        "--json",
                        "--lang",
                        "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        var figures = JsonMapper.builder().build().readTree(ran.out());
        assertThat(figures.path("customers").asInt()).isEqualTo(6);
        assertThat(figures.path("changed").asInt()).isEqualTo(2);
        assertThat(figures.path("awaitingApproval").asInt()).isEqualTo(1);
        assertThat(figures.path("contributionMoved").decimalValue()).isEqualByComparingTo("980");
        assertThat(figures.path("migration").path("B").path("A").asInt()).isEqualTo(1);
        var best = figures.path("tiers").path(0);
        assertThat(best.path("customers").asInt()).isEqualTo(2);
        assertThat(best.path("treatment").path("account").asString())
                .isEqualTo("own key-account manager");
        assertThat(best.path("returns").path("allowed").asBoolean()).isTrue();
        assertThat(figures.path("files").path(0).path("setAside").asInt()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("t.csv")))
                .contains(
                        "joan,1000.00,800.00,1400.00,B,B,A,awaits-approval,yes,with conditions (60 days; 90 with approval),within-term",
                        "rosa,30.00,0.00,30.00,B,B,B,held-by-floor,yes,with conditions (60 days; 90 with approval),within-term",
                        "tim,-20.00,0.00,-20.00,C,D,D,fell,no,warranty only,no-defect",
                        "tom,10.00,0.00,10.00,,D,D,first,no,warranty only,no-defect");
    }

    @Test
    void whatProfitAndClvWriteStandsSideBySide() throws IOException {
        var profit = file("profit.csv", "customer,contribution\nann,100.00\njoan,50.00\n");
        var values =
                file(
                        "values.csv",
                        "customer,alive,value\nann,0.9,30.00\nrosa,0.5,80.00\nann,0.9,1.00\n");

        var ran =
                Terminals.run(
                        "insight",
                        "tiers",
                        profit,
                        values,
                        "--potential-weight",
                        "1",
                        "--cuts",
                        "130,80,20",
                        "--out",
                        folder.resolve("t.csv").toString(),
                        "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"repeated\"");
        assertThat(Files.readAllLines(folder.resolve("t.csv")))
                .contains(
                        "ann,100.00,30.00,130.00,,A,A,first",
                        "joan,50.00,0.00,50.00,,C,C,first",
                        "rosa,0.00,80.00,80.00,,B,B,first");
    }

    @Test
    void aTableWithAHoleSaysWhereItIs() throws IOException {
        var customers = file("customers.csv", CUSTOMERS);
        var hole =
                file(
                        "table.yaml",
                        "version: 1\nvalidFrom: 2026-01-01\nwarrantyDays: 9\ntiering: {shares: {A: 5, B: 15, C: 30}, potentialWeight: 0.5, band: 0.1}\ntiers: {A: {account: own-manager}}\n");

        assertThat(Terminals.run("insight", "tiers", customers, "--table", hole).err())
                .contains("Atalaya-6007", "tiers.A.credit");
        assertThat(Terminals.run("insight", "tiers", customers, "--shares", "60,60,1").err())
                .contains("Atalaya-6008");
        assertThat(
                        Terminals.run(
                                        "insight",
                                        "tiers",
                                        customers,
                                        "--lang",
                                        "es",
                                        "--return-after",
                                        "40")
                                .out())
                .contains("gestor propio", "40");
    }
}
