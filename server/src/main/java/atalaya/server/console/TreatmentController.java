package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierRule;
import atalaya.insight.value.TreatmentQuestion;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.TreatmentPage;
import atalaya.server.console.page.TreatmentPage.Acts;
import atalaya.server.console.page.TreatmentPage.Ask;
import atalaya.server.console.page.TreatmentPage.Line;
import atalaya.server.console.page.TreatmentPage.TierHead;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Reading;
import atalaya.server.segment.Simulation;
import atalaya.server.segment.Simulations;
import atalaya.server.segment.Terms;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.Tiers;
import atalaya.server.segment.TreatmentVersion;
import atalaya.server.segment.TreatmentVersion.State;
import atalaya.server.segment.Treatments;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/treatment`: what each tier is owed, its versions, and drafts of the next.
@RestController("treatmentPages")
class TreatmentController {

    private static final int MOST_DAYS = 36_500;
    private static final Tiers.Held NOBODY = new Tiers.Held(0, 0, 0);

    private final Treatments treatments;
    private final Simulations simulations;
    private final Tiers tiers;
    private final OwedParts owed;
    private final People people;
    private final Frame frame;
    private final Pages pages;

    TreatmentController(
            Treatments treatments,
            Simulations simulations,
            Tiers tiers,
            OwedParts owed,
            People people,
            Frame frame,
            Pages pages) {
        this.treatments = treatments;
        this.simulations = simulations;
        this.tiers = tiers;
        this.owed = owed;
        this.people = people;
        this.frame = frame;
        this.pages = pages;
    }

    /// A question to try, as the address puts it.
    record Tried(
            @Nullable Tier tier,
            @Nullable String question,
            @Nullable String days,
            @Nullable Boolean defect) {}

    /// @param version which to show; the one in force if nothing is said
    /// @param done what was just done, to be read back
    @GetMapping("/treatment")
    ResponseEntity<String> show(
            SignedIn who,
            @RequestParam @Nullable Integer version,
            @RequestParam @Nullable String done,
            Tried tried,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        int asked = version == null ? treatments.inForce().version() : version;
        var found = treatments.find(asked);
        if (found.isEmpty()) {
            return page(
                    HttpStatus.NOT_FOUND,
                    who,
                    treatments.inForce(),
                    tried,
                    new Notice("bad", w.text("console.treatment.none", asked), null),
                    request);
        }
        var shown = found.get();
        var notice =
                w.find("console.treatment.done." + done)
                        .map(text ->
                                new Notice("done", text.replace("{0}", "" + shown.version()), null))
                        .orElse(null);
        return page(HttpStatus.OK, who, shown, tried, notice, request);
    }

    @PostMapping("/treatment")
    ResponseEntity<String> draft(SignedIn who, @RequestParam int base, HttpServletRequest request) {
        var w = frame.words(who, request);
        try {
            var from = treatments.known(base);
            var made = treatments.draft(who, base, "", from.terms());
            return Pages.seeOther("/treatment/%d/edit".formatted(made.version()));
        } catch (AtalayaError refused) {
            return refused(refused, who, w, request);
        }
    }

    @GetMapping("/treatment/{version}/edit")
    ResponseEntity<String> edit(
            SignedIn who, @PathVariable int version, HttpServletRequest request) {
        var w = frame.words(who, request);
        var draft = treatments.find(version).orElse(null);
        if (draft == null || draft.state() == State.PUBLISHED) {
            return Pages.seeOther("/treatment?version=" + version);
        }
        return form(HttpStatus.OK, who, draft, draft.note(), TreatmentForm.of(draft, w), request);
    }

    @PostMapping("/treatment/{version}")
    ResponseEntity<String> save(
            SignedIn who,
            @PathVariable int version,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var note = typed.getOrDefault("note", "");
        try {
            return switch (TermsReader.read(TreatmentForm.json(typed))) {
                case Reading.Whole(var terms) -> {
                    treatments.change(who, version, note, terms);
                    yield done(version, "saved");
                }
                case Reading.Flawed(var flaws) ->
                        form(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                who,
                                treatments.known(version),
                                note,
                                TreatmentForm.of(typed, flaws, w),
                                request);
            };
        } catch (AtalayaError refused) {
            return refused(refused, who, w, request);
        }
    }

    @PostMapping("/treatment/{version}/simulate")
    ResponseEntity<String> simulate(
            SignedIn who, @PathVariable int version, HttpServletRequest request) {
        try {
            simulations.run(who, version);
            return done(version, "simulated");
        } catch (AtalayaError refused) {
            return refused(refused, who, frame.words(who, request), request);
        }
    }

    @PostMapping("/treatment/{version}/publish")
    ResponseEntity<String> publish(
            SignedIn who,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        if (!sure) {
            return unsaid("console.treatment.not-sure", who, version, w, request);
        }
        try {
            treatments.publish(who, version, LocalDate.parse(from));
            return done(version, "published");
        } catch (AtalayaError refused) {
            return refused(refused, who, w, request);
        } catch (DateTimeException notADay) {
            return unsaid("console.treatment.no-day", who, version, w, request);
        }
    }

    @PostMapping("/treatment/{version}/discard")
    ResponseEntity<String> discard(
            SignedIn who, @PathVariable int version, HttpServletRequest request) {
        try {
            treatments.discard(who, version);
            return Pages.seeOther("/treatment?done=discarded");
        } catch (AtalayaError refused) {
            return refused(refused, who, frame.words(who, request), request);
        }
    }

    private static ResponseEntity<String> done(int version, String what) {
        return Pages.seeOther("/treatment?version=%d&done=%s".formatted(version, what));
    }

    private ResponseEntity<String> refused(
            AtalayaError error, SignedIn who, Words w, HttpServletRequest request) {
        var text = w.textOr("segment.error." + error.code(), String.valueOf(error.getMessage()));
        return page(
                error.code().equals("Atalaya-6302")
                        ? HttpStatus.NOT_FOUND
                        : HttpStatus.UNPROCESSABLE_CONTENT,
                who,
                treatments.inForce(),
                new Tried(null, null, null, null),
                new Notice("bad", text + " (" + error.code() + ")", null),
                request);
    }

    private ResponseEntity<String> unsaid(
            String key, SignedIn who, int version, Words w, HttpServletRequest request) {
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                who,
                treatments.find(version).orElseGet(treatments::inForce),
                new Tried(null, null, null, null),
                new Notice("bad", w.text(key), null),
                request);
    }

    private ResponseEntity<String> form(
            HttpStatus status,
            SignedIn who,
            TreatmentVersion draft,
            String note,
            TreatmentForm form,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var title = w.text("console.treatment.draft-title", draft.version());
        var base = draft.base();
        return pages.show(
                status,
                "treatment-draft",
                Map.of(
                        "shell",
                        frame.around(who, request, w, title, "treatment"),
                        "page",
                        form.page(
                                draft.version(),
                                base == null ? "" : w.text("console.treatment.based-on", base),
                                note)));
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            TreatmentVersion shown,
            Tried tried,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var shell = frame.around(who, request, w, w.text("console.treatment.title"), "treatment");
        return pages.show(
                status,
                "treatment",
                Map.of(
                        "shell",
                        notice == null ? shell : shell.with(notice),
                        "page",
                        page(who, shown, tried, w)));
    }

    private TreatmentPage page(SignedIn who, TreatmentVersion shown, Tried tried, Words w) {
        var all = treatments.versions();
        int inForce = treatments.inForce().version();
        var base = base(shown, all);
        return new TreatmentPage(
                shown.version(),
                summary(shown, inForce, w),
                TermsReader.word(shown.state()),
                shown.note(),
                heads(shown.terms(), shown.version() == inForce, w),
                TreatmentWords.rows(shown.terms(), base, w),
                base == null ? 0 : Simulation.promises(base, shown.terms()).size(),
                w.text("console.treatment.warranty", shown.terms().warrantyDays()),
                all.stream().map(one -> line(one, shown, inForce, w)).toList(),
                ask(shown, tried, w),
                acts(who, shown),
                effect(who, shown, w),
                who.may("POST", "/treatment"));
    }

    private static @Nullable Terms base(TreatmentVersion shown, List<TreatmentVersion> all) {
        return all.stream()
                .filter(one -> Objects.equals(one.version(), shown.base()))
                .findFirst()
                .map(TreatmentVersion::terms)
                .orElse(null);
    }

    private static String summary(TreatmentVersion shown, int inForce, Words w) {
        var from = shown.validFrom();
        if (from == null) {
            return w.text("console.treatment.summary-draft", shown.version());
        }
        return w.text(
                shown.version() == inForce
                        ? "console.treatment.summary"
                        : "console.treatment.summary-other",
                shown.version(),
                w.date(from));
    }

    /// @param inForce only then do the customers who have a tier belong to it; of another version
    ///   the share is the one its rule asks for
    private List<TierHead> heads(Terms terms, boolean inForce, Words w) {
        var held = tiers.held();
        double all = held.values().stream().mapToLong(Tiers.Held::customers).sum();
        var shares = terms.tiering().shares();
        return Arrays.stream(Tier.values())
                .map(tier ->
                        new TierHead(
                                tier.name(),
                                w.text(
                                        "console.treatment.share",
                                        w.percent(
                                                inForce && all > 0
                                                        ? held.getOrDefault(tier, NOBODY)
                                                                        .customers()
                                                                / all
                                                        : asked(shares, tier))),
                                inForce
                                        ? w.number(held.getOrDefault(tier, NOBODY).customers())
                                        : null,
                                "/customers?tier=" + tier))
                .toList();
    }

    private static double asked(TierRule.Shares shares, Tier tier) {
        return switch (tier) {
            case A -> shares.a();
            case B -> shares.b();
            case C -> shares.c();
            case D -> 1 - shares.a() - shares.b() - shares.c();
        };
    }

    private Line line(TreatmentVersion one, TreatmentVersion shown, int inForce, Words w) {
        var published = one.publishedAt();
        var from = one.validFrom();
        Long author = one.publishedBy() == null ? (Long) one.draftedBy() : one.publishedBy();
        return new Line(
                one.version(),
                "/treatment?version=" + one.version(),
                one.version() == shown.version(),
                TreatmentWords.state(one, one.version() == inForce, w),
                TreatmentWords.tone(one, one.version() == inForce),
                from == null ? "" : w.text("console.treatment.from", w.date(from)),
                name(author),
                published == null ? one.draftedAt() : published,
                one.note());
    }

    private String name(long person) {
        return person == Person.COMMAND_LINE.person()
                ? Person.COMMAND_LINE.name()
                : people.find(person).map(Person::name).orElse("");
    }

    private TreatmentPage.@Nullable Effect effect(SignedIn who, TreatmentVersion shown, Words w) {
        var at = shown.simulatedAt();
        var found = simulations.of(shown.version()).orElse(null);
        return at == null || found == null
                ? null
                : new EffectWords(w, amount -> owed.moneyFor(who, amount, w)).effect(at, found);
    }

    private @Nullable Acts acts(SignedIn who, TreatmentVersion shown) {
        if (shown.state() == State.PUBLISHED || !who.may("POST", "/treatment")) {
            return null;
        }
        return new Acts(
                "/treatment/" + shown.version(),
                shown.state() == State.SIMULATED,
                who.may("POST", "/treatment/0/publish"),
                treatments.earliest().toString());
    }

    private static Ask ask(TreatmentVersion shown, Tried tried, Words w) {
        var tier = tried.tier() == null ? Tier.C : tried.tier();
        var question =
                Stream.of("return", "pay", "credit", "discount")
                        .filter(one -> one.equals(tried.question()))
                        .findFirst()
                        .orElse("return");
        var days = tried.days() == null ? "40" : tried.days().strip();
        boolean defect = Boolean.TRUE.equals(tried.defect());
        if (tried.question() == null) {
            return new Ask(tier.name(), question, days, defect, null, "", "");
        }
        int number = number(days);
        if (number < 0 && (question.equals("return") || question.equals("pay"))) {
            return new Ask(
                    tier.name(),
                    question,
                    days,
                    defect,
                    w.text("console.treatment.no-days"),
                    "warn",
                    "circle-alert");
        }
        TreatmentQuestion asked =
                switch (question) {
                    case "pay" -> new TreatmentQuestion.PayAfter(number);
                    case "credit" -> new TreatmentQuestion.OnCredit();
                    case "discount" -> new TreatmentQuestion.Reduction();
                    default -> new TreatmentQuestion.Return(number, defect);
                };
        return TreatmentWords.answered(
                tier, question, days, defect, asked, shown.table().answer(tier, asked), w);
    }

    private static int number(String typed) {
        try {
            int number = Integer.parseInt(typed);
            return number > MOST_DAYS ? -1 : number;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
