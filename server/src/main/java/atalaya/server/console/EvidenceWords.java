package atalaya.server.console;

import atalaya.identity.match.Evidence;
import atalaya.identity.match.MatchScore;
import atalaya.identity.match.Verdict;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.console.draw.Waterfall;
import atalaya.server.console.page.Evidences;
import atalaya.server.console.page.Words;
import atalaya.server.resolve.Why;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a score into words and bars. What is shown is the evidence the score is made of; nothing is
/// worked out again.
public record EvidenceWords(Words words, Masks masks) {

    Evidences of(Why why) {
        return of(
                why.verdict(),
                why.reviewMillibits() / 1000.0,
                why.linkMillibits() / 1000.0,
                why.model());
    }

    /// @param doubtFrom the bits from which a person is asked
    /// @param doubtTo the bits from which two records are one customer
    public Evidences of(Verdict verdict, double doubtFrom, double doubtTo, String model) {
        var score = verdict.score();
        var percent = words.probability(score.probability());
        var lines = new ArrayList<Evidences.Line>();
        var steps = new ArrayList<Double>();
        lines.add(
                new Evidences.Line(
                        "start",
                        words.text("console.evidence.start"),
                        words.signed(score.priorMillibits() / 1000.0, 1),
                        null));
        steps.add(score.priorMillibits() / 1000.0);
        for (var evidence : strongestFirst(score)) {
            lines.add(
                    new Evidences.Line(
                            evidence.millibits() >= 0 ? "for" : "against",
                            what(evidence),
                            words.signed(evidence.bits(), 1),
                            said(evidence)));
            steps.add(evidence.bits());
        }
        lines.add(
                new Evidences.Line(
                        "total",
                        words.text("console.evidence.total", percent),
                        words.signed(score.bits(), 1),
                        null));
        return new Evidences(
                percent,
                name(verdict),
                model(model),
                lines,
                Waterfall.of(steps, doubtFrom, doubtTo));
    }

    /// A model that came with Atalaya or was learned here is called so; another has its own name.
    private String model(String name) {
        return words.textOr("console.model." + name.replace(' ', '-'), name);
    }

    /// What speaks for one person, strongest first, then what speaks against.
    private static List<Evidence> strongestFirst(MatchScore score) {
        return score.evidence().stream()
                .sorted((a, b) -> Integer.compare(b.millibits(), a.millibits()))
                .toList();
    }

    String what(Evidence evidence) {
        return words.text("console.evidence.line", comparison(evidence), level(evidence));
    }

    /// A further column of a file is named after a colon: `other:occupation`.
    public String comparison(Evidence evidence) {
        int colon = evidence.comparison().indexOf(':');
        return colon < 0
                ? words.textOr("console.comparison." + evidence.comparison(), evidence.comparison())
                : evidence.comparison().substring(colon + 1);
    }

    public String level(Evidence evidence) {
        return words.textOr("console.level." + evidence.level(), evidence.level());
    }

    /// Both values where they differ; the one value where they agree.
    private @Nullable String said(Evidence evidence) {
        var left = evidence.left();
        var right = evidence.right();
        if (left == null || right == null || evidence.comparison().equals("tie")) {
            return null;
        }
        var field = classOf(evidence.comparison());
        var shown = readable(field, masks.show(field, left));
        return left.equals(right)
                ? shown
                : words.text(
                        "console.evidence.values",
                        shown,
                        readable(field, masks.show(field, right)));
    }

    /// Dates as the reader writes them; the rest as it was compared.
    private String readable(FieldClass field, String shown) {
        try {
            return field == FieldClass.BIRTH_DATE && shown.length() == 10
                    ? words.date(LocalDate.parse(shown))
                    : shown;
        } catch (DateTimeParseException masked) {
            return shown;
        }
    }

    static FieldClass classOf(String comparison) {
        return switch (comparison) {
            case "document", "national_id", "tax_id" -> FieldClass.DOCUMENT;
            case "email" -> FieldClass.EMAIL;
            case "phone" -> FieldClass.PHONE;
            case "address" -> FieldClass.ADDRESS;
            case "birth_date" -> FieldClass.BIRTH_DATE;
            case "given_name", "surname", "name", "sex", "place", "company", "household", "tie" ->
                    FieldClass.OPEN;
            default -> FieldClass.UNCLASSIFIED;
        };
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Same _ -> "same";
            case Verdict.Unsure _ -> "unsure";
            case Verdict.Different _ -> "different";
        };
    }
}
