package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentAnswer;
import atalaya.insight.value.TreatmentQuestion;
import atalaya.server.access.SignedIn;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.value.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The table of treatments as JSON: what is in force, what it answers, and its versions.
@RestController
@RequestMapping("/v1/treatment")
final class TreatmentController {

    private final Treatments treatments;
    private final Simulations simulations;
    private final Values values;

    TreatmentController(Treatments treatments, Simulations simulations, Values values) {
        this.treatments = treatments;
        this.simulations = simulations;
        this.values = values;
    }

    /// One version.
    ///
    /// @param terms as they are handed in
    /// @param clauses of each tier and topic in words
    record VersionView(
            int version,
            @Nullable Integer base,
            String state,
            String note,
            Instant draftedAt,
            @Nullable Instant simulatedAt,
            @Nullable Instant publishedAt,
            @Nullable LocalDate validFrom,
            Map<String, Object> terms,
            Map<String, Map<String, String>> clauses) {

        static VersionView of(TreatmentVersion one, Sentences says) {
            return new VersionView(
                    one.version(),
                    one.base(),
                    TermsReader.word(one.state()),
                    one.note(),
                    one.draftedAt(),
                    one.simulatedAt(),
                    one.publishedAt(),
                    one.validFrom(),
                    TermsWriter.write(one.terms()),
                    clauses(one.terms(), says));
        }

        private static Map<String, Map<String, String>> clauses(Terms terms, Sentences says) {
            var all = new LinkedHashMap<String, Map<String, String>>();
            for (var tier : Tier.values()) {
                var ofTier = new LinkedHashMap<String, String>();
                for (var topic : Topic.values()) {
                    ofTier.put(TermsReader.word(topic), says.clause(terms.of(tier).clause(topic)));
                }
                all.put(tier.name(), ofTier);
            }
            return all;
        }
    }

    /// What a tier is told.
    ///
    /// @param answer `yes`, `no` or `with-approval`
    /// @param clause the promise it rests on
    /// @param reason a fixed word
    /// @param sentence all of it, in the language asked for
    record AnswerView(
            String answer,
            String tier,
            String topic,
            String clause,
            String reason,
            int version,
            @Nullable LocalDate validFrom,
            String sentence) {

        static AnswerView of(
                Tier tier,
                TreatmentQuestion question,
                TreatmentAnswer answer,
                TreatmentVersion from,
                Sentences says) {
            return new AnswerView(
                    TermsReader.word(answer.verdict()),
                    tier.name(),
                    TermsReader.word(answer.topic()),
                    says.clause(answer.clause()),
                    TermsReader.word(answer.reason()),
                    from.version(),
                    from.validFrom(),
                    says.answer(tier, question, answer, from));
        }
    }

    record VersionsView(List<VersionView> versions) {}

    record PromiseView(
            String tier,
            String topic,
            String before,
            String after,
            long customers,
            BigDecimal margin) {}

    record MoveView(String from, String to, long customers, BigDecimal margin) {}

    /// What a draft would change. Money is in units of `currency`, of the last 12 months.
    ///
    /// @param moved customers who would change tier, `awaiting` of them only with approval
    /// @param touched customers who would be treated otherwise
    record SimulationView(
            int version,
            long customers,
            long moved,
            BigDecimal movedMargin,
            long awaiting,
            long touched,
            BigDecimal touchedMargin,
            String currency,
            List<MoveView> moves,
            List<PromiseView> promises) {}

    record PublishRequest(LocalDate validFrom) {}

    /// @param on the day asked about; today if nothing is said
    @GetMapping
    VersionView inForce(@RequestParam @Nullable LocalDate on, Locale language) {
        return VersionView.of(on(on), Sentences.in(language));
    }

    /// May a customer of a tier do that?
    @GetMapping("/answer")
    AnswerView answer(
            @RequestParam Tier tier,
            Asked asked,
            @RequestParam @Nullable LocalDate on,
            Locale language) {
        var from = on(on);
        var question = asked.asked();
        return AnswerView.of(
                tier, question, from.table().answer(tier, question), from, Sentences.in(language));
    }

    @GetMapping("/versions")
    VersionsView versions(Locale language) {
        var says = Sentences.in(language);
        return new VersionsView(
                treatments.versions().stream().map(one -> VersionView.of(one, says)).toList());
    }

    @GetMapping("/versions/{version}")
    VersionView version(@PathVariable int version, Locale language) {
        return VersionView.of(treatments.known(version), Sentences.in(language));
    }

    /// The body is the terms, with the `base` they depart from and a `note`.
    @PostMapping("/versions")
    ResponseEntity<VersionView> draft(SignedIn who, @RequestBody JsonNode body, Locale language) {
        int base = body.path("base").asInt(treatments.inForce().version());
        var made = treatments.draft(who, base, note(body), terms(body));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(VersionView.of(made, Sentences.in(language)));
    }

    @PostMapping("/versions/{version}")
    VersionView change(
            SignedIn who, @PathVariable int version, @RequestBody JsonNode body, Locale language) {
        return VersionView.of(
                treatments.change(who, version, note(body), terms(body)), Sentences.in(language));
    }

    @PostMapping("/versions/{version}/simulate")
    SimulationView simulate(SignedIn who, @PathVariable int version, Locale language) {
        var says = Sentences.in(language);
        var found = simulations.run(who, version);
        return new SimulationView(
                version,
                found.customers(),
                found.moved(),
                money(found.movedRealised()),
                found.awaiting(),
                found.touched(),
                money(found.touchedRealised()),
                values.currency(),
                found.moves().stream()
                        .map(one ->
                                new MoveView(
                                        one.from().name(),
                                        one.to().name(),
                                        one.customers(),
                                        money(one.realised())))
                        .toList(),
                found.promises().stream()
                        .map(one ->
                                new PromiseView(
                                        one.tier().name(),
                                        TermsReader.word(one.topic()),
                                        says.clause(one.before()),
                                        says.clause(one.after()),
                                        one.customers(),
                                        money(one.realised())))
                        .toList());
    }

    private BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, values.decimals());
    }

    @PostMapping("/versions/{version}/publish")
    VersionView publish(
            SignedIn who,
            @PathVariable int version,
            @RequestBody PublishRequest asked,
            Locale language) {
        return VersionView.of(
                treatments.publish(who, version, asked.validFrom()), Sentences.in(language));
    }

    @PostMapping("/versions/{version}/discard")
    ResponseEntity<Void> discard(SignedIn who, @PathVariable int version) {
        treatments.discard(who, version);
        return ResponseEntity.noContent().build();
    }

    private TreatmentVersion on(@Nullable LocalDate day) {
        return day == null
                ? treatments.inForce()
                : treatments
                        .inForce(day)
                        .orElseThrow(() ->
                                new AtalayaError(
                                                6302,
                                                Exit.DATA_REFUSED,
                                                "no version was in force then")
                                        .at("on=" + day)
                                        .remedy("GET /v1/treatment/versions lists them"));
    }

    private static Terms terms(JsonNode body) {
        return switch (TermsReader.read(body)) {
            case Reading.Whole(var terms) -> terms;
            case Reading.Flawed(var flaws) -> throw new FlawedTerms(flaws);
        };
    }

    private static String note(JsonNode body) {
        return body.path("note").asString("");
    }
}
