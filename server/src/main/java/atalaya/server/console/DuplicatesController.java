package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.server.access.Audit;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.DuplicatesPage;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Corrections;
import atalaya.server.profile.Profile;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Refusal;
import atalaya.server.resolve.ReviewCase;
import atalaya.server.resolve.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/duplicates`: the pairs the model is unsure about, one in front, answered by a key.
@RestController
class DuplicatesController {

    private static final int LISTED = 12;
    private static final int CLAIMED = 50;
    private static final String PICK = "pick-";

    private final Frame frame;
    private final Pages pages;
    private final Reviews reviews;
    private final ReviewPages reviewPages;
    private final Decisions decisions;
    private final Profiles profiles;
    private final Corrections corrections;
    private final Notices notices;
    private final RefusalWords refusals;
    private final Catalogue catalogue;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DuplicatesController(
            Frame frame,
            Pages pages,
            Reviews reviews,
            ReviewPages reviewPages,
            Decisions decisions,
            Profiles profiles,
            Corrections corrections,
            Notices notices,
            RefusalWords refusals,
            Catalogue catalogue,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.frame = frame;
        this.pages = pages;
        this.reviews = reviews;
        this.reviewPages = reviewPages;
        this.decisions = decisions;
        this.profiles = profiles;
        this.corrections = corrections;
        this.notices = notices;
        this.refusals = refusals;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param did number of the decision whose result is to be told
    /// @param noted `doubt`, `skip` or `gone`: what became of the case before, when nothing was
    ///   decided
    @GetMapping("/duplicates")
    ResponseEntity<String> queue(
            SignedIn who,
            @RequestParam @Nullable Long did,
            @RequestParam @Nullable String noted,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var notice = notices.ofDecision(did, w).or(() -> note(noted, w)).orElse(null);
        var claimed = claimed(who);
        return page(HttpStatus.OK, who, w, claimed, first(claimed), notice, request);
    }

    @GetMapping("/duplicates/{pair}")
    ResponseEntity<String> one(
            SignedIn who, @PathVariable String pair, HttpServletRequest request) {
        var w = frame.words(who, request);
        var asked = find(pair);
        return asked.isEmpty()
                ? Pages.seeOther("/duplicates?noted=gone")
                : page(HttpStatus.OK, who, w, claimed(who), asked, null, request);
    }

    @PostMapping("/duplicates/{pair}")
    ResponseEntity<String> answer(
            SignedIn who,
            @PathVariable String pair,
            @RequestParam String answer,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        var asked = find(pair);
        if (asked.isEmpty()) {
            return Pages.seeOther("/duplicates?noted=gone");
        }
        var author = who.person().login();
        var one = asked.get();
        try {
            return switch (answer) {
                case "merge" -> decided(who, one, Decision.Kind.MERGE, form);
                case "not-same" -> decided(who, one, Decision.Kind.NOT_SAME, Map.of());
                case "household" -> decided(who, one, Decision.Kind.SAME_HOUSEHOLD, Map.of());
                case "doubt" -> {
                    reviews.doubt(one.left(), one.right(), author);
                    yield Pages.seeOther("/duplicates?noted=doubt");
                }
                case "skip" -> {
                    reviews.skip(one.left(), one.right(), author);
                    yield Pages.seeOther("/duplicates?noted=skip");
                }
                default -> ResponseEntity.badRequest().build();
            };
        } catch (Refusal refusal) {
            var w = frame.words(who, request);
            return page(
                    HttpStatus.CONFLICT,
                    who,
                    w,
                    claimed(who),
                    asked,
                    refusals.notice(refusal, w),
                    request);
        }
    }

    private ResponseEntity<String> decided(
            SignedIn who, ReviewCase asked, Decision.Kind kind, Map<String, String> picks) {
        var effect =
                transaction.execute(_ -> {
                    var left = profiles.find(asked.leftCustomer());
                    var right = profiles.find(asked.rightCustomer());
                    var made =
                            reviews.answer(
                                    asked.left(), asked.right(), kind, who.person().login(), "");
                    audit.record(
                            who,
                            "duplicate.answered",
                            asked.leftCustomer().toString(),
                            asked.rightCustomer().toString(),
                            "decision:" + made.decision().number());
                    if (left.isPresent() && right.isPresent()) {
                        keepPicks(who, made, left.get(), right.get(), picks);
                    }
                    return made;
                });
        var number = Objects.requireNonNull(effect).decision().number();
        return Pages.seeOther("/duplicates?did=" + number);
    }

    /// A value chosen against the rules becomes a correction of the merged customer.
    private void keepPicks(
            SignedIn who, Effect made, Profile left, Profile right, Map<String, String> picks) {
        var merged = made.customers().getFirst();
        for (var pick : picks.entrySet()) {
            if (!pick.getKey().startsWith(PICK)) {
                continue;
            }
            var attribute = Attribute.parse(pick.getKey().substring(PICK.length()));
            if (attribute.isEmpty() || who.masks().sight(attribute.get()) != Sight.CLEAR) {
                continue;
            }
            var chosen = (pick.getValue().equals("left") ? left : right).text(attribute.get());
            var shown = profiles.find(merged).flatMap(now -> now.text(attribute.get()));
            if (chosen.isPresent() && !chosen.equals(shown)) {
                correct(who, merged, attribute.get(), chosen.get());
            }
        }
    }

    private void correct(SignedIn who, CustomerId merged, Attribute attribute, String value) {
        var w = Words.of(who.preferences().language().tag());
        var correction =
                corrections.correct(
                        merged,
                        attribute,
                        value,
                        who.person().login(),
                        w.text("console.duplicates.picked"));
        audit.record(
                who, "customer.corrected", merged.toString(), "correction:" + correction.number());
    }

    private List<ReviewCase> claimed(SignedIn who) {
        return reviews.claim(who.person().login(), CLAIMED);
    }

    private static Optional<ReviewCase> first(List<ReviewCase> claimed) {
        return claimed.stream().findFirst();
    }

    private Optional<ReviewCase> find(String pair) {
        int dash = pair.indexOf('-');
        if (dash < 1 || !pair.matches("\\d{1,19}-\\d{1,19}")) {
            return Optional.empty();
        }
        try {
            return reviews.find(
                    Long.parseLong(pair.substring(0, dash)),
                    Long.parseLong(pair.substring(dash + 1)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Notice> note(@Nullable String noted, Words w) {
        return switch (noted) {
            case "doubt" ->
                    Optional.of(new Notice("done", w.text("console.duplicates.doubted"), null));
            case "skip" ->
                    Optional.of(new Notice("done", w.text("console.duplicates.skipped"), null));
            case "gone" -> Optional.of(new Notice("warn", w.text("console.duplicates.gone"), null));
            case null, default -> Optional.empty();
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            Words w,
            List<ReviewCase> claimed,
            Optional<ReviewCase> here,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var tags = catalogue.tags(w);
        var review = here.flatMap(asked -> reviewPages.of(asked, who, w, tags));
        review.ifPresent(shown ->
                audit.recordRead(who, "duplicate.viewed", shown.left().id(), shown.right().id()));
        var page =
                new DuplicatesPage(
                        reviews.pending(),
                        reviews.answeredSince(who.person().login(), midnight(w)),
                        waiting(claimed, here, w, tags),
                        Math.max(0, claimed.size() - LISTED),
                        review.orElse(null),
                        decisions
                                .latestOf(who.person().login())
                                .map(decision -> "/decisions/" + decision.number() + "/undo")
                                .orElse(null));
        var shell = frame.around(who, request, w, w.text("console.duplicates.title"), "duplicates");
        return pages.show(
                status,
                "duplicates",
                Map.of("shell", notice == null ? shell : shell.with(notice), "page", page));
    }

    private static Instant midnight(Words w) {
        return w.today().atStartOfDay(w.zone()).toInstant();
    }

    private List<DuplicatesPage.Waiting> waiting(
            List<ReviewCase> claimed, Optional<ReviewCase> here, Words w, SourceTags tags) {
        var listed = claimed.stream().limit(LISTED).toList();
        var ids =
                listed.stream()
                        .flatMap(one -> Stream.of(one.leftCustomer(), one.rightCustomer()))
                        .distinct()
                        .toList();
        Map<CustomerId, String> names =
                profiles.rows(ids).stream()
                        .collect(Collectors.toMap(ProfileRow::customer, ProfileRow::name));
        Function<CustomerId, String> name = id -> names.getOrDefault(id, id.toString());
        var waiting = new ArrayList<DuplicatesPage.Waiting>();
        for (var one : listed) {
            waiting.add(
                    new DuplicatesPage.Waiting(
                            "/duplicates/" + ReviewPages.pair(one),
                            name.apply(one.leftCustomer())
                                    + " · "
                                    + name.apply(one.rightCustomer()),
                            tags.title(one.leftKey().source())
                                    + " ↔ "
                                    + tags.title(one.rightKey().source()),
                            w.probability(one.probability()),
                            one.probability() >= .9,
                            here.map(shown ->
                                            shown.left() == one.left()
                                                    && shown.right() == one.right())
                                    .orElse(false)));
        }
        return waiting;
    }
}
