package atalaya.server.console.report;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.cluster.Link;
import atalaya.identity.cluster.Questions.Question;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.Judge;
import atalaya.identity.match.ScoreHistogram;
import atalaya.identity.match.Verdict;
import atalaya.server.access.Masks;
import atalaya.server.console.EvidenceWords;
import atalaya.server.console.page.Assets;
import atalaya.server.console.page.Evidences;
import atalaya.server.console.page.ReportPage;
import atalaya.server.console.page.ReportPage.CustomerPart;
import atalaya.server.console.page.ReportPage.Example;
import atalaya.server.console.page.ReportPage.RecordRow;
import atalaya.server.console.page.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes what was found in files as one page of HTML that needs no other file and no script.
///
/// What it shows of a pair is judged again by the same model, so it is what decided.
public final class MatchingReport {

    private static final String PAGES = "atalaya.server.console.page";
    private static final int CUSTOMERS_SHOWN = 5;
    private static final int RECORDS_SHOWN = 12;
    private static final int QUESTIONS_SHOWN = 12;
    private static final int EXAMPLES_OF_A_KIND = 2;

    private final Material material;
    private final Words words;
    private final Judge judge;
    private final Hubs hubs;
    private final EvidenceWords evidence;
    private final Map<Integer, Integer> customerOf = new HashMap<>();

    private MatchingReport(Material material, Words words) {
        this.material = material;
        this.words = words;
        this.judge = new Judge(material.model());
        this.hubs = BulkResolver.hubs(material.records(), material.model().hubLimit());
        this.evidence = new EvidenceWords(words, Masks.ofOwnFiles());
        var customers = material.result().customers();
        for (int i = 0; i < customers.size(); i++) {
            for (int place : customers.get(i)) {
                customerOf.put(place, i);
            }
        }
    }

    /// Writes the page.
    ///
    /// @param language `es` or `en`
    /// @param now when it is made
    public static void write(Material material, String language, Instant now, Writer writer) {
        var words = Words.of(language, ZoneId.systemDefault(), now);
        var page = new MatchingReport(material, words).page();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, PAGES)
                .render("report.jte", Map.of("w", words, "page", page), new WriterOutput(writer));
    }

    private ReportPage page() {
        var files = new ColumnParts(words);
        var scores = ScoreParts.of(material, words);
        return new ReportPage(
                material.files().stream()
                        .map(Material.ReadFile::name)
                        .collect(Collectors.joining(", ")),
                words.exact(words.now()),
                Assets.style("tokens", "base", "components", "report"),
                measures(scores),
                material.files().stream().map(files::of).toList(),
                WeightParts.of(material, judge, hubs, words, evidence),
                scores.scores(),
                new SizeParts(words).of(material.result().customers()),
                widest(),
                shakiest(),
                examples(),
                questions());
    }

    private List<ReportPage.Measure> measures(ScoreParts scores) {
        var result = material.result();
        int records = material.records().size();
        long twice = result.customers().stream().filter(group -> group.size() > 1).count();
        int link = material.model().linkMillibits();
        long unsure =
                result.pairs().stream()
                        .filter(pair -> !pair.same())
                        .filter(pair -> pair.millibits() >= material.model().reviewMillibits())
                        .count();
        return List.of(
                measure(
                        "records",
                        words.number(records),
                        words.count("console.report.of-files", material.files().size())),
                measure(
                        "customers",
                        words.number(result.customers().size()),
                        words.text("console.report.twice", twice)),
                measure(
                        "duplicates",
                        words.percent(1 - (double) result.customers().size() / records),
                        words.text("console.report.extra", records - result.customers().size())),
                measure(
                        "compared",
                        words.number(result.scoredPairs()),
                        words.text("console.report.unsure", unsure)),
                measure(
                        "precision",
                        words.probability(scores.histogram().expectedPrecision(link)),
                        words.text("console.report.by-scores")),
                measure(
                        "recall",
                        words.probability(scores.histogram().expectedRecall(link)),
                        words.text("console.report.of-compared")));
    }

    private ReportPage.Measure measure(String name, String value, String under) {
        return new ReportPage.Measure(words.text("console.report.measure." + name), value, under);
    }

    private List<CustomerPart> widest() {
        var customers = material.result().customers();
        var weakest = weakestJoins();
        return IntStream.range(0, customers.size())
                .boxed()
                .filter(customer -> customers.get(customer).size() > 2)
                .sorted(Comparator.comparingInt(customer -> -customers.get(customer).size()))
                .limit(CUSTOMERS_SHOWN)
                .map(customer -> customer(customer, weakest))
                .toList();
    }

    private List<CustomerPart> shakiest() {
        var weakest = weakestJoins();
        return weakest.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Integer, Link>>comparingInt(
                                        entry -> entry.getValue().millibits())
                                .thenComparing(Map.Entry::getKey))
                .limit(CUSTOMERS_SHOWN)
                .map(entry -> customer(entry.getKey(), weakest))
                .toList();
    }

    /// Of each customer the join of the lowest score; what a person joined is not doubted.
    private Map<Integer, Link> weakestJoins() {
        Map<Integer, Link> weakest = new HashMap<>();
        for (var join : material.result().joins()) {
            if (join.millibits() != Integer.MAX_VALUE) {
                weakest.merge(
                        customer(join.left()),
                        join,
                        (a, b) -> a.millibits() <= b.millibits() ? a : b);
            }
        }
        return weakest;
    }

    private int customer(int place) {
        return Objects.requireNonNull(customerOf.get(place));
    }

    private CustomerPart customer(int number, Map<Integer, Link> weakest) {
        var places = material.result().customers().get(number);
        var shown = places.subList(0, Math.min(RECORDS_SHOWN, places.size()));
        var texts = shown.stream().map(place -> fields(place)).toList();
        var headers = new LinkedHashMap<String, String>();
        texts.forEach(fields -> fields.keySet().forEach(field -> headers.put(field, label(field))));
        var rows = new ArrayList<RecordRow>();
        for (int i = 0; i < shown.size(); i++) {
            var fields = texts.get(i);
            rows.add(
                    new RecordRow(
                            key(shown.get(i)),
                            headers.keySet().stream()
                                    .map(field -> fields.getOrDefault(field, ""))
                                    .toList()));
        }
        var join = weakest.get(number);
        return new CustomerPart(
                words.text("console.report.customer", number + 1),
                words.count("console.records", places.size()),
                List.copyOf(headers.values()),
                rows,
                places.size() - shown.size(),
                join == null ? null : evidence(join.left(), join.right()),
                join == null ? null : key(join.left()) + " · " + key(join.right()));
    }

    private Map<String, String> fields(int place) {
        var fields = RecordText.fields(material.records().get(place));
        fields.computeIfPresent("sex", (_, sex) -> words.textOr("console.report.sex." + sex, sex));
        return fields;
    }

    private String label(String field) {
        int colon = field.indexOf(':');
        return colon < 0
                ? words.textOr("console.comparison." + field, field)
                : field.substring(colon + 1);
    }

    private String key(int place) {
        return material.records().get(place).key().toString();
    }

    private RecordRow record(int place) {
        return new RecordRow(key(place), List.copyOf(fields(place).values()));
    }

    private Verdict verdict(int left, int right) {
        return judge.judge(material.records().get(left), material.records().get(right), hubs);
    }

    private Evidences evidence(int left, int right) {
        var model = material.model();
        return evidence.of(
                verdict(left, right),
                model.reviewMillibits() / 1000.0,
                model.linkMillibits() / 1000.0,
                model.name());
    }

    /// Joined and telling: the middle and the weakest tenth of the joins. Doubtful: nearest to the
    /// link threshold from below. Parted: the rest of the highest score, and links that were
    /// refused.
    private List<Example> examples() {
        int link = material.model().linkMillibits();
        int review = material.model().reviewMillibits();
        var joins =
                material.result().joins().stream()
                        .filter(join -> join.millibits() != Integer.MAX_VALUE)
                        .sorted(Comparator.comparingInt(Link::millibits))
                        .toList();
        var apart =
                material.result().pairs().stream()
                        .filter(pair -> customer(pair.left()) != customer(pair.right()))
                        .map(pair -> new Link(pair.left(), pair.right(), pair.millibits()))
                        .sorted(Comparator.comparingInt((Link pair) -> -pair.millibits()))
                        .toList();
        Set<Integer> used = new HashSet<>();
        List<Example> examples = new ArrayList<>();
        if (!joins.isEmpty()) {
            add(examples, "joined", "good", joins.subList(joins.size() / 2, joins.size()), 1, used);
            add(
                    examples,
                    "joined",
                    "good",
                    joins.subList(joins.size() / 10, joins.size()),
                    1,
                    used);
        }
        var unsure =
                apart.stream()
                        .filter(pair -> pair.millibits() < link && pair.millibits() >= review)
                        .toList();
        add(examples, "doubtful", "warn", unsure, EXAMPLES_OF_A_KIND, used);
        var refused = apart.stream().filter(pair -> pair.millibits() >= link).toList();
        add(examples, "refused", "bad", refused, 1, used);
        var parted = apart.stream().filter(pair -> pair.millibits() < review).toList();
        add(examples, "parted", "bad", parted, EXAMPLES_OF_A_KIND, used);
        return examples;
    }

    private void add(
            List<Example> examples,
            String kind,
            String tone,
            List<Link> pairs,
            int most,
            Set<Integer> used) {
        int left = most;
        for (var pair : pairs) {
            boolean fresh =
                    !used.contains(customer(pair.left())) && !used.contains(customer(pair.right()));
            if (left > 0 && fresh) {
                used.add(customer(pair.left()));
                used.add(customer(pair.right()));
                examples.add(
                        new Example(
                                words.text("console.report.example." + kind),
                                tone,
                                record(pair.left()),
                                record(pair.right()),
                                evidence(pair.left(), pair.right())));
                left--;
            }
        }
    }

    private List<ReportPage.Question> questions() {
        return material.questions().stream().limit(QUESTIONS_SHOWN).map(this::question).toList();
    }

    private ReportPage.Question question(Question question) {
        return new ReportPage.Question(
                words.probability(ScoreHistogram.probability(question.millibits())),
                words.text(
                        "console.report.reason."
                                + question.reason().name().toLowerCase(Locale.ROOT)),
                words.count("console.report.decides", question.stake()),
                record(question.left()),
                record(question.right()));
    }
}
