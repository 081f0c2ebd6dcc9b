package atalaya.bench;

import atalaya.insight.risk.ChurnStudy;
import atalaya.insight.risk.ChurnStudy.Learned;
import atalaya.insight.risk.ChurnStudy.Question;
import atalaya.insight.risk.Table;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Studies each public set of customers who left, answered or bought, and prints how well the ones
/// not learned from are told. Arguments: names of sets; all when none.
final class RiskQuality {

    private record KnownChurn(
            String name,
            String file,
            String target,
            @Nullable String positive,
            @Nullable String negative) {}

    private static final List<KnownChurn> SETS =
            List.of(
                    new KnownChurn(
                            "telco", "telco_churn/telco_customer_churn.csv", "Churn", null, null),
                    new KnownChurn(
                            "churners",
                            "bank_churners/bank_churners_open.csv",
                            "Attrition_Flag",
                            null,
                            null),
                    new KnownChurn(
                            "bank",
                            "bank_marketing/bank_marketing_full_open.csv.gz",
                            "y",
                            null,
                            null),
                    new KnownChurn(
                            "leads",
                            "lead_scoring/x_education_leads_open.csv",
                            "Converted",
                            null,
                            null),
                    new KnownChurn(
                            "deals",
                            "crm_opportunities/sales_pipeline.csv",
                            "deal_stage",
                            "Won",
                            "Lost"),
                    new KnownChurn(
                            "shoppers",
                            "online_shoppers/online_shoppers_intention.csv",
                            "Revenue",
                            null,
                            null),
                    new KnownChurn(
                            "campaign",
                            "marketing_campaign/marketing_campaign.tsv",
                            "Response",
                            null,
                            null));

    private RiskQuality() {}

    public static void main(String[] names) {
        var root =
                Path.of(System.getenv().getOrDefault("ATALAYA_DATA", "../shared/data"), "insight");
        System.out.println(
                "set | rows | AUC | 95 % | scorecard alone | ECE | trees | signal | late | seconds");
        for (var set : SETS) {
            if (names.length == 0 || List.of(names).contains(set.name)) {
                measure(set, root.resolve(set.file));
            }
        }
    }

    private static void measure(KnownChurn set, Path file) {
        var table = read(file);
        long start = System.nanoTime();
        var question = new Question(set.target, set.positive, set.negative, Set.of(), null, false);
        if (ChurnStudy.of(table, question) instanceof Learned learned) {
            var quality = learned.quality();
            System.out.printf(
                    "%s | %,d | %.4f | %.3f–%.3f | %.4f | %.4f | %d | %s | %s | %.1f%n",
                    set.name,
                    learned.rows(),
                    quality.auc(),
                    quality.aucLow(),
                    quality.aucHigh(),
                    learned.cardAlone().auc(),
                    quality.calibrationError(),
                    learned.model().treeCount(),
                    learned.signal() ? "yes" : "no",
                    learned.aside().stream()
                            .filter(aside ->
                                    aside.why().name().startsWith("LATE")
                                            || aside.why().name().equals("TOO_GOOD"))
                            .map(aside -> aside.column())
                            .toList(),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    static Table read(Path file) {
        char separator = file.toString().endsWith(".tsv") ? '\t' : ',';
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                var csv =
                        CsvReader.builder()
                                .fieldSeparator(separator)
                                .ofCsvRecord(
                                        new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            List<List<String>> rows = new ArrayList<>();
            csv.forEach(row -> rows.add(row.getFields()));
            return new Table(rows.getFirst(), rows.subList(1, rows.size()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
