package atalaya.server.command;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.Evidence;
import atalaya.identity.match.Verdict;
import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.Why;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why two records are, or are not, of one customer.
@Command(
        name = "why",
        description = "Say why two records are, or are not, of one customer.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Bits add up: each bit doubles the odds that the two are one person.",
            "",
            "Examples:",
            "  atalaya why crm:4711 shop:u-20",
            "  atalaya why crm:4711 till:991 --json",
            "  atalaya why crm:4711 shop:u-20 --data /var/lib/atalaya",
            "  atalaya why crm:4711 shop:u-20 --in crm.csv shop.csv.gz"
        })
final class WhyCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin MatchingOptions matching = new MatchingOptions();

    @Option(
            names = "--in",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Look in files, matched as resolve does, instead of the store.")
    List<Path> in = List.of();

    @Parameters(index = "0", paramLabel = "A", description = "A record, as source:record.")
    String left = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another record.")
    String right = "";

    @Override
    public Integer call() {
        if (!in.isEmpty()) {
            tell(new FileRecords(FileMatching.of(in, matching, output)).why(left, right));
            return 0;
        }
        try (var rooms = store.open()) {
            var why =
                    rooms.get(Explanations.class)
                            .why(Named.key(left), Named.key(right))
                            .orElseThrow(Named::unknownRecord);
            if (output.json) {
                output.json(View.of(why));
            } else {
                print(why);
            }
        }
        return 0;
    }

    /// The answer as JSON.
    record View(
            String left,
            String right,
            String leftCustomer,
            String rightCustomer,
            boolean sameCustomer,
            String verdict,
            int millibits,
            double probability,
            int priorMillibits,
            int linkMillibits,
            int reviewMillibits,
            String model,
            List<Piece> evidence,
            List<String> sharedKeys,
            List<String> commonKeys,
            List<String> hubs,
            List<String> chain,
            List<Long> decisions) {

        /// One line of the evidence.
        record Piece(
                String comparison,
                String level,
                int millibits,
                @Nullable String left,
                @Nullable String right) {}

        static View of(Why why) {
            var score = why.verdict().score();
            return new View(
                    why.left().toString(),
                    why.right().toString(),
                    why.leftCustomer().toString(),
                    why.rightCustomer().toString(),
                    why.sameCustomer(),
                    word(why.verdict()),
                    score.millibits(),
                    score.probability(),
                    score.priorMillibits(),
                    why.linkMillibits(),
                    why.reviewMillibits(),
                    why.model(),
                    score.evidence().stream().map(View::piece).toList(),
                    why.sharedKeys().stream().map(BlockingKey::kind).distinct().toList(),
                    why.commonKeys().stream().map(BlockingKey::kind).distinct().toList(),
                    why.hubs().stream().map(hub -> hub.type().word()).distinct().toList(),
                    why.chain().stream().map(link -> link.left() + " = " + link.right()).toList(),
                    why.decisions().stream().map(decision -> decision.number()).toList());
        }

        private static Piece piece(Evidence evidence) {
            return new Piece(
                    evidence.comparison(),
                    evidence.level(),
                    evidence.millibits(),
                    evidence.left(),
                    evidence.right());
        }
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Same _ -> "same";
            case Verdict.Unsure _ -> "unsure";
            case Verdict.Different _ -> "different";
        };
    }

    /// The answer of files as JSON.
    record FileView(
            String left,
            String right,
            int leftCustomer,
            int rightCustomer,
            boolean sameCustomer,
            String verdict,
            int millibits,
            double probability,
            int priorMillibits,
            List<View.Piece> evidence,
            boolean compared,
            List<FileRecords.Key> keys,
            List<FileRecords.Tie> chain) {

        static FileView of(FileRecords.Why why) {
            var score = why.verdict().score();
            return new FileView(
                    why.left(),
                    why.right(),
                    why.leftCustomer(),
                    why.rightCustomer(),
                    why.sameCustomer(),
                    word(why.verdict()),
                    score.millibits(),
                    score.probability(),
                    score.priorMillibits(),
                    score.evidence().stream().map(View::piece).toList(),
                    why.compared(),
                    why.keys(),
                    why.chain());
        }
    }

    private void tell(FileRecords.Why why) {
        if (output.json) {
            output.json(FileView.of(why));
            return;
        }
        var out = output.data();
        out.println(
                output.text(
                        why.sameCustomer() ? "why.one" : "why.two",
                        why.left(),
                        why.right(),
                        Integer.toString(why.leftCustomer()),
                        Integer.toString(why.rightCustomer())));
        print(why.verdict());
        if (why.compared()) {
            out.println(output.text("why.keys", kinds(why)));
        } else {
            out.println(output.text("why.notCompared"));
            why.keys().forEach(this::print);
        }
        if (!why.sameCustomer() && why.verdict() instanceof Verdict.Same) {
            out.println(output.text("why.refused"));
        }
        why.chain()
                .forEach(tie ->
                        out.println(
                                "  %s = %s  %s"
                                        .formatted(
                                                tie.left(),
                                                tie.right(),
                                                tie.byHand()
                                                        ? output.text("how.label")
                                                        : bits(tie.millibits()))));
    }

    private static String kinds(FileRecords.Why why) {
        return why.keys().stream()
                .filter(key -> key.shared() && key.used())
                .map(FileRecords.Key::kind)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void print(FileRecords.Key key) {
        String whose =
                key.shared() ? "why.key.both" : key.left() ? "why.key.left" : "why.key.right";
        output.data()
                .printf(
                        "  %-14s %-38s %-8s %s%n",
                        key.kind(),
                        key.value(),
                        output.text(whose),
                        output.text(
                                key.used() ? "why.key.records" : "why.key.common", key.records()));
    }

    private void print(Verdict verdict) {
        var score = verdict.score();
        output.data().println();
        line(output.text("why.start"), score.priorMillibits());
        for (var evidence : score.evidence()) {
            line("%s, %s".formatted(evidence.comparison(), evidence.level()), evidence.millibits());
        }
        line(
                output.text(
                        "why.total",
                        output.text("why.verdict." + word(verdict)),
                        100 * score.probability()),
                score.millibits());
        output.data().println();
    }

    private void print(Why why) {
        var out = output.data();
        out.println(
                output.text(
                        why.sameCustomer() ? "why.one" : "why.two",
                        why.left(),
                        why.right(),
                        why.leftCustomer(),
                        why.rightCustomer()));
        print(why.verdict());
        if (why.sharedKeys().isEmpty()) {
            out.println(output.text("why.noKey", View.of(why).commonKeys().toString()));
        } else {
            out.println(output.text("why.keys", String.join(", ", View.of(why).sharedKeys())));
        }
        why.chain()
                .forEach(link ->
                        out.println(
                                "  %s = %s  %s"
                                        .formatted(
                                                link.left(),
                                                link.right(),
                                                link.decision() == 0
                                                        ? bits(link.millibits())
                                                        : output.text(
                                                                "why.decision", link.decision()))));
        why.decisions()
                .forEach(decision ->
                        out.println(
                                output.text(
                                        "why.decided",
                                        decision.number(),
                                        decision.kind().name(),
                                        decision.author(),
                                        decision.at().toString())));
    }

    private void line(String text, int millibits) {
        output.data().printf("  %-48s %s%n", text, bits(millibits));
    }

    private String bits(int millibits) {
        return String.format(output.spoken(), "%+7.1f", millibits / 1000.0);
    }
}
