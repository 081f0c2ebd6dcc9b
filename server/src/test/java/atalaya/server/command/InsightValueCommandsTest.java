package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InsightValueCommandsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode json(String... words) {
        var ran = Terminals.run(words);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return JSON.readTree(ran.out());
    }

    private static String data(String name) {
        var home = System.getenv("ATALAYA_DATA");
        var file =
                Path.of(home == null ? "../../shared/data" : home).resolve("insight").resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no " + file + " (set ATALAYA_DATA)");
        return file.toString();
    }

    private static final String LEDGER =
            """
            reference,customer,date,sales,cost,freight,service,returns handling,acquisition,referred by
            A1,ann,2026-01-05,100.00,60.00,5.00,1.50,,10.00,
            A2,ann,2026-02-05,50.00,30.00,5.00,,,,
            J1,joan,2026-01-07,80.00,48.00,4.00,60.00,,,ann
            J2,joan,2026-01-20,-80.00,-48.00,4.00,,7.25,,
            N1,,2026-01-21,12.34,6.00,,,,,
            R1,rosa,2026-01-22,0.00,,,,,15.00,ann
            """;

    @Test
    void theLedgerSaysToTheCentWhatEachCustomerBroughtAndCost() throws IOException {
        var ledger = file("ledger.csv", LEDGER);

        var figures = json("insight", "profit", ledger, "--out", path("out.csv"), "--json");

        assertThat(figures.path("reconciles").asBoolean()).isTrue();
        assertThat(amount(figures, "books", "contribution")).isEqualByComparingTo("-45.41");
        assertThat(amount(figures, "allocated", "contribution")).isEqualByComparingTo("-51.75");
        assertThat(amount(figures, "unallocated", "contribution")).isEqualByComparingTo("6.34");
        assertThat(figures.path("belowZero").path("customers").asInt()).isEqualTo(2);
        assertThat(figures.path("belowZero").path("drivers").path(0).path("part").asString())
                .isEqualTo("service");
        assertThat(figures.path("referrals").path("made").asInt()).isEqualTo(2);
        assertThat(figures.path("referrals").path("converted").asInt()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .contains(
                        "customer,sales,returns,cost,discounts,freight,service,returns_handling,"
                                + "acquisition,referral_credit,net_sales,contribution",
                        "joan,80.00,-80.00,0.00,0.00,-8.00,-60.00,-7.25,0.00,0.00,0.00,-75.25");
    }

    private static BigDecimal amount(JsonNode figures, String books, String part) {
        return figures.path(books).path(part).decimalValue();
    }

    @Test
    void nothingIsCountedTwiceAndWhatCannotBeIsSetAsideWithItsLine() throws IOException {
        var ledger =
                file(
                        "odd.csv",
                        """
                        reference,customer,date,sales,cost,currency
                        A1,ann,2026-01-05,100.00,60.00,EUR
                        A1,ann,2026-01-05,100.00,60.00,EUR
                        A2,ann,2026-01-06,10.00,-6.00,EUR
                        A3,ann,2026-01-07,10.00,6.00,XXL
                        A4,ann,2026-01-07,10.00,6.00,USD
                        A5,ann,2099-01-07,10.00,6.00,EUR
                        J1,joan,2026-01-08,-30.00,,EUR
                        A6,ann,2026-01-09,20.00,,EUR
                        A7,ann,2026-01-10,1.005,0.00,EUR
                        """);

        var figures = json("insight", "profit", ledger, "--json");

        assertThat(figures.path("currency").asString()).isEqualTo("EUR");
        assertThat(figures.path("reconciles").asBoolean()).isTrue();
        assertThat(amount(figures, "books", "sales")).isEqualByComparingTo("121.00");
        assertThat(figures.path("rounding").decimalValue()).isEqualByComparingTo("0.005");
        assertThat(figures.path("missingCosts").path("rows").asInt()).isEqualTo(1);
        assertThat(figures.path("missingCosts").path("firstLine").asInt()).isEqualTo(9);
        assertThat(figures.path("returnsWithoutSale").path("amount").decimalValue())
                .isEqualByComparingTo("30.00");
        assertThat(flaws(figures))
                .containsExactly(
                        "repeated 3",
                        "negative-cost 4",
                        "unknown-currency 5",
                        "other-currency 6",
                        "future 7");
    }

    private static List<String> flaws(JsonNode figures) {
        return figures.path("files")
                .path(0)
                .path("flaws")
                .valueStream()
                .map(flaw -> flaw.path("reason").asString() + " " + flaw.path("firstLine").asInt())
                .toList();
    }

    @Test
    void entriesNameRowsAndASecondOneSaysWhetherItContradicts() throws IOException {
        var file =
                file(
                        "entries.csv",
                        """
                        entry,customer,date,amount
                        1,ann,2026-01-05,10
                        1,ann,2026-01-05,10
                        2,ann,2026-01-09,10
                        2,ann,2026-01-09,99
                        """);

        var figures = json("insight", "rfm", file, "--json");

        assertThat(flaws(figures)).containsExactly("repeated 3", "contradicts 5");
        assertThat(figures.path("worth").decimalValue()).isEqualByComparingTo("20.00");
        assertThat(Terminals.run("insight", "rfm", file, file).err()).contains("Atalaya-6002");
    }

    @Test
    void scoresFollowRecencyFrequencyAndWorthAtAnyDay() throws IOException {
        var purchases =
                file(
                        "purchases.csv",
                        """
                        cliente;fecha;importe;producto
                        ann;05/01/2026;100,00;pan
                        ann;05/02/2026;50,00;vino
                        ann;25/02/2026;50,00;vino
                        joan;07/01/2026;80,00;pan
                        joan;20/01/2026;-80,00;pan
                        rosa;22/01/2026;-5,00;pan
                        luis;28/02/2026;10,00;pan
                        luis;15/04/2026;10,00;pan
                        ;15/02/2026;7,00;pan
                        """);

        var figures =
                json(
                        "insight",
                        "rfm",
                        purchases,
                        "--until",
                        "2026-02-28",
                        "--out",
                        path("s.csv"),
                        "--json",
                        "--lang",
                        "es");

        assertThat(figures.path("customers").asInt()).isEqualTo(4);
        assertThat(figures.path("withoutPurchase").asInt()).isEqualTo(1);
        assertThat(figures.path("beside").path("rowsAfter").asInt()).isEqualTo(1);
        assertThat(figures.path("beside").path("netOfNobody").decimalValue())
                .isEqualByComparingTo("7");
        assertThat(figures.toString()).contains("Sin compras");
        assertThat(Files.readAllLines(folder.resolve("s.csv")))
                .contains(
                        "ann,3,3,200.00,3,5,5,loyal,2026-02-25,25.5,2026-03-23,vino",
                        "joan,52,1,0.00,1,2,1,dormant,2026-01-07,,,pan",
                        "rosa,,0,-5.00,,,,no-purchase,,,,");
    }

    @Test
    void theCdBuyersAreValuedFromTheirPurchasesAsPublished() {
        var figures =
                json(
                        "insight",
                        "clv",
                        data("cdnow/CDNOW_sample.txt"),
                        "--customer",
                        "2",
                        "--until",
                        "1997-09-30",
                        "--model",
                        "bg",
                        "--horizon",
                        "39",
                        "--json");

        var parameters = figures.path("fits").path(0).path("parameters");
        assertThat(figures.path("customers").asInt()).isEqualTo(2_357);
        assertThat(parameters.path("r").asDouble()).isCloseTo(0.24259, within(0.00005));
        assertThat(parameters.path("alpha").asDouble()).isCloseTo(4.41360, within(0.0005));
        assertThat(figures.path("fits").path(0).path("logLikelihood").asDouble())
                .isCloseTo(-9582.4292, within(0.0001));
        assertThat(figures.path("holdout").path("meanAbsoluteError").asDouble())
                .isLessThanOrEqualTo(0.755);
        assertThat(figures.path("finding").asString()).isEqualTo("regular");
    }

    @Test
    void aSummaryIsUnderstoodAsWellAndEachCustomerHasABand() throws IOException {
        var ran =
                Terminals.run(
                        "insight",
                        "clv",
                        data("cdnow/cdnow_customers_summary_with_transactions.csv"),
                        "--model",
                        "bg",
                        "--horizon",
                        "39",
                        "--out",
                        path("v.csv"),
                        "--lang",
                        "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("BG/NBD", "The fit is regular", "80 %");
        var first = Files.readAllLines(folder.resolve("v.csv")).get(1).split(",");
        assertThat(first).startsWith("1", "2", "30.4300", "38.8600");
        assertThat(Double.parseDouble(first[5])).isCloseTo(1.226, within(0.001));
        assertThat(Double.parseDouble(first[8])).isLessThan(Double.parseDouble(first[7]));
        assertThat(Double.parseDouble(first[9])).isGreaterThan(Double.parseDouble(first[7]));
    }

    @Test
    void theRetailersBestFifthBringsThreeQuartersAndTheFitSaysThatNobodyIsSeenToLeave() {
        var file = data("online_retail/online_retail_2010-12_2011-12.csv.gz");

        var profit = json("insight", "profit", file, "--json", "--quiet");

        assertThat(profit.path("customers").asInt()).isEqualTo(4_372);
        assertThat(profit.path("top20Share").asDouble()).isCloseTo(0.738, within(0.0005));
        assertThat(profit.path("reconciles").asBoolean()).isTrue();
        // 42 where sums are binary fractions: one customer's exact zero then is a little less
        assertThat(profit.path("belowZero").path("customers").asInt()).isEqualTo(41);
        assertThat(amount(profit, "books", "netSales").add(profit.path("rounding").decimalValue()))
                .isEqualByComparingTo("9747747.934");
    }

    @Test
    void aHistoryThatCannotBeAndACustomerOfOnePurchaseAreNoTrouble() throws IOException {
        var odd =
                file("odd.csv", "id,x,t_x,T\n1,2,30,20\n2,0,0,10\n3,1,4,12\n3,1,4,12\n4,1.5,2,9\n");
        var one = file("one.csv", "customer,date,amount\nann,2026-01-01,5\n");
        var none = file("none.csv", "customer,date,amount\n");
        var returns = file("returns.csv", "customer,date,amount\nann,2026-01-01,-5\n");

        var figures = json("insight", "clv", odd, "--json");

        assertThat(flaws(figures))
                .containsExactly("impossible-history 2", "repeated 5", "bad-number 6");
        assertThat(figures.path("finding").asString()).isEqualTo("too-few");
        assertThat(json("insight", "clv", one, "--json").path("customers").asInt()).isEqualTo(1);
        assertThat(json("insight", "rfm", one, "--json").path("customers").asInt()).isEqualTo(1);
        assertThat(Terminals.run("insight", "rfm", none).err()).contains("Atalaya-3102");
        assertThat(Terminals.run("insight", "profit", none).err()).contains("Atalaya-3102");
        assertThat(Terminals.run("insight", "clv", returns).err()).contains("Atalaya-6006");
        assertThat(Terminals.run("insight", "clv", one, "--horizon", "0").err())
                .contains("Atalaya-6005");
        assertThat(Terminals.run("insight", "rfm", one, "--in", "EURO").err())
                .contains("Atalaya-6004");
        assertThat(Terminals.run("insight", "rfm", one, "--decimal", "x").err())
                .contains("Atalaya-6003");
    }
}
