package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Shell;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

/// `/customers/{id}/identity`: how a customer was joined, the way to take it apart, and the undo of
/// any decision.
@RestController
class JoinedController {

    private static final int LONGEST = 400;

    private final Frame frame;
    private final Pages pages;
    private final Visible visible;
    private final JoinedPages joinedPages;
    private final Decisions decisions;
    private final Notices notices;
    private final RefusalWords refusals;
    private final Catalogue catalogue;
    private final Audit audit;
    private final TransactionTemplate transaction;

    JoinedController(
            Frame frame,
            Pages pages,
            Visible visible,
            JoinedPages joinedPages,
            Decisions decisions,
            Notices notices,
            RefusalWords refusals,
            Catalogue catalogue,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.frame = frame;
        this.pages = pages;
        this.visible = visible;
        this.joinedPages = joinedPages;
        this.decisions = decisions;
        this.notices = notices;
        this.refusals = refusals;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param did number of the decision whose result is to be told
    @GetMapping("/customers/{id}/identity")
    ResponseEntity<String> joined(
            SignedIn who,
            @PathVariable String id,
            @RequestParam @Nullable Long did,
            HttpServletRequest request) {
        return switch (visible.seek(who, id)) {
            case Visible.Sought.Here(var profile) -> {
                audit.recordRead(who, "customer.identity-viewed", profile.customer().toString());
                var w = frame.words(who, request);
                yield page(
                        HttpStatus.OK,
                        who,
                        profile,
                        notices.ofDecision(did, w).orElse(null),
                        request);
            }
            case Visible.Sought.Moved(var to) ->
                    CustomerController.moved(
                            "/customers/" + to + "/identity" + (did == null ? "" : "?did=" + did));
            case Visible.Sought.Unknown() -> throw new NoSuchCustomer(id);
        };
    }

    @PostMapping("/customers/{id}/split")
    ResponseEntity<String> split(
            SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<Long> out,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        var profile = visible.need(who, id);
        var w = frame.words(who, request);
        if (out.isEmpty() || out.size() >= profile.members().size()) {
            var notice = new Notice("bad", w.text("console.split.none"), null);
            return page(HttpStatus.UNPROCESSABLE_CONTENT, who, profile, notice, request);
        }
        try {
            var effect =
                    done(() -> {
                        var made =
                                decisions.split(
                                        profile.customer(),
                                        new HashSet<>(out),
                                        who.person().login(),
                                        shortened(reason));
                        audit.record(
                                who,
                                "customer.split",
                                profile.customer().toString(),
                                "decision:" + made.decision().number());
                        return made;
                    });
            return Pages.seeOther(
                    "/customers/" + id + "/identity?did=" + effect.decision().number());
        } catch (Refusal refusal) {
            return page(HttpStatus.CONFLICT, who, profile, refusals.notice(refusal, w), request);
        }
    }

    /// Withdraws a decision, and goes back to where it was seen.
    @PostMapping("/decisions/{number}/undo")
    ResponseEntity<String> undo(
            SignedIn who,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            var effect =
                    done(() -> {
                        var undone =
                                decisions.undo(number, who.person().login(), shortened(reason));
                        audit.record(who, "decision.undone", "decision:" + number);
                        return undone;
                    });
            return Pages.seeOther(after(back, effect) + "?did=" + number);
        } catch (Refusal refusal) {
            var w = frame.words(who, request);
            return pages.show(
                    HttpStatus.CONFLICT,
                    "error",
                    Map.of(
                            "shell",
                            frame.around(who, request, w, w.text("console.error.409"), ""),
                            "page",
                            refusals.page(refusal, w)));
        }
    }

    private static String after(String back, Effect effect) {
        if (back.equals("/duplicates")) {
            return back;
        }
        return "/customers/" + effect.customers().getFirst() + "/identity";
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            Profile profile,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        Shell shell =
                frame.around(
                        who,
                        request,
                        w,
                        w.text("console.joined.title")
                                + " · "
                                + who.masks().showName(profile.name()),
                        "customers");
        var page = joinedPages.of(who, profile, w, catalogue.tags(w));
        return pages.show(
                status,
                "joined",
                Map.of("shell", notice == null ? shell : shell.with(notice), "page", page));
    }

    private Effect done(Supplier<Effect> change) {
        return Objects.requireNonNull(transaction.execute(_ -> change.get()));
    }

    private static String shortened(String reason) {
        var text = reason.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
