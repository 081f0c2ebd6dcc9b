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
import atalaya.server.quality.Question;
import atalaya.server.quality.ReviewQueue;
import atalaya.server.quality.ReviewQueue.Filter;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Refusal;
import atalaya.server.resolve.ReviewCase;
import atalaya.server.resolve.Reviews;
import atalaya.server.resolve.SecondLooks;
import atalaya.server.resolve.SecondLooks.Sample;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
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

    /// One question in so many is a second look.
    private static final int ONE_IN = 20;

    private static final String PICK = "pick-";

    private final Frame frame;
    private final Pages pages;
    private final Reviews reviews;
    private final ReviewQueue queue;
    private final ReviewPages reviewPages;
    private final SecondLooks secondLooks;
    private final SecondLookPages secondLookPages;
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
            ReviewQueue queue,
            ReviewPages reviewPages,
            SecondLooks secondLooks,
            SecondLookPages secondLookPages,
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
        this.queue = queue;
        this.reviewPages = reviewPages;
        this.secondLooks = secondLooks;
        this.secondLookPages = secondLookPages;
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
    /// @param noted `doubt`, `skip`, `gone` or `blind`: what became of the case before, when
    ///   nothing was decided
    /// @param blind `1` for a second look now, `0` for none
    @GetMapping("/duplicates")
    ResponseEntity<String> queue(
            SignedIn who,
            @RequestParam @Nullable Long did,
            @RequestParam @Nullable String noted,
            @RequestParam @Nullable String blind,
            @RequestParam Map<String, String> address,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var notice = notices.ofDecision(did, w).or(() -> note(noted, w)).orElse(null);
        var filter = QueueFilters.read(address);
        var lot = queue.lot(who.person().login(), filter);
        var sample = secondLook(who, w, blind, lot.isEmpty());
        return page(
                HttpStatus.OK, who, w, new Asked(filter, lot, first(lot), sample), notice, request);
    }

    @GetMapping("/duplicates/{pair}")
    ResponseEntity<String> one(
            SignedIn who,
            @PathVariable String pair,
            @RequestParam Map<String, String> address,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var asked = find(pair);
        var filter = QueueFilters.read(address);
        return asked.isEmpty()
                ? Pages.seeOther("/duplicates" + QueueFilters.query(filter, "noted", "gone"))
                : page(HttpStatus.OK, who, w, asked(who, filter, asked.get()), null, request);
    }

    /// @param blind whether it answers a second look, which changes no customer
    @PostMapping("/duplicates/{pair}")
    ResponseEntity<String> answer(
            SignedIn who,
            @PathVariable String pair,
            @RequestParam String answer,
            @RequestParam(defaultValue = "false") boolean blind,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
        var filter = QueueFilters.read(form);
        if (blind) {
            return lookedAgain(who, pair, answer, filter);
        }
        var asked = find(pair);
        if (asked.isEmpty()) {
            return next(filter, "noted", "gone");
        }
        var author = who.person().login();
        var one = asked.get();
        try {
            return switch (answer) {
                case "merge" -> decided(who, one, Decision.Kind.MERGE, form, filter);
                case "not-same" -> decided(who, one, Decision.Kind.NOT_SAME, Map.of(), filter);
                case "household" ->
                        decided(who, one, Decision.Kind.SAME_HOUSEHOLD, Map.of(), filter);
                case "doubt" -> {
                    reviews.doubt(one.left(), one.right(), author);
                    yield next(filter, "noted", "doubt");
                }
                case "skip" -> {
                    reviews.skip(one.left(), one.right(), author);
                    yield next(filter, "noted", "skip");
                }
                default -> ResponseEntity.badRequest().build();
            };
        } catch (Refusal refusal) {
            var w = frame.words(who, request);
            return page(
                    HttpStatus.CONFLICT,
                    who,
                    w,
                    asked(who, filter, one),
                    refusals.notice(refusal, w),
                    request);
        }
    }

    /// Keeps what somebody says of a pair decided before; skipping one says nothing.
    private ResponseEntity<String> lookedAgain(
            SignedIn who, String pair, String answer, Filter filter) {
        var numbers = numbers(pair);
        var sample = numbers.flatMap(two -> secondLooks.find(two.left(), two.right()));
        var author = who.person().login();
        if (sample.isPresent()) {
            switch (answer) {
                case "merge" -> secondLooks.keep(sample.get(), author, true);
                case "not-same", "household" -> secondLooks.keep(sample.get(), author, false);
                default -> secondLooks.keep(sample.get(), author, null);
            }
        }
        return next(filter, "noted", sample.isPresent() ? "blind" : "gone");
    }

    private static ResponseEntity<String> next(Filter filter, String name, String value) {
        return Pages.seeOther("/duplicates" + QueueFilters.query(filter, name, value));
    }

    private ResponseEntity<String> decided(
            SignedIn who,
            ReviewCase asked,
            Decision.Kind kind,
            Map<String, String> picks,
            Filter filter) {
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
        return next(filter, "did", Long.toString(number));
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

    /// The page as it is asked for.
    ///
    /// @param here the case in front
    /// @param sample a second look, in front of all
    private record Asked(
            Filter filter,
            List<Question> lot,
            Optional<ReviewCase> here,
            Optional<Sample> sample) {}

    private Asked asked(SignedIn who, Filter filter, ReviewCase here) {
        return new Asked(
                filter,
                queue.lot(who.person().login(), filter),
                Optional.of(here),
                Optional.empty());
    }

    private static Optional<ReviewCase> first(List<Question> lot) {
        return lot.stream().map(Question::asked).findFirst();
    }

    /// One in twenty questions is a second look, and every one once the queue is empty.
    private Optional<Sample> secondLook(
            SignedIn who, Words w, @Nullable String asked, boolean empty) {
        var author = who.person().login();
        var today = midnight(w);
        boolean due =
                "1".equals(asked)
                        || !"0".equals(asked)
                                && reviews.answeredSince(author, today) / ONE_IN
                                        > secondLooks.since(author, today);
        return due || empty && !"0".equals(asked)
                ? secondLooks.draw(author, ThreadLocalRandom.current())
                : Optional.empty();
    }

    private Optional<ReviewCase> find(String pair) {
        return numbers(pair).flatMap(two -> reviews.find(two.left(), two.right()));
    }

    private record Numbers(long left, long right) {}

    private static Optional<Numbers> numbers(String pair) {
        int dash = pair.indexOf('-');
        if (dash < 1 || !pair.matches("\\d{1,19}-\\d{1,19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Numbers(
                            Long.parseLong(pair.substring(0, dash)),
                            Long.parseLong(pair.substring(dash + 1))));
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
            case "blind" ->
                    Optional.of(new Notice("done", w.text("console.duplicates.looked"), null));
            case "gone" -> Optional.of(new Notice("warn", w.text("console.duplicates.gone"), null));
            case null, default -> Optional.empty();
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            Words w,
            Asked asked,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var tags = catalogue.tags(w);
        var again = asked.sample().flatMap(sample -> again(sample, asked.filter(), who, w, tags));
        var review =
                again.or(() -> asked.here().flatMap(here -> review(here, asked, who, w, tags)));
        var page =
                new DuplicatesPage(
                        reviews.pending(),
                        reviews.answeredSince(who.person().login(), midnight(w)),
                        QueueFilters.shown(asked.filter(), tags, w),
                        waiting(asked, again.isPresent(), w, tags),
                        Math.max(0, asked.lot().size() - LISTED),
                        review.orElse(null),
                        again.isPresent(),
                        "/duplicates" + QueueFilters.query(asked.filter(), "blind", "0"),
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

    private Optional<DuplicatesPage.Review> again(
            Sample sample, Filter filter, SignedIn who, Words w, SourceTags tags) {
        var action =
                "/duplicates/"
                        + sample.left()
                        + "-"
                        + sample.right()
                        + QueueFilters.query(filter, "blind", "true");
        return secondLookPages.of(sample, action, who, w, tags);
    }

    private Optional<DuplicatesPage.Review> review(
            ReviewCase here, Asked asked, SignedIn who, Words w, SourceTags tags) {
        var worth =
                asked.lot().stream()
                        .filter(one -> one.asked().left() == here.left())
                        .filter(one -> one.asked().right() == here.right())
                        .findFirst()
                        .map(one -> QueueWords.worth(one, w))
                        .orElse(List.of());
        var shown = reviewPages.of(here, url(here, asked.filter()), worth, who, w, tags);
        shown.ifPresent(_ ->
                audit.recordRead(
                        who,
                        "duplicate.viewed",
                        here.leftCustomer().toString(),
                        here.rightCustomer().toString()));
        return shown;
    }

    private static String url(ReviewCase one, Filter filter) {
        return "/duplicates/" + ReviewPages.pair(one) + QueueFilters.query(filter);
    }

    private static Instant midnight(Words w) {
        return w.today().atStartOfDay(w.zone()).toInstant();
    }

    private List<DuplicatesPage.Waiting> waiting(
            Asked asked, boolean again, Words w, SourceTags tags) {
        var listed = asked.lot().stream().limit(LISTED).toList();
        var ids =
                listed.stream()
                        .map(Question::asked)
                        .flatMap(one -> Stream.of(one.leftCustomer(), one.rightCustomer()))
                        .distinct()
                        .toList();
        Map<CustomerId, String> names =
                profiles.rows(ids).stream()
                        .collect(Collectors.toMap(ProfileRow::customer, ProfileRow::name));
        Function<CustomerId, String> name = id -> names.getOrDefault(id, id.toString());
        var waiting = new ArrayList<DuplicatesPage.Waiting>();
        for (var question : listed) {
            var one = question.asked();
            waiting.add(
                    new DuplicatesPage.Waiting(
                            url(one, asked.filter()),
                            name.apply(one.leftCustomer())
                                    + " · "
                                    + name.apply(one.rightCustomer()),
                            tags.title(one.leftKey().source())
                                    + " ↔ "
                                    + tags.title(one.rightKey().source()),
                            w.probability(one.probability()),
                            question.interactions(),
                            QueueWords.weight(question, w),
                            question.bridge(),
                            !again
                                    && asked.here()
                                            .map(shown ->
                                                    shown.left() == one.left()
                                                            && shown.right() == one.right())
                                            .orElse(false)));
        }
        return waiting;
    }
}
