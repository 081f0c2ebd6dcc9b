package atalaya.server.profile;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns what cannot be answered about a customer into problem details (RFC 9457).
@RestControllerAdvice(assignableTypes = ProfilesController.class)
final class ProfileProblems {

    @ExceptionHandler
    ProblemDetail notFound(ProfilesController.NotFound missing) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
        problem.setTitle("There is no such customer");
        problem.setProperty("code", "Atalaya-3001");
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
}
