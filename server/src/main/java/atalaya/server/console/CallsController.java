package atalaya.server.console;

import atalaya.identity.standard.Phones;
import atalaya.server.access.Audit;
import atalaya.server.access.FieldClass;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CallsPage;
import atalaya.server.console.page.HandOversPage;
import atalaya.server.console.page.Words;
import atalaya.server.contact.Call;
import atalaya.server.contact.CallBacks;
import atalaya.server.contact.CallBacks.Owed;
import atalaya.server.contact.Calls;
import atalaya.server.contact.Extensions;
import atalaya.server.contact.HandOvers;
import atalaya.server.contact.HandOvers.HandOver;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// `/calls`: whom to call back, one's own calls, and what departments hand over to each other.
@RestController
class CallsController {

    private static final int OWED = 50;
    private static final int OWN = 12;
    private static final int DONE = 8;
    private static final int HANDED = 50;
    private static final int EXPORTED = 10_000;

    private final Frame frame;
    private final Pages pages;
    private final Calls calls;
    private final CallBacks callBacks;
    private final HandOvers handOvers;
    private final Extensions extensions;
    private final Customers customers;
    private final Profiles profiles;
    private final People people;
    private final Audit audit;

    CallsController(
            Frame frame,
            Pages pages,
            Calls calls,
            CallBacks callBacks,
            HandOvers handOvers,
            Extensions extensions,
            Customers customers,
            Profiles profiles,
            People people,
            Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.calls = calls;
        this.callBacks = callBacks;
        this.handOvers = handOvers;
        this.extensions = extensions;
        this.customers = customers;
        this.profiles = profiles;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping("/calls")
    ResponseEntity<String> show(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var owed = callBacks.open(OWED);
        var done = callBacks.done(DONE);
        var mine = calls.ofAgents(extensions.words(who.person()), OWN);
        var names =
                names(
                        who,
                        Stream.of(
                                        owed.stream().map(Owed::record),
                                        done.stream().map(Owed::record),
                                        mine.stream().map(Call::record))
                                .flatMap(records -> records)
                                .filter(Objects::nonNull)
                                .toList());
        var page =
                new CallsPage(
                        extensions.of(who.person().person()).orElse(null),
                        who.person().login(),
                        owed.stream().map(one -> line(who, one, names, w)).toList(),
                        callBacks.count(),
                        mine.stream().map(one -> own(who, one, names, w)).toList(),
                        done.stream().map(one -> line(who, one, names, w)).toList(),
                        handOvers.count());
        audit.recordRead(who, "calls.listed");
        var shell = frame.around(who, request, w, w.text("console.menu.calls"), "calls");
        return pages.show("calls", Map.of("shell", shell, "page", page));
    }

    /// @param done whether somebody spoke with them, else it was only tried
    @PostMapping("/calls/{call}/back")
    ResponseEntity<String> back(
            SignedIn who,
            @PathVariable long call,
            @RequestParam(defaultValue = "false") boolean done) {
        var known =
                calls.find(call)
                        .filter(one -> one.number() != null)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (done) {
            callBacks.gaveBack(who, known);
        } else {
            callBacks.tried(who, known);
        }
        return Pages.seeOther("/calls");
    }

    /// The same list as a file.
    @GetMapping("/calls/backs.csv")
    void csv(SignedIn who, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var w = frame.words(who, request);
        var owed = callBacks.open(EXPORTED);
        var names = names(who, owed.stream().map(Owed::record).filter(Objects::nonNull).toList());
        audit.record(who, "callbacks.exported");
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"call-backs.csv\"");
        var out = response.getWriter();
        out.write("customer,name,number,since,wait_seconds,queue,promised,calls,tries\r\n");
        for (var one : owed) {
            var row = row(one.record(), names);
            out.write(
                    Stream.of(
                                    row.map(r -> r.customer().toString()).orElse(""),
                                    row.map(r -> who.masks().showName(r.name())).orElse(""),
                                    number(who, one.number()),
                                    one.since().toString(),
                                    one.waitSeconds() == null ? "" : one.waitSeconds().toString(),
                                    Objects.requireNonNullElse(one.queue(), ""),
                                    Boolean.toString(one.promised()),
                                    Integer.toString(one.calls()),
                                    Integer.toString(one.tries()))
                            .map(CallsController::cell)
                            .collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    /// A quote stops what a spreadsheet would take for a formula.
    private static String cell(String text) {
        var harmless =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^\",\r\n]*")
                ? harmless
                : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    @GetMapping("/calls/hand-overs")
    ResponseEntity<String> handOvers(SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var open = handOvers.open(HANDED);
        var answered = handOvers.answered(DONE);
        var names =
                names(
                        who,
                        Stream.concat(open.stream(), answered.stream())
                                .map(HandOver::record)
                                .toList());
        audit.recordRead(who, "handovers.listed");
        var shell = frame.around(who, request, w, w.text("console.calls.hand-overs"), "calls");
        var page = new HandOversPage(lines(who, open, names, w), lines(who, answered, names, w));
        return pages.show("hand-overs", Map.of("shell", shell, "page", page));
    }

    @PostMapping("/calls/hand-overs/{number}")
    ResponseEntity<String> answer(
            SignedIn who, @PathVariable long number, @RequestParam(defaultValue = "") String text) {
        if (text.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        handOvers.answer(who, number, text);
        return Pages.seeOther("/calls/hand-overs");
    }

    private List<HandOversPage.Line> lines(
            SignedIn who, List<HandOver> some, Map<Long, ProfileRow> names, Words w) {
        return some.stream()
                .filter(one -> names.containsKey(one.record()))
                .map(one -> {
                    var row = Objects.requireNonNull(names.get(one.record()));
                    return new HandOversPage.Line(
                            one.number(),
                            "/customers/" + row.customer(),
                            who.masks().showName(row.name()),
                            w.textOr("console.department." + one.department(), one.department()),
                            person(one.handedBy()),
                            one.handedAt(),
                            one.text(),
                            one.answer(),
                            one.answeredBy() == null ? null : person(one.answeredBy()));
                })
                .toList();
    }

    private CallsPage.OwedLine line(SignedIn who, Owed one, Map<Long, ProfileRow> names, Words w) {
        var row = row(one.record(), names);
        return new CallsPage.OwedLine(
                one.call(),
                row.map(r -> "/customers/" + r.customer()).orElse(null),
                row.map(r -> who.masks().showName(r.name()))
                        .orElseGet(() -> w.text("console.calls.unknown")),
                number(who, one.number()),
                one.since(),
                one.waitSeconds() == null ? "" : EventWords.lasting(one.waitSeconds()),
                one.queue() == null
                        ? ""
                        : w.textOr("console.department." + one.queue(), one.queue()),
                one.promised(),
                one.calls(),
                one.tries(),
                one.doneBy() == null ? null : person(one.doneBy()),
                one.doneAt());
    }

    private static CallsPage.OwnLine own(
            SignedIn who, Call one, Map<Long, ProfileRow> names, Words w) {
        var title =
                row(one.record(), names)
                        .map(r -> who.masks().showName(r.name()))
                        .orElseGet(() -> CallWords.caller(who, one, w));
        var state = CallWords.state(one, w);
        boolean unwritten =
                one.state() == Call.State.ENDED
                        && one.closedAt() == null
                        && one.answeredAt() != null;
        return new CallsPage.OwnLine(
                one.call(),
                title,
                state + (unwritten ? " · " + w.text("console.calls.no-note") : ""),
                one.beganAt());
    }

    private static String number(SignedIn who, String number) {
        return who.masks().show(FieldClass.PHONE, Phones.readable(number, null));
    }

    private String person(long person) {
        return people.find(person).map(Person::name).orElse("");
    }

    private static Optional<ProfileRow> row(@Nullable Long record, Map<Long, ProfileRow> names) {
        return record == null ? Optional.empty() : Optional.ofNullable(names.get(record));
    }

    /// The customers that have these records now and whom this person may see.
    private Map<Long, ProfileRow> names(SignedIn who, Collection<Long> records) {
        var of = customers.of(records);
        var rows =
                profiles.rows(of.values().stream().distinct().toList()).stream()
                        .filter(row ->
                                who.ownerScope()
                                        .map(owner -> owner.equals(row.owner()))
                                        .orElse(true))
                        .collect(Collectors.toMap(ProfileRow::customer, row -> row));
        var names = new HashMap<Long, ProfileRow>();
        of.forEach((Long record, CustomerId customer) -> {
            var row = rows.get(customer);
            if (row != null) {
                names.put(record, row);
            }
        });
        return names;
    }
}
