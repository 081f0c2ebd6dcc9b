package atalaya.server.console;

import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.SignedIn;
import atalaya.server.contact.Extensions;
import atalaya.server.resolve.CustomerId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/stream`: what happens while a page is open, as server-sent events. A browser has one, however
/// many of its tabs are open.
@RestController
@ConditionalOnWebApplication
final class StreamController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// Then the browser comes back, and is asked anew who it is.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int MOST_OPEN = 20;

    private final Streams streams;
    private final Extensions extensions;
    private final People people;
    private final Visible visible;
    private final Frame frame;

    StreamController(
            Streams streams, Extensions extensions, People people, Visible visible, Frame frame) {
        this.streams = streams;
        this.extensions = extensions;
        this.people = people;
        this.visible = visible;
        this.frame = frame;
    }

    /// @param watch customers on the browser's pages, each `C-0048-2193:version`
    /// @param after the id of the last event it heard, from a page that asks anew by itself
    /// @param last the same, from a browser that comes back
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            SignedIn who,
            @RequestParam(defaultValue = "") List<String> watch,
            @RequestParam @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var shell = frame.around(who, request, frame.words(who, request), "", "");
        var subscriber =
                new Subscriber(
                        who,
                        shell.words().language(),
                        shell.csrf(),
                        who.may("GET", "/calls") ? extensions.words(who.person()) : Set.of(),
                        open(who, watch));
        if (!streams.join(subscriber, position(last == null ? after : last))) {
            response.setHeader("Retry-After", "30");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            speak(subscriber, response.getOutputStream());
        } catch (IOException left) {
            streams.leave(subscriber); // the browser has gone
        } finally {
            streams.leave(subscriber);
        }
    }

    private void speak(Subscriber subscriber, OutputStream out) throws IOException {
        long beganNs = System.nanoTime();
        out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            while (!subscriber.isGone() && System.nanoTime() - beganNs < LONGEST.toNanos()) {
                var told = subscriber.next(HEARTBEAT);
                if (told == null && !isStillHere(subscriber.who().person())) {
                    return;
                }
                out.write(
                        (told == null ? ": still here\n\n" : written(told))
                                .getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever left or changed roles meanwhile is asked anew.
    private boolean isStillHere(Person person) {
        return people.find(person.person())
                .filter(now -> now.active() && now.roles().equals(person.roles()))
                .isPresent();
    }

    private static String written(Subscriber.Told told) {
        var text = new StringBuilder();
        if (told.id() != null) {
            text.append("id: ").append(told.id()).append('\n');
        }
        text.append("event: ").append(told.event()).append('\n');
        told.data().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    /// Those that this person may see.
    private Map<CustomerId, String> open(SignedIn who, List<String> watch) {
        var open = new HashMap<CustomerId, String>();
        for (var one : watch.stream().limit(MOST_OPEN).toList()) {
            int colon = one.indexOf(':');
            var id = CustomerId.parse(colon < 0 ? one : one.substring(0, colon));
            if (id.isPresent()
                    && visible.seek(who, id.get().toString()) instanceof Visible.Sought.Here) {
                open.put(id.get(), colon < 0 ? "" : one.substring(colon + 1));
            }
        }
        return open;
    }

    private static @Nullable Long position(@Nullable String last) {
        return last != null && last.matches("\\d{1,18}") ? Long.valueOf(last) : null;
    }
}
