package atalaya.server.contact;

import atalaya.server.access.WriteKey;
import atalaya.server.contact.Callers.Recognised;
import atalaya.server.contact.Routing.Route;
import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.ingest.Source;
import atalaya.server.ingest.Sources;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hears what telephony tells of a call, keeps it, and answers who it is and where to send it.
@Component
public final class Telephony {

    private final Sources sources;
    private final Callers callers;
    private final Calls calls;
    private final Situations situations;
    private final Routing routing;
    private final InstantSource time;

    Telephony(
            Sources sources,
            Callers callers,
            Calls calls,
            Situations situations,
            Routing routing,
            InstantSource time) {
        this.sources = sources;
        this.callers = callers;
        this.calls = calls;
        this.situations = situations;
        this.routing = routing;
        this.time = time;
    }

    /// What telephony is answered: ids and words for agents, never a personal value.
    ///
    /// @param verdict `accepted`, `duplicate`, or `conflict` when the same phase came before with
    ///   other content
    /// @param page where the console shows the call, or null when it is not known
    /// @param caller `one`, `several`, `nobody` or `hidden`
    /// @param customer who calls, when it is almost surely one
    /// @param confidence from 0 to 1, or null
    /// @param candidates whom it may be, the likeliest first
    /// @param priority 1 is next, 5 can wait
    /// @param because why that priority, such as `open-grievance`
    /// @param agent who should answer, when somebody knows the customer
    public record Answer(
            String verdict,
            @Nullable String page,
            String caller,
            @Nullable CustomerId customer,
            @Nullable Double confidence,
            List<Candidate> candidates,
            int priority,
            String because,
            @Nullable Agent agent) {}

    /// Somebody it may be.
    public record Candidate(CustomerId customer, double confidence) {}

    /// Who should answer.
    ///
    /// @param because `owner` or `last-agent`
    public record Agent(String agent, String because) {}

    /// The moment to the grain in which moments are kept.
    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Returns once what was told is on disk.
    ///
    /// @param key of the source whose telephony tells
    public Answer tell(CallReport report, WriteKey key) {
        var now = now();
        var country = sources.find(key.source()).map(Source::country).orElse(null);
        var found = callers.recognise(report.caller(), country, now);
        var told = calls.tell(report, key, country, found, now);
        return answer(told, found, route(found, now));
    }

    private Route route(Recognised found, Instant now) {
        var holder = found.holder();
        return holder == null
                ? Route.unknown()
                : routing.route(holder, situations.of(holder.customer(), found.number(), now));
    }

    private static Answer answer(Calls.Told told, Recognised found, Route route) {
        var candidates =
                found.recognition().candidates().stream()
                        .map(one -> new Candidate(one.customer(), rounded(one.likelihood())))
                        .toList();
        var one = found.recognition() instanceof Recognition.One ? candidates.getFirst() : null;
        var preferred = route.preferred();
        return new Answer(
                verdict(told.receipt()),
                told.call() == 0 ? null : "/calls/" + told.call(),
                found.recognition().word(),
                one == null ? null : one.customer(),
                one == null ? null : one.confidence(),
                candidates,
                route.priority().rank(),
                route.priority().because(),
                preferred == null ? null : new Agent(preferred.agent(), preferred.because()));
    }

    private static double rounded(double likelihood) {
        return Math.round(likelihood * 1_000) / 1_000.0;
    }

    private static String verdict(Receipt receipt) {
        return switch (receipt) {
            case STORED -> "accepted";
            case DUPLICATE -> "duplicate";
            case CONFLICT -> "conflict";
        };
    }
}
