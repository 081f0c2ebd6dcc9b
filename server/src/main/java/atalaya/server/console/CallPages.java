package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.CallPage;
import atalaya.server.console.page.CustomerPage.Chip;
import atalaya.server.console.page.Shell;
import atalaya.server.console.page.Words;
import atalaya.server.contact.Call;
import atalaya.server.contact.CallDesk;
import atalaya.server.contact.Callers;
import atalaya.server.contact.Calls;
import atalaya.server.contact.Recognition;
import atalaya.server.contact.Recognition.Candidate;
import atalaya.server.contact.Situations;
import atalaya.server.contact.Verification;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the page of a call from what the rooms know, as somebody may see it.
@Component
final class CallPages {

    private static final Duration COUNTED = Duration.ofDays(7);

    private final Calls calls;
    private final Callers callers;
    private final CallDesk desk;
    private final Profiles profiles;
    private final Situations situations;
    private final Visible visible;
    private final OwedParts owed;

    CallPages(
            Calls calls,
            Callers callers,
            CallDesk desk,
            Profiles profiles,
            Situations situations,
            Visible visible,
            OwedParts owed) {
        this.calls = calls;
        this.callers = callers;
        this.desk = desk;
        this.profiles = profiles;
        this.situations = situations;
        this.visible = visible;
        this.owed = owed;
    }

    CallPage of(SignedIn who, Call call, Words w, SourceTags tags) {
        return of(who, call, false, w, tags);
    }

    /// @param failed whether the caller just answered wrongly
    CallPage of(SignedIn who, Call call, boolean failed, Words w, SourceTags tags) {
        var recognition = callers.whoMakes(call, w.now());
        var profile = profile(who, call, recognition);
        var candidates =
                recognition.candidates().stream().flatMap(one -> seen(who, one).stream()).toList();
        boolean asks = profile.isEmpty() && call.chosenBy() == null && !candidates.isEmpty();
        boolean covered =
                recognition instanceof Recognition.Several
                        && candidates.size() > 1
                        && call.verifiedBy() == null;
        var situation = profile.map(one -> situations.of(one.customer(), call.number(), w.now()));
        var says = new CallWords(w, new EventWords(w, tags, who.masks()));
        boolean open = situation.isPresent() && !covered;
        return new CallPage(
                call.call(),
                ring(who, call, recognition, profile, w),
                profile.map(one -> who(who, one, w)).orElse(null),
                call.channel().word(),
                call.named() == null,
                asks ? "several" : profile.isPresent() ? "one" : word(call),
                asks ? cards(candidates, w) : List.of(),
                recognition instanceof Recognition.Several(var _, int holders) ? holders : 0,
                open ? says.why(situation.get()).orElse(null) : null,
                profile.map(one -> verify(who, call, one, failed, w)).orElse(null),
                covered && profile.isPresent(),
                open ? says.contacts(situation.get(), call) : List.of(),
                open ? says.open(situation.get()) : List.of(),
                close(call, profile, asks, w),
                same(candidates, profile, w));
    }

    /// The page while nobody knows yet who it is: what telephony told, and a search by hand.
    ///
    /// @param late whether nobody looks for them any more
    static CallPage without(SignedIn who, Call call, boolean late, Words w) {
        var state = call.state().name().toLowerCase(Locale.ROOT);
        return new CallPage(
                call.call(),
                new CallPage.Ring(
                        state,
                        CallWords.state(call, w),
                        CallWords.caller(who, call, w),
                        String.join(" · ", told(call, w)),
                        null),
                null,
                call.channel().word(),
                call.named() == null,
                late ? "late" : "searching",
                List.of(),
                0,
                null,
                null,
                false,
                List.of(),
                List.of(),
                close(call, Optional.empty(), true, w),
                List.of());
    }

    private static String word(Call call) {
        return call.number() == null && call.named() == null ? "hidden" : "nobody";
    }

    /// Somebody it may be whom this person may see.
    private record Seen(Profile profile, double likelihood) {}

    private Optional<Seen> seen(SignedIn who, Candidate candidate) {
        return visible.seek(who, candidate.customer().toString())
                        instanceof Visible.Sought.Here(var profile)
                ? Optional.of(new Seen(profile, candidate.likelihood()))
                : Optional.empty();
    }

    /// Whom it is taken to be: as an agent said, else as the number says almost surely.
    private Optional<Profile> profile(SignedIn who, Call call, Recognition recognition) {
        var chosen =
                call.chosenBy() != null || call.record() != null
                        ? desk.customer(call)
                        : Optional.ofNullable(
                                recognition instanceof Recognition.One(var one, var _)
                                        ? one.customer()
                                        : null);
        boolean unsure = call.chosenBy() == null && recognition instanceof Recognition.Several;
        return chosen.filter(_ -> !unsure)
                .flatMap(customer ->
                        visible.seek(who, customer.toString())
                                        instanceof Visible.Sought.Here(var profile)
                                ? Optional.of(profile)
                                : Optional.empty())
                .filter(profile -> profile.type() != RecordType.LEAF);
    }

    private CallPage.Ring ring(
            SignedIn who, Call call, Recognition recognition, Optional<Profile> profile, Words w) {
        var state = call.state().name().toLowerCase(Locale.ROOT);
        var line = told(call, w);
        int times = calls.countLike(call, w.now().minus(COUNTED));
        if (times > 1) {
            line.add(w.text("console.call.times." + call.channel().word(), times));
        }
        return new CallPage.Ring(
                state,
                CallWords.state(call, w),
                CallWords.caller(who, call, w),
                String.join(" · ", line),
                profile.isEmpty() ? null : sure(call, recognition, profile.get(), w));
    }

    /// Where and how long they have waited.
    private static List<String> told(Call call, Words w) {
        var line = new ArrayList<String>();
        if (call.queue() != null) {
            line.add(
                    w.text(
                            "console.call.queue",
                            w.textOr("console.department." + call.queue(), call.queue())));
        }
        var waited = call.waited(w.now());
        if (!waited.isZero()) {
            line.add(
                    w.text(
                            "console.call.waited",
                            "%d:%02d".formatted(waited.toMinutes(), waited.toSecondsPart())));
        }
        return line;
    }

    private static String sure(Call call, Recognition recognition, Profile profile, Words w) {
        if (call.verifiedBy() != null) {
            return w.text("console.call.verified");
        }
        if (call.chosenBy() != null) {
            return w.text("console.call.chosen");
        }
        return recognition.candidates().stream()
                .filter(one -> one.customer().equals(profile.customer()))
                .findFirst()
                .map(one -> by(call, w.percent(one.likelihood()), w))
                .orElseGet(() -> w.text("console.call.chosen"));
    }

    private static String by(Call call, String sure, Words w) {
        var named = call.named();
        return named == null
                ? w.text("console.call.by-number", sure)
                : w.text("console.call.by-identifier", CallWords.kind(named, w), sure);
    }

    private CallPage.Who who(SignedIn who, Profile profile, Words w) {
        var name = who.masks().showName(profile.name());
        var facts = new ArrayList<String>();
        facts.add(profile.customer().toString());
        profile.text(Attribute.CITY).ifPresent(facts::add);
        var id = profile.customer().toString();
        return new CallPage.Who(
                id,
                "/customers/" + id,
                name,
                Shell.initials(name),
                profile.type() == RecordType.COMPANY,
                facts,
                chips(profile, w));
    }

    private List<Chip> chips(Profile profile, Words w) {
        var chips = new ArrayList<Chip>(owed.chips(profile.customer(), w));
        var first = profile.activity().firstAt();
        profile.text(Attribute.CUSTOMER_SINCE)
                .filter(since -> since.matches("\\d{4}-.*"))
                .map(since -> since.substring(0, 4))
                .or(() ->
                        Optional.ofNullable(first)
                                .map(at -> Integer.toString(at.atZone(w.zone()).getYear())))
                .ifPresent(year ->
                        chips.add(new Chip("blue", "user", w.text("console.call.since", year))));
        profile.text(Attribute.OWNER)
                .ifPresent(owner ->
                        chips.add(new Chip("", "briefcase", w.text("console.call.owner", owner))));
        if (profile.golden().containsKey(Attribute.DECEASED)) {
            chips.add(new Chip("bad", null, w.text("console.customer.deceased")));
        }
        return chips;
    }

    /// What tells people with one number apart, beyond their names: town, year of birth, since when
    /// they buy.
    private static List<CallPage.Card> cards(List<Seen> candidates, Words w) {
        var cards = new ArrayList<CallPage.Card>();
        for (var one : candidates) {
            var profile = one.profile();
            var lastAt = profile.activity().lastAt();
            var apart =
                    Stream.of(
                                    profile.text(Attribute.CITY),
                                    profile.text(Attribute.CUSTOMER_SINCE)
                                            .filter(since -> since.matches("\\d{4}-.*"))
                                            .map(since ->
                                                    w.text(
                                                            "console.call.since",
                                                            since.substring(0, 4))),
                                    Optional.ofNullable(lastAt)
                                            .map(at -> w.text("console.call.last", w.ago(at))))
                            .flatMap(Optional::stream)
                            .toList();
            cards.add(
                    new CallPage.Card(
                            profile.customer().toString(),
                            profile.name(),
                            Shell.initials(profile.name()),
                            apart,
                            w.percent(one.likelihood()),
                            cards.size() + 1));
        }
        return cards;
    }

    private static CallPage.Verify verify(
            SignedIn who, Call call, Profile profile, boolean failed, Words w) {
        var questions =
                Verification.questions(profile).stream()
                        .map(question ->
                                new CallPage.Question(
                                        question.word(),
                                        w.text("console.call.question." + question.word()),
                                        hint(who, question, profile)))
                        .toList();
        return new CallPage.Verify(call.verifiedBy() != null, failed, questions);
    }

    /// Enough to help an agent who mishears, too little to answer with.
    private static @Nullable String hint(
            SignedIn who, Verification.Question question, Profile profile) {
        return switch (question) {
            case POSTAL_CODE ->
                    profile.text(Attribute.POSTAL_CODE)
                            .filter(code -> code.length() > 3)
                            .map(code -> code.substring(0, 2) + "•".repeat(code.length() - 2))
                            .orElse(null);
            case DOCUMENT_END, BIRTH_YEAR -> null;
        };
    }

    /// @param asks whether it may be somebody known
    private static CallPage.Close close(
            Call call, Optional<Profile> profile, boolean asks, Words w) {
        var topics =
                CallDesk.TOPICS.stream()
                        .map(topic ->
                                new CallPage.Topic(
                                        topic,
                                        w.text("console.call.topic." + topic),
                                        topic.equals(call.topic())))
                        .toList();
        var departments =
                Vocabulary.DEPARTMENTS.stream()
                        .filter(department -> !department.equals("service"))
                        .map(department ->
                                new CallPage.Department(
                                        department, w.text("console.department." + department)))
                        .toList();
        return new CallPage.Close(
                call.closedAt() != null,
                topics,
                Objects.requireNonNullElse(call.draft(), ""),
                profile.isEmpty() && !asks,
                profile.isEmpty() && !mayHoldANote(call),
                departments);
    }

    /// Whether it came with something that a note can belong to while nobody is known.
    private static boolean mayHoldANote(Call call) {
        var named = call.named();
        return call.number() != null
                || named != null && named.type().equals(IdentifierType.EMAIL.word());
    }

    private static List<CallPage.Same> same(
            List<Seen> candidates, Optional<Profile> profile, Words w) {
        return candidates.stream()
                .filter(one ->
                        profile.isPresent()
                                && !one.profile().customer().equals(profile.get().customer()))
                .map(one ->
                        new CallPage.Same(
                                one.profile().customer().toString(),
                                one.profile().name(),
                                w.percent(one.likelihood())))
                .toList();
    }
}
