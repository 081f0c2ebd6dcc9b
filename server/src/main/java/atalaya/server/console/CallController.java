package atalaya.server.console;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CustomerLine;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.contact.Call;
import atalaya.server.contact.CallDesk;
import atalaya.server.contact.CallDesk.Closing;
import atalaya.server.contact.Calls;
import atalaya.server.contact.HandOvers;
import atalaya.server.contact.Verification.Question;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Search;
import atalaya.server.store.AtalayaError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// `/calls/{id}`: one call, the same page that appears when the telephone rings.
@RestController
class CallController {

    private static final int FOUND = 8;

    private final Frame frame;
    private final Pages pages;
    private final Calls calls;
    private final CallDesk desk;
    private final CallPages callPages;
    private final HandOvers handOvers;
    private final Visible visible;
    private final Search search;
    private final Catalogue catalogue;
    private final Audit audit;

    CallController(
            Frame frame,
            Pages pages,
            Calls calls,
            CallDesk desk,
            CallPages callPages,
            HandOvers handOvers,
            Visible visible,
            Search search,
            Catalogue catalogue,
            Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.calls = calls;
        this.desk = desk;
        this.callPages = callPages;
        this.handOvers = handOvers;
        this.visible = visible;
        this.search = search;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /// @param q whom the agent looks for, when the number does not tell
    /// @param wrong whether the caller just answered wrongly
    @GetMapping("/calls/{call}")
    ResponseEntity<String> call(
            SignedIn who,
            @PathVariable long call,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean wrong,
            @RequestParam @Nullable Long handed,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var notice =
                handed == null
                        ? null
                        : new Notice("done", w.text("console.call.handed", handed), null);
        return page(HttpStatus.OK, who, need(call), q, wrong, notice, request);
    }

    /// @param customer who it is; blank for none of those
    @PostMapping("/calls/{call}/caller")
    ResponseEntity<String> caller(
            SignedIn who,
            @PathVariable long call,
            @RequestParam(defaultValue = "") String customer) {
        var known = need(call);
        if (customer.isBlank()) {
            desk.refuse(who, known);
        } else {
            desk.choose(who, known, visible.need(who, customer).customer());
        }
        return Pages.seeOther("/calls/" + call);
    }

    @PostMapping("/calls/{call}/verify")
    ResponseEntity<String> verify(
            SignedIn who, @PathVariable long call, @RequestParam Map<String, String> said) {
        var known = need(call);
        var profile = customer(who, known);
        var answers = new EnumMap<Question, String>(Question.class);
        for (var question : Question.values()) {
            answers.put(question, said.getOrDefault(question.word(), ""));
        }
        boolean passed = desk.verify(who, known, profile, answers);
        return Pages.seeOther("/calls/" + call + (passed ? "" : "?wrong=true"));
    }

    @PostMapping("/calls/{call}/draft")
    ResponseEntity<Void> draft(
            SignedIn who,
            @PathVariable long call,
            @RequestParam @Nullable String topic,
            @RequestParam(defaultValue = "") String text) {
        desk.draft(need(call), topic, text);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/calls/{call}/close")
    ResponseEntity<String> close(
            SignedIn who,
            @PathVariable long call,
            @RequestParam(defaultValue = "") String result,
            @RequestParam @Nullable String topic,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable String name,
            HttpServletRequest request) {
        var known = need(call);
        var ended =
                CallDesk.result(result)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        try {
            desk.close(who, known, new Closing(ended, topic, text, name));
            return Pages.seeOther("/calls/" + call);
        } catch (AtalayaError refused) {
            desk.draft(known, topic, text);
            return refused(refused, who, call, request);
        }
    }

    @PostMapping("/calls/{call}/hand-over")
    ResponseEntity<String> handOver(
            SignedIn who,
            @PathVariable long call,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        var known = need(call);
        try {
            long number =
                    handOvers.hand(who, customer(who, known).customer(), department, text, known);
            return Pages.seeOther("/calls/" + call + "?handed=" + number);
        } catch (AtalayaError refused) {
            return refused(refused, who, call, request);
        }
    }

    private ResponseEntity<String> refused(
            AtalayaError error, SignedIn who, long call, HttpServletRequest request) {
        var w = frame.words(who, request);
        var text = w.textOr("console.error." + error.code(), String.valueOf(error.getMessage()));
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                who,
                need(call),
                "",
                false,
                new Notice("bad", text, null),
                request);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            SignedIn who,
            Call call,
            String asked,
            boolean wrong,
            @Nullable Notice notice,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        var tags = catalogue.tags(w);
        var page = callPages.of(who, call, wrong, w, tags);
        audit.recordRead(
                who, "call.viewed", seen(call, page.who() == null ? null : page.who().id()));
        var shell = frame.around(who, request, w, page.ring().number(), "calls");
        return pages.show(
                status,
                "call",
                Map.of(
                        "shell",
                        notice == null ? shell : shell.with(notice),
                        "page",
                        page,
                        "asked",
                        asked.strip(),
                        "found",
                        found(who, asked, w, tags)));
    }

    private static List<String> seen(Call call, @Nullable String customer) {
        var subject = "call:" + call.call();
        return customer == null ? List.of(subject) : List.of(subject, customer);
    }

    private List<CustomerLine> found(SignedIn who, String asked, Words w, SourceTags tags) {
        if (asked.isBlank()) {
            return List.of();
        }
        var lines = new CustomerLines(tags, who.masks());
        return search.find(asked.strip(), who.ownerScope().orElse(null), FOUND).groups().stream()
                .flatMap(group -> group.hits().stream())
                .limit(FOUND)
                .map(hit -> lines.line(hit.row()))
                .toList();
    }

    private Profile customer(SignedIn who, Call call) {
        return Optional.of(call)
                .flatMap(desk::customer)
                .map(customer -> visible.need(who, customer.toString()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
    }

    private Call need(long call) {
        return calls.find(call)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
