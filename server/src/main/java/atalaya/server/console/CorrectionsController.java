package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.profile.Correction;
import atalaya.server.profile.Corrections;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Corrects a value by hand, and takes the correction back.
@RestController
class CorrectionsController {

    private static final int LONGEST = 400;

    private final Visible visible;
    private final Corrections corrections;
    private final CustomerPages customerPages;
    private final Frame frame;
    private final Pages pages;
    private final Catalogue catalogue;
    private final Audit audit;
    private final TransactionTemplate transaction;

    CorrectionsController(
            Visible visible,
            Corrections corrections,
            CustomerPages customerPages,
            Frame frame,
            Pages pages,
            Catalogue catalogue,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.visible = visible;
        this.corrections = corrections;
        this.customerPages = customerPages;
        this.frame = frame;
        this.pages = pages;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/customers/{id}/corrections")
    ResponseEntity<String> correct(
            SignedIn who,
            @PathVariable String id,
            @RequestParam String attribute,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        var profile = visible.need(who, id);
        var word = Attribute.parse(attribute);
        if (word.isEmpty() || unfit(value) || unfit(reason)) {
            var w = frame.words(who, request);
            var shell =
                    frame.around(who, request, w, who.masks().showName(profile.name()), "customers")
                            .with(new Notice("bad", w.text("console.correct.refused"), null));
            var page =
                    customerPages.of(
                            who,
                            profile,
                            TimelineParts.Asked.ALL,
                            word.orElse(null),
                            w,
                            catalogue.tags(w));
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "customer",
                    Map.of("shell", shell, "page", page));
        }
        var done =
                made(() -> {
                    var correction =
                            corrections.correct(
                                    profile.customer(),
                                    word.get(),
                                    value.strip(),
                                    who.person().login(),
                                    reason.strip());
                    audit.record(
                            who,
                            "customer.corrected",
                            profile.customer().toString(),
                            "correction:" + correction.number());
                    return correction;
                });
        return Pages.seeOther("/customers/" + profile.customer() + "?corrected=" + done.number());
    }

    @PostMapping("/customers/{id}/corrections/{number}/undo")
    ResponseEntity<String> undo(SignedIn who, @PathVariable String id, @PathVariable long number) {
        var profile = visible.need(who, id);
        boolean itsOwn =
                corrections.of(profile.customer()).stream()
                        .anyMatch(correction -> correction.number() == number);
        if (!itsOwn) {
            throw new NoSuchCustomer(id);
        }
        made(() -> {
            audit.record(
                    who,
                    "customer.correction-undone",
                    profile.customer().toString(),
                    "correction:" + number);
            return corrections.undo(number, who.person().login());
        });
        return Pages.seeOther("/customers/" + profile.customer() + "?corrected=" + number);
    }

    /// The change and its line in the audit in one transaction.
    private Correction made(java.util.function.Supplier<Correction> change) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> change.get()));
    }

    private static boolean unfit(String text) {
        return text.isBlank() || text.length() > LONGEST;
    }
}
