package atalaya.server.console;

import atalaya.identity.standard.Phones;
import atalaya.server.access.FieldClass;
import atalaya.server.access.SignedIn;
import atalaya.server.console.draw.Meter;
import atalaya.server.console.page.CallPage;
import atalaya.server.console.page.Words;
import atalaya.server.contact.Call;
import atalaya.server.contact.Caller;
import atalaya.server.contact.Channel;
import atalaya.server.contact.OpenMatter;
import atalaya.server.contact.Reason;
import atalaya.server.contact.Reason.Sign;
import atalaya.server.contact.Situation;
import atalaya.server.profile.Lookup;
import atalaya.server.profile.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Puts into words why somebody calls, what is open, and what happened last.
record CallWords(Words w, EventWords events) {

    private static final int CONTACTS = 6;

    private static final Map<OpenMatter.Kind, String> ICONS =
            Map.of(
                    OpenMatter.Kind.RETURN, "undo-2",
                    OpenMatter.Kind.CASE, "headphones",
                    OpenMatter.Kind.PAYMENT, "credit-card",
                    OpenMatter.Kind.DELIVERY, "truck",
                    OpenMatter.Kind.CALL_BACK, "phone-missed",
                    OpenMatter.Kind.QUOTE, "file-text");

    private static final Map<Sign.Kind, String> SIGN_ICONS =
            Map.of(
                    Sign.Kind.LOOKED_UP, "smartphone",
                    Sign.Kind.GAVE_UP, "phone-missed",
                    Sign.Kind.LOW_SCORE, "star",
                    Sign.Kind.ESCALATED, "triangle-alert",
                    Sign.Kind.VIEWED, "eye");

    /// Where a call stands; a chat waits where a telephone rings.
    static String state(Call call, Words w) {
        var key = "console.call.state." + call.state().name().toLowerCase(Locale.ROOT);
        return w.textOr(key + "." + call.channel().word(), w.text(key));
    }

    /// What a call came with, as this person may see it: the number, or what stands in its place.
    static String caller(SignedIn who, Call call, Words w) {
        var number = call.number();
        if (number != null) {
            return who.masks().show(FieldClass.PHONE, Phones.readable(number, call.country()));
        }
        var named = call.named();
        if (named != null) {
            return Lookup.type(named.type())
                    .map(type -> who.masks().show(Lookup.attribute(type), named.value()))
                    .orElse(named.value());
        }
        return w.text(
                call.channel() == Channel.CALL ? "console.call.hidden" : "console.call.nameless");
    }

    /// What kind of identifier somebody came with.
    static String kind(Caller.Named named, Words w) {
        var type = Lookup.type(named.type()).map(Enum::name).orElse(named.type());
        return w.text("console.identifier." + type.toLowerCase(Locale.ROOT));
    }

    /// The likeliest reason; empty when nothing points anywhere.
    Optional<CallPage.Why> why(Situation situation) {
        return situation.reasons().stream()
                .findFirst()
                .map(reason ->
                        new CallPage.Why(
                                title(reason),
                                w.text("console.call.certainty", w.percent(reason.share())),
                                Meter.progress(reason.share()),
                                reason.signs().stream().map(this::sign).toList()));
    }

    private String title(Reason reason) {
        var matter = reason.matter();
        if (matter == null) {
            var seen = reason.signs().isEmpty() ? null : reason.signs().getFirst().what();
            return w.text("console.call.reason.viewing", Objects.requireNonNullElse(seen, ""));
        }
        var key = "console.call.reason." + word(matter.kind());
        var since = w.count("console.call.days", matter.days(w.now()));
        var amount = matter.amount();
        if (matter.kind() == OpenMatter.Kind.RETURN && amount != null && amount.signum() != 0) {
            return w.text(
                    "console.call.reason.refund", w.money(amount.abs(), matter.currency()), since);
        }
        if (matter.kind() == OpenMatter.Kind.CALL_BACK) {
            return w.count(key, matter.times());
        }
        var reference = matter.reference();
        var late = matter.kind() == OpenMatter.Kind.DELIVERY && matter.overdue() ? "-late" : "";
        return w.text(key + late, reference == null ? "" : reference, since)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private CallPage.Sign sign(Sign sign) {
        var key =
                "console.call.sign."
                        + sign.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var what = Objects.requireNonNullElse(sign.what(), "");
        var text =
                switch (sign.kind()) {
                    case GAVE_UP ->
                            sign.seconds() > 0
                                    ? w.text(
                                            key + (sign.times() == 1 ? ".one" : ".other"),
                                            sign.times(),
                                            when(sign.at()),
                                            EventWords.lasting(sign.seconds()))
                                    : w.text(
                                            key + "-only" + (sign.times() == 1 ? ".one" : ".other"),
                                            sign.times(),
                                            when(sign.at()));
                    case LOOKED_UP ->
                            w.text(
                                    key + (sign.times() == 1 ? ".one" : ".other"),
                                    sign.times(),
                                    when(sign.at()));
                    case LOW_SCORE, ESCALATED, VIEWED -> w.text(key, what, when(sign.at()));
                };
        return new CallPage.Sign(SIGN_ICONS.getOrDefault(sign.kind(), "activity"), text);
    }

    List<CallPage.Open> open(Situation situation) {
        return situation.open().stream().map(this::open).toList();
    }

    private CallPage.Open open(OpenMatter matter) {
        var kind = word(matter.kind());
        var days = matter.days(w.now());
        var term = matter.kind().term().toDays();
        boolean dated =
                matter.kind() == OpenMatter.Kind.RETURN || matter.kind() == OpenMatter.Kind.CASE;
        var chip =
                dated
                        ? w.text("console.call.of-term", days, term)
                        : w.text("console.call.open." + kind + (matter.overdue() ? ".late" : ""));
        var reference = matter.reference();
        var label =
                matter.kind() == OpenMatter.Kind.CALL_BACK
                        ? w.count("console.call.matter.call-back", matter.times())
                        : w.text("console.call.matter." + kind, reference == null ? "" : reference)
                                .strip();
        var amount = matter.amount();
        return new CallPage.Open(
                ICONS.getOrDefault(matter.kind(), "inbox"),
                label,
                chip,
                matter.overdue() ? "bad" : matter.kind() == OpenMatter.Kind.CASE ? "warn" : "blue",
                amount != null && amount.signum() != 0
                        ? w.money(amount.abs(), matter.currency())
                        : w.age(matter.since()));
    }

    /// The newest, those that say the same as one, without this call itself.
    List<CallPage.Contact> contacts(Situation situation, Call call) {
        var own = call.source() + ":" + call.callId();
        var entries =
                situation.latest().stream()
                        .filter(entry -> !own.equals(entry.reference()))
                        .toList();
        var contacts = new ArrayList<CallPage.Contact>();
        for (List<TimelineEntry> run : TimelineParts.runs(entries)) {
            if (contacts.size() == CONTACTS) {
                break;
            }
            contacts.add(new CallPage.Contact(when(run.getFirst().at()), events.event(run)));
        }
        return contacts;
    }

    /// The time of today, the weekday of this week, else the day.
    private String when(Instant at) {
        var day = at.atZone(w.zone()).toLocalDate();
        if (day.equals(w.today())) {
            return w.time(at);
        }
        var locale = Locale.of(w.language());
        boolean thisWeek = Duration.between(at, w.now()).toDays() < 6;
        return DateTimeFormatter.ofPattern(thisWeek ? "EEE d" : "d MMM", locale).format(day);
    }

    private static String word(OpenMatter.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
