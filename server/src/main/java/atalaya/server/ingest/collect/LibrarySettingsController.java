package atalaya.server.ingest.collect;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.ShownKey;
import atalaya.server.access.WriteKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What browser libraries ask for before they send anything: where to send, and that no other
/// destination is wanted. It tells nothing that the page that asks does not know.
@RestController
final class LibrarySettingsController {

    private final ApiKeys keys;

    LibrarySettingsController(ApiKeys keys) {
        this.keys = keys;
    }

    /// Settings as analytics.js of Segment wants them.
    @GetMapping("/v1/projects/{key}/settings")
    Map<String, Object> segment(@PathVariable String key) {
        known(key);
        return Map.of(
                "integrations",
                Map.of("Segment.io", Map.of("apiKey", key, "addBundledMetadata", false)),
                "plan",
                Map.of("track", Map.of("__default", Map.of("enabled", true))),
                "edgeFunction",
                Map.of(),
                "analyticsNextEnabled",
                true,
                "middlewareSettings",
                Map.of(),
                "enabledMiddleware",
                Map.of(),
                "metrics",
                Map.of("sampleRate", 0),
                "remotePlugins",
                List.of());
    }

    /// Settings as the browser library of RudderStack wants them.
    @GetMapping({"/sourceConfig", "/sourceConfig/"})
    Map<String, Object> rudder(HttpServletRequest request) {
        var shown = ShownKey.of(request);
        var source = known(shown == null ? "" : shown).source();
        var off = Map.of("enabled", false);
        return Map.of(
                "source",
                Map.of(
                        "id",
                        source,
                        "name",
                        source,
                        "writeKey",
                        shown == null ? "" : shown,
                        "enabled",
                        true,
                        "workspaceId",
                        "atalaya",
                        "config",
                        Map.of("statsCollection", Map.of("errors", off, "metrics", off)),
                        "destinations",
                        List.of()));
    }

    private WriteKey known(String key) {
        return keys.writer(key).orElseThrow(() -> Refused.NO_KEY);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return refused.answer();
    }
}
