package atalaya.server.contact;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.ShownKey;
import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/calls`: what telephony tells of calls, by the server key of its source.
@RestController
final class CallsController {

    private static final int MOST_BYTES = 32 * 1024;

    /// Calls being taken at once; a switchboard of a thousand agents has fewer in a second.
    private static final int MOST_AT_ONCE = 32;

    private final ApiKeys keys;
    private final Telephony telephony;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    CallsController(ApiKeys keys, Telephony telephony) {
        this.keys = keys;
        this.telephony = telephony;
    }

    @PostMapping({"/v1/calls", "/v1/calls/"})
    @Operation(
            summary = "Tell of a call: ringing, answered, transferred, ended or abandoned",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = CallBody.class))))
    Telephony.Answer tell(HttpServletRequest request) throws IOException {
        if (!places.tryAcquire()) {
            throw CallRefused.BUSY;
        }
        try {
            var key = key(request);
            var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw CallRefused.TOO_LARGE;
            }
            return telephony.tell(CallBody.read(body, telephony.now()), key);
        } finally {
            places.release();
        }
    }

    @GetMapping("/v1/calls/schema")
    Map<String, Object> schema() {
        return CallBody.schema();
    }

    private WriteKey key(HttpServletRequest request) {
        var key =
                Optional.ofNullable(ShownKey.of(request))
                        .flatMap(keys::writer)
                        .orElseThrow(() -> CallRefused.NO_KEY);
        if (key.trust() == Trust.PUBLIC) {
            throw CallRefused.PUBLIC_KEY;
        }
        return key;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(CallBody.Wrong wrong) {
        return CallRefused.of(wrong);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(CallRefused refused) {
        return refused.answer();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> away() {
        return CallRefused.AWAY.answer();
    }

    /// Telephony went away in the middle of its call: there is nobody to answer.
    @ExceptionHandler
    void cutOff(IOException cut) {}
}
