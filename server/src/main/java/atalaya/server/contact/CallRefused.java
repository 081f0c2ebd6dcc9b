package atalaya.server.contact;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Why what telephony told is not taken, as problem details (RFC 9457).
final class CallRefused extends RuntimeException {

    private static final String SCHEMA = "/v1/calls/schema";

    static final CallRefused TOO_LARGE =
            new CallRefused(
                    413,
                    0,
                    new AtalayaError(7102, Exit.FAILED, "a call has at most 32 KB")
                            .remedy("send the fields of its schema only: %s", SCHEMA));
    static final CallRefused NO_KEY =
            new CallRefused(
                    401,
                    0,
                    new AtalayaError(5021, Exit.FAILED, "the write key is missing or not valid")
                            .remedy("atalaya key create --source NAME"));
    static final CallRefused PUBLIC_KEY =
            new CallRefused(
                    403,
                    0,
                    new AtalayaError(7103, Exit.FAILED, "a public key may not tell of calls")
                            .remedy("atalaya key create --source NAME --trust server"));
    static final CallRefused BUSY =
            new CallRefused(
                    429,
                    1,
                    new AtalayaError(7104, Exit.FAILED, "too many calls are told of at once")
                            .remedy("send it again after the seconds of Retry-After"));
    static final CallRefused AWAY =
            new CallRefused(
                    503,
                    5,
                    new AtalayaError(2406, Exit.FAILED, "nothing can be stored now")
                            .remedy("send it again after the seconds of Retry-After"));

    private final int status;
    private final int retryAfterSeconds;
    private final transient AtalayaError error;

    private CallRefused(int status, int retryAfterSeconds, AtalayaError error) {
        super(error.getMessage(), null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.error = error;
    }

    ResponseEntity<ProblemDetail> answer() {
        return answer(status, retryAfterSeconds, problem(status, error));
    }

    /// A body that cannot be read: which field, and what would be right.
    static ResponseEntity<ProblemDetail> of(CallBody.Wrong wrong) {
        var problem =
                problem(
                        400,
                        new AtalayaError(7101, Exit.FAILED, "this is not a telling of a call")
                                .remedy("one JSON object with call and phase: %s", SCHEMA));
        problem.setDetail(
                wrong.field() == null
                        ? wrong.getMessage()
                        : "%s %s".formatted(wrong.field(), wrong.getMessage()));
        if (wrong.field() != null) {
            problem.setProperty("field", wrong.field());
        }
        problem.setProperty("schema", SCHEMA);
        return answer(400, 0, problem);
    }

    private static ProblemDetail problem(int status, AtalayaError error) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(error.getMessage());
        problem.setDetail(error.remedy());
        problem.setProperty("code", error.code());
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(
            int status, int retryAfterSeconds, ProblemDetail problem) {
        var response =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfterSeconds > 0) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        return response.body(problem);
    }
}
