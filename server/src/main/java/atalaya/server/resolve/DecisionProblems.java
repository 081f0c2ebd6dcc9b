package atalaya.server.resolve;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns refusals of decisions into problem details (RFC 9457).
@RestControllerAdvice(assignableTypes = DecisionsController.class)
final class DecisionProblems {

    /// 404 for what is not known, 409 with the chain for what contradicts, 422 for the rest.
    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        var status =
                switch (refusal.why()) {
                    case UNKNOWN_CUSTOMER, UNKNOWN_DECISION -> HttpStatus.NOT_FOUND;
                    case ALREADY_WITHDRAWN, ALREADY_ONE, CONTRADICTS -> HttpStatus.CONFLICT;
                    case NO_SUCH_SIDES -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        var problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
        problem.setTitle("The decision was refused");
        problem.setType(URI.create("urn:atalaya:refusal:" + refusal.why().name()));
        problem.setProperty("code", code(refusal.why()));
        problem.setProperty("chain", refusal.chain());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(IllegalArgumentException mistake) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistake.getMessage());
        problem.setTitle("The request cannot be read");
        problem.setProperty("code", "Atalaya-3002");
        return problem;
    }

    /// The number `docs/errors.md` explains.
    private static String code(Refusal.Why why) {
        return switch (why) {
            case UNKNOWN_CUSTOMER -> "Atalaya-3001";
            case UNKNOWN_DECISION -> "Atalaya-3004";
            case ALREADY_WITHDRAWN -> "Atalaya-3005";
            case ALREADY_ONE -> "Atalaya-3006";
            case NO_SUCH_SIDES -> "Atalaya-3007";
            case CONTRADICTS -> "Atalaya-3008";
        };
    }
}
