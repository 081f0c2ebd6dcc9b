package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightRiskCommandsTest {

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private List<String> written(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    /// Those with a monthly contract leave, three in four; `duration` gives the rest away.
    private static String customers(int count) {
        var text = new StringBuilder("customerID;Contract;Months;Fee;duration;Churn\n");
        for (int i = 0; i < count; i++) {
            boolean monthly = i % 2 == 0;
            boolean left = monthly ? i % 8 != 0 : i % 7 == 0;
            text.append(
                    "K-%d;%s;%d;%d,50;%d;%s\n"
                            .formatted(
                                    i,
                                    monthly ? "Month-to-month" : "One year",
                                    i % 71,
                                    20 + i % 13,
                                    left ? 300 + i : i % 99,
                                    left ? "Yes" : "No"));
        }
        return text.toString();
    }

    @Test
    void whoLeavesIsLearnedAndOthersAreScoredWithReasons() throws IOException {
        var train = file("train.csv", customers(400));
        var test =
                file(
                        "test.csv",
                        "customerID;Fee;Contract\nann;21,50;Month-to-month\njoan;21,50;One year\n");

        var ran =
                Terminals.run(
                        "insight",
                        "churn",
                        train,
                        "--target",
                        "Churn",
                        "--score",
                        test,
                        "--out",
                        folder.resolve("scores.csv").toString(),
                        "--lang",
                        "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("known only afterwards").contains("duration");
        assertThat(ran.out())
                .contains("AUC on customers not learned from: 0.")
                .contains("Contract");
        assertThat(written("scores.csv")).hasSize(3);
        assertThat(written("scores.csv").get(0))
                .isEqualTo("customerID,probability,at_risk,reason_1,reason_2,reason_3");
        assertThat(written("scores.csv").get(1))
                .startsWith("ann,0.7")
                .contains(",yes,Contract = Month-to-month raises it (+");
        assertThat(written("scores.csv").get(2)).startsWith("joan,0.1").contains(",no,");
    }

    @Test
    void figuresOfChurnAreJson() throws IOException {
        var ran =
                Terminals.run(
                        "insight",
                        "churn",
                        file("train.csv", customers(400)),
                        "--target",
                        "churn",
                        "--json",
                        "-q");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("{")
                .contains("\"target\" : \"Churn\"", "\"auc\" : 0.", "\"why\" : \"LATE_BY_NAME\"");
    }

    @Test
    void filesThatTeachNothingAreRefusedWithACode() throws IOException {
        var train = file("train.csv", customers(400));

        assertThat(churn(train, "Gone").err()).contains("Atalaya-3107").contains("Churn");
        assertThat(churn(train, "Contract").exit()).isZero();
        assertThat(churn(train, "Fee").err()).contains("Atalaya-6104").contains("--positive");
        assertThat(churn(file("few.csv", customers(20)), "Churn").err()).contains("Atalaya-6105");
        assertThat(churn(file("none.csv", "customer,left\n"), "left").err())
                .contains("Atalaya-6101");
        assertThat(churn(file("blank.csv", "customer,left\n1,\n2,\n"), "left").err())
                .contains("Atalaya-6102");
        assertThat(churn(file("all.csv", "customer,left\n1,yes\n2,yes\n"), "left").err())
                .contains("Atalaya-6103");
        var ids = new StringBuilder("customer,left\n");
        for (int i = 0; i < 100; i++) {
            ids.append(1000 + i).append(i % 2 == 0 ? ",yes\n" : ",no\n");
        }
        assertThat(churn(file("ids.csv", ids.toString()), "left").err())
                .contains("Atalaya-6106")
                .contains("customer");
    }

    private static Terminals.Ran churn(String file, String target) {
        return Terminals.run("insight", "churn", file, "--target", target);
    }

    @Test
    void textsAreJudgedWithTheWordsThatDecided() throws IOException {
        var texts =
                file(
                        "texts.csv",
                        "id,text,label\n7,Excelente servicio,1\n8,Me cobraron una comisión sin avisar,0\n9,,\n");

        var ran =
                Terminals.run(
                        "insight",
                        "sentiment",
                        texts,
                        "--id",
                        "id",
                        "--target",
                        "label",
                        "--out",
                        folder.resolve("polarity.csv").toString(),
                        "--json",
                        "-q");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"macroF1\" : 1.0", "\"texts\" : 3", "\"fee\" : 1");
        assertThat(written("polarity.csv").get(0)).isEqualTo("id,polarity,label,topic,words");
        assertThat(written("polarity.csv").get(1))
                .startsWith("7,0.")
                .contains("positive,,excelente");
        assertThat(written("polarity.csv").get(2)).startsWith("8,-0.").contains("negative,fee,");
        assertThat(written("polarity.csv").get(3)).isEqualTo("9,0.0000,neutral,,");
        assertThat(Terminals.run("insight", "sentiment", texts, "--learn").err())
                .contains("Atalaya-6108");
        assertThat(Terminals.run("insight", "sentiment", texts, "--target", "text").err())
                .contains("Atalaya-6109");
    }

    @Test
    void healthIsToldWithItsReasons() throws IOException {
        var text = new StringBuilder("customer,date,type,comment\n");
        for (int i = 1; i <= 28; i++) {
            text.append("ann,2026-02-%02d,Order Completed,\n".formatted(i));
        }
        text.append("joan,2026-03-01,Call Abandoned,Un desastre\n");
        text.append("joan,2026-03-02,Moon Landing,\n");
        var events = file("events.csv", text.toString());

        var ran =
                Terminals.run(
                        "insight",
                        "health",
                        events,
                        "--out",
                        folder.resolve("health.csv").toString(),
                        "--lang",
                        "en");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("Moon Landing");
        assertThat(ran.out()).contains("Customers: 2, as of 2026-03-02").contains("stalls       2");
        assertThat(written("health.csv").get(1)).startsWith("ann,").contains(",stalls,lapsed,28,");
        assertThat(written("health.csv").get(2))
                .startsWith("joan,")
                .contains("2026-03-01 Call Abandoned (other) -");
        assertThat(Terminals.run("insight", "health", events, "--until", "soon").err())
                .contains("Atalaya-6110");
        assertThat(
                        Terminals.run(
                                        "insight",
                                        "health",
                                        events,
                                        "--until",
                                        "2026-02-14",
                                        "--json",
                                        "-q")
                                .out())
                .contains("\"interactionsAfter\" : 16");
    }

    @Test
    void whoHungUpIsListedAndNobodyIsNobody() throws IOException {
        var calls =
                file(
                        "calls.tsv",
                        """
                        customer_id\ttype\tvru_entry\tq_time\toutcome
                        0\tPS\t9:00:01\t20\tHANG
                        17\tPS\t9:10:01\t200\tHANG
                        17\tPS\t23:10:01\t0\tAGENT
                        18\tNE\t10:00:00\t-5\tAGENT
                        19\tNE\t10:00:00\t5\tPHANTOM
                        """);

        var ran =
                Terminals.run(
                        "insight",
                        "calls",
                        calls,
                        "--out",
                        folder.resolve("people.csv").toString(),
                        "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("\"calls\" : 4", "\"abandoned\" : 2", "\"customersWhoAbandoned\" : 1")
                .contains("\"abandonedByUnknown\" : 1", "\"wrongWaits\" : 1", "\"ignored\" : 1");
        assertThat(written("people.csv")).containsExactly("customer,abandoned,calls", "17,1,2");
        assertThat(Terminals.run("insight", "calls", calls, "--queue", "skill").err())
                .contains("Atalaya-3107");
        assertThat(Terminals.run("insight", "calls", file("x.csv", "a,b\n1,2\n")).err())
                .contains("Atalaya-6001");
    }
}
