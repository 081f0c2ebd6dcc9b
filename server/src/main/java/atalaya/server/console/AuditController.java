package atalaya.server.console;

import static atalaya.server.console.CustomersController.given;

import atalaya.server.access.Audit;
import atalaya.server.access.AuditCheck;
import atalaya.server.access.AuditEntry;
import atalaya.server.access.AuditQuery;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.AuditPage;
import atalaya.server.console.page.AuditPage.Choice;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// `/audit`: who saw and changed what.
@RestController
class AuditController {

    private static final int ROWS = 50;
    private static final int SUBJECTS_SHOWN = 5;
    private static final int CSV_PAGE = 1_000;
    private static final Pattern CUSTOMER = Pattern.compile("C-[0-9-]+");

    private final Audit audit;
    private final People people;
    private final Frame frame;
    private final Pages pages;

    AuditController(Audit audit, People people, Frame frame, Pages pages) {
        this.audit = audit;
        this.people = people;
        this.frame = frame;
        this.pages = pages;
    }

    /// What the filter asks for, as the address writes it.
    record Asked(
            @Nullable Long who,
            @Nullable String act,
            @Nullable String what,
            @Nullable String since,
            @Nullable String until) {

        AuditQuery query(ZoneId zone) {
            var first = day(since);
            var last = day(until);
            return new AuditQuery(
                    who,
                    given(act),
                    given(what),
                    first == null ? null : start(first, zone),
                    last == null ? null : start(last.plusDays(1), zone));
        }

        String url(String path) {
            var url = UriComponentsBuilder.fromPath(path);
            Stream.of(
                            Map.entry("who", who == null ? "" : who.toString()),
                            Map.entry("act", said(act)),
                            Map.entry("what", said(what)),
                            Map.entry("since", said(since)),
                            Map.entry("until", said(until)))
                    .filter(part -> !part.getValue().isEmpty())
                    .forEach(part ->
                            url.queryParam(part.getKey(), "{" + part.getKey() + "}")
                                    .uriVariables(Map.of(part.getKey(), part.getValue())));
            return url.encode().toUriString();
        }

        boolean narrows() {
            return !url("").isEmpty();
        }

        static String said(@Nullable String text) {
            var given = given(text);
            return given == null ? "" : given;
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            try {
                return given(text) == null ? null : LocalDate.parse(said(text));
            } catch (DateTimeParseException notADay) {
                return null;
            }
        }

        private static Instant start(LocalDate day, ZoneId zone) {
            return day.atStartOfDay(zone).toInstant();
        }
    }

    /// @param before the entry to start below
    /// @param verify whether to check the whole chain as well
    @GetMapping("/audit")
    ResponseEntity<String> show(
            SignedIn who,
            Asked asked,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "false") boolean verify,
            HttpServletRequest request) {
        var w = frame.words(who, request);
        audit.recordRead(who, "audit.viewed");
        var found = audit.find(asked.query(w.zone()), before, ROWS);
        var everyone = people.all();
        var names = everyone.stream().collect(Collectors.toMap(Person::person, Person::name));
        var page =
                new AuditPage(
                        peopleChoices(everyone, asked.who(), w),
                        actChoices(asked.act(), w),
                        Asked.said(asked.what()),
                        Asked.said(asked.since()),
                        Asked.said(asked.until()),
                        asked.narrows(),
                        found.stream().map(entry -> line(entry, names, w)).toList(),
                        asked.url("/audit.csv"),
                        found.size() < ROWS ? null : next(asked, found.getLast().entry()));
        var shell = frame.around(who, request, w, w.text("access.audit.title"), "audit");
        return pages.show(
                "audit", Map.of("shell", verify ? shell.with(checked(w)) : shell, "page", page));
    }

    /// The same entries as a file, however many, a page at a time.
    @GetMapping("/audit.csv")
    void csv(SignedIn who, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        audit.record(who, "audit.exported");
        var query = asked.query(frame.words(who, request).zone());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = response.getWriter();
        out.write("entry,at,person,act,subjects,reason\r\n");
        var page = audit.find(query, Long.MAX_VALUE, CSV_PAGE);
        while (!page.isEmpty()) {
            for (var entry : page) {
                out.write(csvLine(entry));
            }
            page = audit.find(query, page.getLast().entry(), CSV_PAGE);
        }
    }

    private static String csvLine(AuditEntry entry) {
        return CsvLine.of(
                entry.entry(),
                entry.at(),
                entry.person(),
                entry.act(),
                String.join(" ", entry.subjects()),
                entry.reason());
    }

    private Notice checked(Words w) {
        return switch (audit.verify()) {
            case AuditCheck.Intact(long entries, long _) ->
                    new Notice("done", w.text("access.audit.intact", entries), null);
            case AuditCheck.Broken(long entry) ->
                    new Notice("bad", w.text("access.audit.broken", entry), null);
            case AuditCheck.Cut(long entries, long witnessed) ->
                    new Notice("bad", w.text("access.audit.cut", entries, witnessed), null);
        };
    }

    private static AuditPage.Line line(AuditEntry entry, Map<Long, String> names, Words w) {
        var subjects =
                entry.subjects().stream()
                        .limit(SUBJECTS_SHOWN)
                        .map(id -> new AuditPage.Subject(id, url(id)))
                        .toList();
        var reason = entry.reason();
        return new AuditPage.Line(
                entry.entry(),
                entry.at(),
                names.getOrDefault(entry.person(), w.text("access.audit.command-line")),
                w.textOr("access.act." + entry.act(), entry.act()),
                subjects,
                entry.subjects().size() - subjects.size(),
                reason == null ? null : w.textOr("access.reason." + reason, reason));
    }

    private static @Nullable String url(String id) {
        return CUSTOMER.matcher(id).matches() ? "/customers/" + id : null;
    }

    private static List<Choice> peopleChoices(
            List<Person> everyone, @Nullable Long chosen, Words w) {
        return Stream.concat(
                        Stream.of(new Choice("0", w.text("access.audit.command-line"), false)),
                        everyone.stream().map(p -> new Choice("" + p.person(), p.name(), false)))
                .map(choice ->
                        new Choice(
                                choice.value(),
                                choice.label(),
                                choice.value().equals(String.valueOf(chosen))))
                .toList();
    }

    private static List<Choice> actChoices(@Nullable String chosen, Words w) {
        return w.below("access.act.").entrySet().stream()
                .map(act -> new Choice(act.getKey(), act.getValue(), act.getKey().equals(chosen)))
                .toList();
    }

    private static String next(Asked asked, long entry) {
        var url = asked.url("/audit");
        return url + (url.contains("?") ? "&" : "?") + "before=" + entry;
    }
}
