package atalaya.server.ingest.collect;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Why a call is not taken, in the way clients understand: what is final (4xx) and what is worth
/// another try (429, 503).
///
/// Made once each: under attack a stack trace for every call would cost more than the calls.
final class Refused extends RuntimeException {

    static final Refused NOT_JSON =
            new Refused(
                    400,
                    0,
                    new AtalayaError(2401, Exit.FAILED, "the body is not JSON")
                            .remedy("one JSON object, in UTF-8"));
    static final Refused NO_BATCH =
            new Refused(
                    400,
                    0,
                    new AtalayaError(2402, Exit.FAILED, "the body has no list named batch")
                            .remedy("a list of events under batch"));
    static final Refused TOO_LARGE =
            new Refused(
                    413,
                    0,
                    new AtalayaError(
                                    2403,
                                    Exit.FAILED,
                                    "a call has at most 32 KB, a batch at most 500 KB")
                            .remedy("send it in parts"));
    static final Refused TOO_MUCH_IN_COMMON =
            new Refused(
                    413,
                    0,
                    new AtalayaError(
                                    2407,
                                    Exit.FAILED,
                                    "what the events of a batch have in common comes to over 8 MB"
                                            + " once each holds it")
                            .remedy("send it in parts"));
    static final Refused TOO_MANY =
            new Refused(
                    413,
                    0,
                    new AtalayaError(2404, Exit.FAILED, "a batch has at most 2,500 events")
                            .remedy("send it in parts"));
    static final Refused BUSY =
            new Refused(
                    429,
                    1,
                    new AtalayaError(2405, Exit.FAILED, "too much arrives at once")
                            .remedy("send it again after the seconds of Retry-After"));
    static final Refused AWAY =
            new Refused(
                    503,
                    5,
                    new AtalayaError(2406, Exit.FAILED, "nothing can be stored now")
                            .remedy("send it again after the seconds of Retry-After"));
    static final Refused NO_KEY =
            new Refused(
                    401,
                    0,
                    new AtalayaError(5021, Exit.FAILED, "the write key is missing or not valid")
                            .remedy("atalaya key create --source NAME"));

    private final int status;
    private final int retryAfterSeconds;
    private final transient AtalayaError error;

    private Refused(int status, int retryAfterSeconds, AtalayaError error) {
        super(error.getMessage(), null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.error = error;
    }

    /// As problem details (RFC 9457), with the word that clients of Segment look for.
    ResponseEntity<ProblemDetail> answer() {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(getMessage());
        problem.setDetail(error.remedy());
        problem.setProperty("code", error.code());
        problem.setProperty("success", false);
        var response =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfterSeconds > 0) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        return response.body(problem);
    }
}
