package atalaya.server.ingest.collect;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.ShownKey;
import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.StoredEvent;
import atalaya.server.ingest.source.EventReader;
import atalaya.server.ingest.source.ReadRow;
import atalaya.server.ingest.source.SourceFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes events from client libraries: `POST /v1/track` and its like, and batches of them.
///
/// The body is JSON whatever the headers call it. As Segment does, whatever is JSON and has a valid
/// key is answered 200 once it is stored; `?strict=1` answers one verdict for each event.
@RestController
final class CollectController {

    /// Bodies that come in at once.
    private static final int MOST_AT_ONCE = 64;

    /// Bytes of bodies that are read as JSON at once. As a tree they take some ten times as much,
    /// which is a third of the heap.
    private static final int MOST_BYTES_AT_ONCE =
            (int) Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 32);

    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

    private final ApiKeys keys;
    private final Sources sources;
    private final Reception reception;
    private final Semaphore readers = new Semaphore(MOST_AT_ONCE);
    private final Semaphore bytes = new Semaphore(MOST_BYTES_AT_ONCE);

    CollectController(ApiKeys keys, Sources sources, Reception reception) {
        this.keys = keys;
        this.sources = sources;
        this.reception = reception;
    }

    /// What became of each event of a call, in their order.
    record Verdicts(List<Verdict> events) {}

    /// @param verdict `accepted`, `duplicate`, `conflict` or `unusable`; all but the last of which
    ///   are fine or kept
    /// @param reason why it is unusable, as the pages of the source's health name it
    record Verdict(
            String messageId,
            String verdict,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String detail) {}

    @PostMapping({
        "/v1/identify",
        "/v1/identify/",
        "/v1/track",
        "/v1/track/",
        "/v1/page",
        "/v1/page/",
        "/v1/screen",
        "/v1/screen/",
        "/v1/group",
        "/v1/group/",
        "/v1/alias",
        "/v1/alias/",
        "/v1/batch",
        "/v1/batch/",
        "/v1/import",
        "/v1/import/",
        "/v1/i",
        "/v1/t",
        "/v1/p",
        "/v1/s",
        "/v1/g",
        "/v1/a",
        "/v1/b"
    })
    Object collect(HttpServletRequest request) throws IOException {
        var call = call(request.getRequestURI());
        var events = received(call, request);
        var receipts = reception.store(events);
        return isStrict(request)
                ? verdicts(events, receipts)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SUCCESS);
    }

    private List<StoredEvent> received(String call, HttpServletRequest request) throws IOException {
        if (!readers.tryAcquire()) {
            throw Refused.BUSY;
        }
        try {
            var shown = ShownKey.of(request);
            if (shown != null && keys.writer(shown).isEmpty()) {
                throw Refused.NO_KEY;
            }
            int most = Envelope.isBatch(call) ? Body.BATCH : Body.CALL;
            return read(call, Body.raw(request.getInputStream(), most), most, shown, request);
        } finally {
            readers.release();
        }
    }

    private List<StoredEvent> read(
            String call,
            byte[] body,
            int most,
            @Nullable String shown,
            HttpServletRequest request) {
        int held = 0;
        try {
            held += take(Body.size(body, most));
            var envelope =
                    Envelope.read(call, Body.unzipped(body, most), request.getHeader("sentAt"));
            held += take(envelope.repeated());
            var key =
                    Optional.ofNullable(shown == null ? envelope.key() : shown)
                            .flatMap(keys::writer)
                            .orElseThrow(() -> Refused.NO_KEY);
            var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            return envelope.received(key, now, request.getRemoteAddr());
        } finally {
            bytes.release(held);
        }
    }

    /// Room for as many bytes, or for all there are.
    private int take(long wanted) {
        int size = (int) Math.min(MOST_BYTES_AT_ONCE / 2, wanted);
        if (!bytes.tryAcquire(size)) {
            throw Refused.BUSY;
        }
        return size;
    }

    /// `track` of `/v1/track/`.
    private static String call(String path) {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /// By hand, since asking for a parameter would read the body of a form.
    private static boolean isStrict(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && List.of(query.split("&")).contains("strict=1");
    }

    private Verdicts verdicts(List<StoredEvent> events, List<Receipt> receipts) {
        var verdicts = new ArrayList<Verdict>(events.size());
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            verdicts.add(
                    switch (receipts.get(i)) {
                        case STORED -> verdict(event);
                        case DUPLICATE -> plain(event, "duplicate");
                        case CONFLICT -> plain(event, "conflict");
                    });
        }
        return new Verdicts(verdicts);
    }

    /// As it will be read behind, by the source file of now.
    private Verdict verdict(StoredEvent event) {
        var file =
                sources.definition(event.source()).orElseGet(() -> SourceFile.live(event.source()));
        var read =
                EventReader.of(file, event.claimed())
                        .read(
                                new EventReader.Event(
                                        event.body(),
                                        event.messageId(),
                                        event.receivedAt(),
                                        event.sentAt()));
        return switch (read) {
            case ReadRow.Said _, ReadRow.Skipped _ -> plain(event, "accepted");
            case ReadRow.Rejected(var flaw) ->
                    new Verdict(
                            event.messageId(),
                            "unusable",
                            flaw.reason().word(),
                            flaw.column(),
                            flaw.detail());
        };
    }

    private static Verdict plain(StoredEvent event, String verdict) {
        return new Verdict(event.messageId(), verdict, null, null, null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return refused.answer();
    }

    /// The client went away in the middle of its call: there is nobody to answer.
    @ExceptionHandler
    void cutOff(IOException cut) {}
}
